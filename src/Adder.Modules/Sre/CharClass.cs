using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Modules.Sre;

/// <summary>How the character is changed before it is looked up.</summary>
internal enum CaseFolding : byte
{
    None,
    Ascii,
    Unicode,
    Locale,
}

/// <summary>A set of characters: a table for Latin-1, lazily filled pages for the rest of the BMP, the charset's code beyond.</summary>
internal sealed class CharClass
{
    private const int PageSize = 256;

    private readonly uint[] _code;
    private readonly CaseFolding _folding;
    private readonly bool[] _latin = new bool[PageSize];
    private bool[]?[]? _pages;
    private SearchValues<byte>? _bytes;
    private SearchValues<char>? _chars;
    private bool _charsTried;

    /// <param name="code">A charset, ending with FAILURE.</param>
    /// <param name="folding">The case folding that the operator implies.</param>
    internal CharClass(uint[] code, CaseFolding folding)
    {
        _code = code;
        _folding = folding;
        for (uint c = 0; c < PageSize; c++)
        {
            if (!Evaluate(c)) continue;
            _latin[c] = true;
            LatinBits[c >> 6] |= 1UL << (int)(c & 63);
        }
        High = ClassifyHigh();
    }

    internal enum HighMembers : byte
    {
        None,
        Some,
        All,
    }

    /// <summary>What is known of the characters beyond Latin-1.</summary>
    internal HighMembers High { get; }

    /// <summary>The category that this class consists of, or null.</summary>
    internal SreCategory? SoleCategory =>
        _code.Length == 3 && _code[0] == (uint)SreOpcode.Category && _folding == CaseFolding.None ? (SreCategory)_code[1] : null;

    /// <summary>The Latin-1 members as a bitmap.</summary>
    internal ulong[] LatinBits { get; } = new ulong[4];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Contains(uint c) => c < PageSize
        ? Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_latin), c)
        : ContainsHigh(c);

    /// <summary>The length of the run of members at the start of the text.</summary>
    internal int CountRun<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        const int Scalar = 12;
        int near = Math.Min(text.Length, Scalar);
        int i = 0;
        while (i < near && Contains(uint.CreateTruncating(text[i]))) i++;
        if (i < near || i == text.Length) return i;
        int far = IndexOfExcept(text[i..]);
        return far < 0 ? text.Length : i + far;
    }

    /// <summary>The first member in the text, or -1.</summary>
    internal int IndexIn<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte)) return MemoryMarshal.Cast<T, byte>(text).IndexOfAny(ByteValues());
        if (typeof(T) == typeof(char) && CharValues() is { } values)
        {
            ReadOnlySpan<char> chars = MemoryMarshal.Cast<T, char>(text);
            return High == HighMembers.None ? chars.IndexOfAny(values) : chars.IndexOfAnyExcept(values);
        }
        for (int i = 0; i < text.Length; i++)
        {
            if (Contains(uint.CreateTruncating(text[i]))) return i;
        }
        return -1;
    }

    private int IndexOfExcept<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte)) return MemoryMarshal.Cast<T, byte>(text).IndexOfAnyExcept(ByteValues());
        if (typeof(T) == typeof(char) && CharValues() is { } values)
        {
            ReadOnlySpan<char> chars = MemoryMarshal.Cast<T, char>(text);
            return High == HighMembers.None ? chars.IndexOfAnyExcept(values) : chars.IndexOfAny(values);
        }
        for (int i = 0; i < text.Length; i++)
        {
            if (!Contains(uint.CreateTruncating(text[i]))) return i;
        }
        return -1;
    }

    private SearchValues<byte> ByteValues() => _bytes ??= SearchValues.Create(MembersOf(true).ConvertAll(static c => (byte)c).ToArray());

    // The members, or where all high characters belong, those that do not.
    private SearchValues<char>? CharValues()
    {
        if (_charsTried) return _chars;
        if (High != HighMembers.Some) _chars = SearchValues.Create(CollectionsMarshal.AsSpan(MembersOf(High == HighMembers.None)));
        _charsTried = true;
        return _chars;
    }

    private List<char> MembersOf(bool wanted)
    {
        var members = new List<char>();
        for (int c = 0; c < PageSize; c++)
        {
            if (_latin[c] == wanted) members.Add((char)c);
        }
        return members;
    }

    private bool ContainsHigh(uint c)
    {
        if (High != HighMembers.Some) return High == HighMembers.All;
        if (c >= 0x10000) return Evaluate(c);
        bool[]?[] pages = _pages ??= new bool[]?[PageSize];
        bool[] page = pages[c >> 8] ??= FillPage(c & ~0xFFu);
        return page[c & 0xFF];
    }

    private bool[] FillPage(uint first)
    {
        var page = new bool[PageSize];
        for (uint i = 0; i < PageSize; i++) page[i] = Evaluate(first + i);
        return page;
    }

    private bool Evaluate(uint c)
    {
        switch (_folding)
        {
            case CaseFolding.Ascii:
                return CharsetCode.Contains(_code, CharCase.LowerAscii(c));
            case CaseFolding.Unicode:
                return CharsetCode.Contains(_code, CharCase.LowerUnicode(c));
            case CaseFolding.Locale:
                return CharsetCode.Contains(_code, CharCase.LowerAscii(c)) || CharsetCode.Contains(_code, CharCase.UpperAscii(c));
            default:
                return CharsetCode.Contains(_code, c);
        }
    }

    // Exact where the code speaks of Latin-1 and ASCII categories only.
    private HighMembers ClassifyHigh()
    {
        if (_folding == CaseFolding.Unicode) return HighMembers.Some;
        bool negated = false;
        int i = 0;
        while (true)
        {
            switch ((SreOpcode)_code[i++])
            {
                case SreOpcode.Failure:
                    return negated ? HighMembers.All : HighMembers.None;
                case SreOpcode.Negate when i == 1:
                    negated = true;
                    break;
                case SreOpcode.Literal when _code[i] < PageSize:
                    i++;
                    break;
                case SreOpcode.Range when _code[i + 1] < PageSize:
                    i += 2;
                    break;
                case SreOpcode.Charset:
                    i += 8;
                    break;
                case SreOpcode.Category when _code[i] <= (uint)SreCategory.LocNotWord:
                    if ((_code[i] & 1) != 0) return negated ? HighMembers.None : HighMembers.All;
                    i++;
                    break;
                default:
                    return HighMembers.Some;
            }
        }
    }
}
