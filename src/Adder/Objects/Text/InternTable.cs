using System.Collections.Concurrent;

namespace Adder.Objects;

/// <summary>The interned strings: immutable, so one table serves all interpreters.</summary>
internal sealed class InternTable
{
    internal static readonly InternTable Shared = new();

    /// <summary>Compares strings by what they say, of whatever type they are.</summary>
    internal static IEqualityComparer<PyStr> ByContent => ContentComparer.Instance;

    private const int LiteralSlots = 2048, LongestLiteral = 24, UsualCount = 4096;

    private readonly ConcurrentDictionary<PyStr, PyStr> _strings = new(Environment.ProcessorCount, UsualCount, ContentComparer.Instance);

    // The last literals asked for. Threads may overwrite each other's: a slot is one reference, and wrong ones are not used.
    private readonly Literal?[] _literals = new Literal?[LiteralSlots];

    /// <summary>The interned string for a C# literal, by the identity of the literal.</summary>
    internal PyStr OfLiteral(string text)
    {
        if ((uint)(text.Length - 1) >= LongestLiteral) return Intern(PyStr.From(text));
        int slot = (text.Length * 131 + text[^1] * 31 + text[text.Length / 2] * 17 + text[text.Length / 3] * 7 + text[0]) & (LiteralSlots - 1);
        if (_literals[slot] is { } known && ReferenceEquals(known.Text, text)) return known.Interned;
        PyStr interned = Intern(PyStr.From(text));
        _literals[slot] = new Literal(text, interned);
        return interned;
    }

    private sealed record Literal(string Text, PyStr Interned);

    internal PyStr Intern(PyStr text)
    {
        if (_strings.TryGetValue(text, out PyStr? known)) return known;
        PyStr lasting = text.Lasting();
        known = _strings.GetOrAdd(lasting, lasting);
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
