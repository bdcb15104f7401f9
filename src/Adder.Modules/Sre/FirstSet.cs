namespace Adder.Modules.Sre;

/// <summary>The characters that a piece of a program can start with; an upper bound.</summary>
internal sealed class FirstSet
{
    private readonly ulong[] _bits = new ulong[4];

    /// <summary>Whether a character beyond Latin-1 may come first.</summary>
    internal bool High { get; private set; }

    /// <summary>Whether it may match without a character, so that nothing follows from the first one.</summary>
    internal bool Nullable { get; private set; }

    /// <summary>The one class that it is made of, if it is.</summary>
    internal CharClass? Sole { get; private set; }

    /// <summary>The one Latin-1 character it consists of, or -1.</summary>
    internal int SoleLiteral { get; private set; } = -1;

    private bool _touched;

    internal bool May(uint c) => c < 256 ? (_bits[c >> 6] & (1UL << (int)(c & 63))) != 0 : High;

    internal FirstSet AddNullable()
    {
        Nullable = true;
        Forget();
        return this;
    }

    internal void AddLiteral(uint c)
    {
        bool alone = !_touched;
        Forget();
        if (alone && c < 256) SoleLiteral = (int)c;
        AddChar(c);
    }

    internal void AddNot(uint c)
    {
        bool kept = c < 256 && May(c);
        AddAll();
        if (c < 256 && !kept) _bits[c >> 6] &= ~(1UL << (int)(c & 63));
    }

    internal void AddAll()
    {
        Forget();
        _bits.AsSpan().Fill(ulong.MaxValue);
        High = true;
    }

    internal void AddClass(CharClass members)
    {
        bool alone = !_touched;
        Forget();
        if (alone) Sole = members;
        for (int i = 0; i < _bits.Length; i++) _bits[i] |= members.LatinBits[i];
        High |= members.High != CharClass.HighMembers.None;
    }

    /// <summary>A class of the same members, all high characters taken together.</summary>
    internal CharClass ToClass()
    {
        if (Sole is not null) return Sole;
        var code = new List<uint>(11);
        if (High) code.Add((uint)SreOpcode.Negate);
        code.Add((uint)SreOpcode.Charset);
        foreach (ulong word in _bits)
        {
            ulong bits = High ? ~word : word;
            code.Add((uint)bits);
            code.Add((uint)(bits >> 32));
        }
        code.Add((uint)SreOpcode.Failure);
        return new CharClass(code.ToArray(), CaseFolding.None);
    }

    /// <summary>Whether no character is in both.</summary>
    internal bool IsDisjoint(FirstSet other)
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0) return false;
        }
        return !(High && other.High) || AreOppositeCategories(Sole, other.Sole);
    }

    private static bool AreOppositeCategories(CharClass? a, CharClass? b)
    {
        if (a?.SoleCategory is not { } x || b?.SoleCategory is not { } y) return false;
        if (((uint)x ^ 1) == (uint)y) return true;
        return Excludes(x, y) || Excludes(y, x);
    }

    private static bool Excludes(SreCategory x, SreCategory y) => (x, y) switch
    {
        (SreCategory.UniSpace, SreCategory.UniWord or SreCategory.UniDigit) => true,
        (SreCategory.UniDigit, SreCategory.UniNotWord) => true,
        _ => false,
    };

    private void AddChar(uint c)
    {
        if (c < 256) _bits[c >> 6] |= 1UL << (int)(c & 63);
        else High = true;
    }

    private void Forget()
    {
        _touched = true;
        Sole = null;
        SoleLiteral = -1;
    }
}
