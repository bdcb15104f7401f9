using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Adder.Objects;

public partial class PyStr
{
    /// <summary>The Python string of a .NET string; surrogate pairs become one code point, lone surrogates stay.</summary>
    public static PyStr From(string text) => From(text.AsSpan());

    /// <inheritdoc cref="From(string)"/>
    public static PyStr From(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return Empty;
        char max = '\0';
        foreach (char c in text) max |= c;
        if (max < 0x100) return FromLatin1Chars(text);
        int pairs = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1])) { pairs++; i++; }
        }
        if (pairs == 0) return new PyArrayStr(PyType.Str, text.ToArray(), StrKind.Ucs2);
        int[] points = new int[text.Length - pairs];
        for (int i = 0, n = 0; i < text.Length; i++, n++)
        {
            bool pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            points[n] = pair ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
        }
        return new PyArrayStr(PyType.Str, points, StrKind.Ucs4);
    }

    /// <summary>A string of code points below 256.</summary>
    internal static PyStr FromLatin1(ReadOnlySpan<byte> text)
    {
        if (text.Length <= 1) return text.IsEmpty ? Empty : FromCodePoint(text[0]);
        PyStr made = New(text.Length, out Span<byte> copy);
        text.CopyTo(copy);
        return made;
    }

    /// <summary>Takes the array over, if it is not a short one: it must not change any more.</summary>
    internal static PyStr OwnLatin1(byte[] text) =>
        text.Length <= InlineRoom ? FromLatin1(text) : new PyArrayStr(PyType.Str, text, StrKind.Latin1);

    /// <summary>A string of code points below 65536 (no pairing of surrogates), narrowed if possible.</summary>
    internal static PyStr FromUcs2(ReadOnlySpan<char> text)
    {
        char max = '\0';
        foreach (char c in text) max |= c;
        if (max < 0x100) return FromLatin1Chars(text);
        return new PyArrayStr(PyType.Str, text.ToArray(), StrKind.Ucs2);
    }

    /// <summary>A string of any code points, narrowed if possible.</summary>
    internal static PyStr FromUcs4(ReadOnlySpan<int> text)
    {
        int max = 0;
        foreach (int c in text) max |= c;
        if (max >= 0x10000) return new PyArrayStr(PyType.Str, text.ToArray(), StrKind.Ucs4);
        if (max >= 0x100)
        {
            char[] chars = new char[text.Length];
            for (int i = 0; i < chars.Length; i++) chars[i] = (char)text[i];
            return new PyArrayStr(PyType.Str, chars, StrKind.Ucs2);
        }
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return OwnLatin1(bytes);
    }

    /// <summary>The string of one code point.</summary>
    internal static PyStr FromCodePoint(int c)
    {
        if (c < 256) return s_latin1Characters[c] ??= NewCharacter((byte)c);
        return c < 0x10000 ? new PyArrayStr(PyType.Str, new[] { (char)c }, StrKind.Ucs2) : new PyArrayStr(PyType.Str, new[] { c }, StrKind.Ucs4);
    }

    private static PyStr NewCharacter(byte c)
    {
        PyStr made = NewHashed(1, out Span<byte> text);
        text[0] = c;
        return made;
    }

    /// <summary>The code points from start up to end, which must be in range.</summary>
    internal PyStr Substring(int start, int end)
    {
        if (start >= end) return Empty;
        if (start == 0 && end == Length && ReferenceEquals(Type, PyType.Str)) return this;
        return Kind switch
        {
            StrKind.Latin1 => FromLatin1(Latin1[start..end]),
            StrKind.Ucs2 => FromUcs2(Ucs2[start..end]),
            _ => FromUcs4(Ucs4[start..end]),
        };
    }

    private static PyStr FromLatin1Chars(ReadOnlySpan<char> text)
    {
        if (text.Length == 1) return FromCodePoint(text[0]);
        PyStr made = New(text.Length, out Span<byte> bytes);
        Narrow(text, bytes);
        return made;
    }

    // Encoding.Latin1 would do it as well, but is compiled when first used: most strings of the start are shorter than that is worth.
    private static void Narrow(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        int i = 0;
        for (; i <= text.Length - 16; i += 16)
        {
            ReadOnlySpan<ushort> half = MemoryMarshal.Cast<char, ushort>(text.Slice(i, 16));
            Vector128.Narrow(Vector128.Create(half), Vector128.Create(half[8..])).CopyTo(bytes[i..]);
        }
        for (; i < text.Length; i++) bytes[i] = (byte)text[i];
    }
}
