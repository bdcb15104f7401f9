using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary>How wide a string's code points are stored. (PyUnicode_1BYTE_KIND ...)</summary>
internal enum StrKind
{
    Latin1 = 1, Ucs2 = 2, Ucs4 = 4,
}

/// <summary>
/// <c>str</c>: immutable code points, stored as narrow as the widest of them allows (PEP 393). Lone surrogates are legal.
/// Every string is in its narrowest form, so strings of different kinds are never equal.
/// </summary>
[PyType("str", Property = "Str", Flags = TypeFlags.UnicodeSubclass | TypeFlags.MatchSelf, SubclassBase = typeof(PyArrayStr), Doc = """
    str(object='') -> str
    str(bytes_or_buffer[, encoding[, errors]]) -> str

    The text of an object: what its __str__() says, or its repr(). With an
    encoding (utf-8 unless given) or errors ('strict' unless given) the object
    must have bytes, which are decoded.
    """)]
public partial class PyStr : PyObject
{
    public static readonly PyStr Empty = NewHashed(0, out _);

    // As names they are looked up often: they keep their hashes.
    private static readonly PyStr?[] s_latin1Characters = new PyStr?[256];

    internal StrKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (StrKind)(1 << (((int)Flags >> KindShift) & KindMask));
    }

    /// <summary>The number of code points.</summary>
    public int Length
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int flags = (int)Flags;
            if ((flags & InArrayFlag) == 0) return Inline(flags);
            return (flags & GrowingFlag) == 0 ? Unsafe.As<byte[]>(Data).Length : Unsafe.As<PyGrowingStr>(this).GrownLength;
        }
    }

    /// <summary>It shares its memory with strings that it is the beginning of: see <see cref="PyGrowingStr"/>.</summary>
    internal bool IsGrowing => ((int)Flags & GrowingFlag) != 0;

    internal bool IsLatin1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((int)Flags & (KindMask << KindShift)) == 0;
    }

    /// <summary>The code points of a Latin-1 string.</summary>
    internal ReadOnlySpan<byte> Latin1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int flags = (int)Flags;
            if ((flags & InArrayFlag) != 0) return new(Unsafe.As<byte[]>(Data), 0, Length);
            ref byte count = ref Inline(flags);
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref count, 1), count);
        }
    }

    /// <summary>The code points of a UCS-2 string.</summary>
    internal ReadOnlySpan<char> Ucs2 => new(Unsafe.As<char[]>(Data), 0, Length);

    /// <summary>The code points of a UCS-4 string.</summary>
    internal ReadOnlySpan<int> Ucs4 => new(Unsafe.As<int[]>(Data), 0, Length);

    internal bool IsInterned => ((int)Flags & InternedFlag) != 0;

    /// <summary>The code point at the index, which must be in range.</summary>
    internal int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Kind switch
        {
            StrKind.Latin1 => Latin1[index],
            StrKind.Ucs2 => Unsafe.As<char[]>(Data)[index],
            _ => Unsafe.As<int[]>(Data)[index],
        };
    }

    /// <summary>The hash, never -1. All but the smallest strings compute it once. (unicode_hash)</summary>
    internal long Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((int)Flags & HashedFlag) != 0 && _head != 0 ? (long)_head : ComputeHash();
    }

    /// <summary>The bytes of the code points as stored.</summary>
    internal ReadOnlySpan<byte> RawBytes => Kind switch
    {
        StrKind.Latin1 => Latin1,
        StrKind.Ucs2 => MemoryMarshal.AsBytes(Ucs2),
        _ => MemoryMarshal.AsBytes(Ucs4),
    };

    /// <summary>Equality of content; works on subclass instances too.</summary>
    internal bool ContentEquals(PyStr other)
    {
        if (ReferenceEquals(this, other)) return true;
        int flags = (int)Flags, otherFlags = (int)other.Flags;
        if (((flags | otherFlags) & InArrayFlag) != 0) return ArrayEquals(other);
        ref byte first = ref Inline(flags), second = ref other.Inline(otherFlags);
        if (Unsafe.ReadUnaligned<ulong>(ref first) != Unsafe.ReadUnaligned<ulong>(ref second)) return false;
        return first <= TinyRoom || Latin1[TinyRoom..].SequenceEqual(other.Latin1[TinyRoom..]);
    }

    private bool ArrayEquals(PyStr other)
    {
        if (Length != other.Length || Kind != other.Kind) return false;
        if (((int)Flags & (int)other.Flags & HashedFlag) != 0 && _head != 0 && other._head != 0 && _head != other._head) return false;
        return RawBytes.SequenceEqual(other.RawBytes);
    }

    /// <summary>Equality with an ASCII literal.</summary>
    internal bool Is(string ascii)
    {
        if (!IsLatin1 || Length != ascii.Length) return false;
        ReadOnlySpan<byte> latin1 = Latin1;
        for (int i = 0; i < latin1.Length; i++)
        {
            if (latin1[i] != ascii[i]) return false;
        }
        return true;
    }

    /// <summary>The one string object for this content, where identity then means equality.</summary>
    public static PyStr Intern(PyStr text) => text.IsInterned ? text : InternTable.Shared.Intern(text);

    /// <summary>The interned string for a C# literal.</summary>
    public static PyStr Intern(string text) => InternTable.Shared.OfLiteral(text);

    internal void MarkInterned() => Mark((ObjectFlags)InternedFlag);

    public override string ToString()
    {
        if (Kind == StrKind.Latin1) return Widened(Latin1);
        if (Kind == StrKind.Ucs2) return new string(Ucs2);
        System.Text.StringBuilder builder = new(Length + 16);
        foreach (int c in Ucs4)
        {
            if (c < 0x10000) builder.Append((char)c);
            else builder.Append((char)(0xD800 + ((c - 0x10000) >> 10))).Append((char)(0xDC00 + ((c - 0x10000) & 0x3FF)));
        }
        return builder.ToString();
    }

    private static string Widened(ReadOnlySpan<byte> latin1)
    {
        const int few = 64;
        if (latin1.Length > few) return System.Text.Encoding.Latin1.GetString(latin1);
        Span<char> text = stackalloc char[latin1.Length];
        for (int i = 0; i < text.Length; i++) text[i] = (char)latin1[i];
        return new string(text);
    }

    private long ComputeHash()
    {
        int flags = (int)Flags;
        long hash;
        if ((flags & InArrayFlag) == 0 && Inline(flags) <= TinyRoom)
        {
            // Count and characters are one word, which SipHash takes the other way round.
            ulong word = Unsafe.ReadUnaligned<ulong>(ref Inline(flags));
            hash = word == 0 ? 0 : SipHash.OfLastWord(BitOperations.RotateRight(word, 8));
        }
        else
        {
            hash = Length == 0 ? 0 : SipHash.Hash13(RawBytes);
        }
        if (hash == -1) hash = -2;
        // 0 means "not computed": the empty string (hash 0) is computed anew each time, which costs nothing.
        if ((flags & HashedFlag) != 0) _head = (ulong)hash;
        return hash;
    }
}
