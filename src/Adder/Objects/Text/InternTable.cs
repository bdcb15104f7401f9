namespace Adder.Objects;

/// <summary>The interned strings: immutable, so one table serves all interpreters.</summary>
internal sealed class InternTable
{
    internal static readonly InternTable Shared = new();

    private const int LiteralSlots = 2048, LongestLiteral = 24, FirstSize = 8192;

    private readonly object _gate = new();

    // By hash, at most half full; whoever reads takes no lock, and nothing is ever taken out.
    private PyStr?[] _strings = new PyStr?[FirstSize];
    private int _count;

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

    private sealed class Literal(string text, PyStr interned)
    {
        internal readonly string Text = text;
        internal readonly PyStr Interned = interned;
    }

    internal PyStr Intern(PyStr text)
    {
        if (Find(text) is { } known) return known;
        PyStr lasting = text.Lasting();
        lock (_gate)
        {
            if (Find(text) is { } other) return other;
            if (++_count > _strings.Length / 2) Volatile.Write(ref _strings, Larger(_strings));
            lasting.MarkInterned();
            Place(lasting.Hash, _strings) = lasting;
        }
        return lasting;
    }

    /// <summary>The interned string with the same text, if there is one.</summary>
    internal PyStr? Find(PyStr text)
    {
        PyStr?[] strings = Volatile.Read(ref _strings);
        long hash = text.Hash;
        for (int i = (int)hash & (strings.Length - 1); Volatile.Read(ref strings[i]) is { } known; i = (i + 1) & (strings.Length - 1))
        {
            if (known.Hash == hash && known.ContentEquals(text)) return known;
        }
        return null;
    }

    private static PyStr?[] Larger(PyStr?[] strings)
    {
        PyStr?[] larger = new PyStr?[strings.Length * 2];
        foreach (PyStr? known in strings)
        {
            if (known is not null) Place(known.Hash, larger) = known;
        }
        return larger;
    }

    private static ref PyStr? Place(long hash, PyStr?[] strings)
    {
        int i = (int)hash & (strings.Length - 1);
        while (strings[i] is not null) i = (i + 1) & (strings.Length - 1);
        return ref strings[i];
    }
}

/// <summary>Compares objects by identity.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    internal static readonly ReferenceComparer Instance = new();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
}
