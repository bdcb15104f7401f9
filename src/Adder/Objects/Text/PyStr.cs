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
[PyType("str", Property = "Str", Flags = TypeFlags.UnicodeSubclass | TypeFlags.MatchSelf, Doc = """
    str(object='') -> str
    str(bytes_or_buffer[, encoding[, errors]]) -> str

    The text of an object: what its __str__() says, or its repr(). With an
    encoding (utf-8 unless given) or errors ('strict' unless given) the object
    must have bytes, which are decoded.
    """)]
public partial class PyStr : PyObject
{
    private const int KindShift = 2;
    private const int InternedFlag = 1 << 5;
    private const int GrowingFlag = 1 << 6;
    private const int ConcatenatedFlag = 1 << 7;

    public static readonly PyStr Empty = new(PyType.Str, Array.Empty<byte>(), StrKind.Latin1);

    private static readonly PyStr?[] s_latin1Characters = new PyStr?[256];

    private readonly Array _data;
    private long _hash;

    /// <summary>Wraps code points, which must not change any more and must need the kind.</summary>
    internal PyStr(PyType type, Array data, StrKind kind) : base(type)
    {
        _data = data;
        Flags = (ObjectFlags)((int)kind << KindShift);
    }

    /// <summary>A copy of the text for a subclass instance.</summary>
    internal PyStr(PyType type, PyStr text) : this(type, text.IsGrowing ? text.CopyOfData() : text._data, text.Kind) { }

    internal StrKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (StrKind)(((int)Flags >> KindShift) & 7);
    }

    /// <summary>The number of code points.</summary>
    public int Length
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsGrowing ? Unsafe.As<PyGrowingStr>(this).GrownLength : Unsafe.As<byte[]>(_data).Length;
    }

    /// <summary>It shares its memory with strings that it is the beginning of: see <see cref="PyGrowingStr"/>.</summary>
    internal bool IsGrowing
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((int)Flags & GrowingFlag) != 0;
    }

    internal bool IsLatin1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Kind == StrKind.Latin1;
    }

    /// <summary>The code points of a Latin-1 string.</summary>
    internal ReadOnlySpan<byte> Latin1 => new(Unsafe.As<byte[]>(_data), 0, Length);

    /// <summary>The code points of a UCS-2 string.</summary>
    internal ReadOnlySpan<char> Ucs2 => new(Unsafe.As<char[]>(_data), 0, Length);

    /// <summary>The code points of a UCS-4 string.</summary>
    internal ReadOnlySpan<int> Ucs4 => new(Unsafe.As<int[]>(_data), 0, Length);

    internal bool IsInterned => ((int)Flags & InternedFlag) != 0;

    /// <summary>The code point at the index, which must be in range.</summary>
    internal int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Kind switch
        {
            StrKind.Latin1 => Unsafe.As<byte[]>(_data)[index],
            StrKind.Ucs2 => Unsafe.As<char[]>(_data)[index],
            _ => Unsafe.As<int[]>(_data)[index],
        };
    }

    /// <summary>The hash, never -1, computed once. (unicode_hash)</summary>
    internal long Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hash != 0 ? _hash : ComputeHash();
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
        if (Length != other.Length || Kind != other.Kind) return false;
        if (_hash != 0 && other._hash != 0 && _hash != other._hash) return false;
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
        if (Kind == StrKind.Latin1) return string.Create(Length, this, static (span, self) => Widen(self.Latin1, span));
        if (Kind == StrKind.Ucs2) return new string(Ucs2);
        System.Text.StringBuilder builder = new(Length + 16);
        foreach (int c in Ucs4)
        {
            if (c < 0x10000) builder.Append((char)c);
            else builder.Append((char)(0xD800 + ((c - 0x10000) >> 10))).Append((char)(0xDC00 + ((c - 0x10000) & 0x3FF)));
        }
        return builder.ToString();
    }

    private static void Widen(ReadOnlySpan<byte> from, Span<char> to)
    {
        System.Text.Encoding.Latin1.GetChars(from, to);
    }

    private long ComputeHash()
    {
        long hash = Length == 0 ? 0 : SipHash.Hash13(RawBytes);
        // 0 means "not computed": the empty string (hash 0) is computed anew each time, which costs nothing.
        return _hash = hash == -1 ? -2 : hash;
    }
}
