using System.Collections.Concurrent;

namespace Adder.Objects;

/// <summary>The interned strings: immutable, so one table serves all interpreters.</summary>
internal sealed class InternTable
{
    internal static readonly InternTable Shared = new();

    private readonly ConcurrentDictionary<PyStr, PyStr> _strings = new(ContentComparer.Instance);

    internal PyStr Intern(PyStr text)
    {
        if (_strings.TryGetValue(text, out PyStr? known)) return known;
        PyStr exact = ReferenceEquals(text.Type, PyType.Str) && !text.IsGrowing ? text : new PyStr(PyType.Str, text);
        known = _strings.GetOrAdd(exact, exact);
        known.MarkInterned();
        return known;
    }

    /// <summary>The interned string with the same text, if there is one.</summary>
    internal PyStr? Find(PyStr text) => _strings.GetValueOrDefault(text);

    private sealed class ContentComparer : IEqualityComparer<PyStr>
    {
        internal static readonly ContentComparer Instance = new();

        public bool Equals(PyStr? x, PyStr? y) => x!.ContentEquals(y!);

        public int GetHashCode(PyStr text) => (int)text.Hash;
    }
}

/// <summary>Compares objects by identity.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    internal static readonly ReferenceComparer Instance = new();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
}
