using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Objects;

public partial class PyStr
{
    /// <summary>The code points as T, which must be at least as wide as they are stored: a copy where it is wider.</summary>
    internal ReadOnlySpan<T> As<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte)) return MemoryMarshal.Cast<byte, T>(Latin1);
        if (typeof(T) == typeof(char))
        {
            if (Kind == StrKind.Ucs2) return MemoryMarshal.Cast<char, T>(Ucs2);
            char[] chars = new char[Length];
            Spans.Widen(Latin1, chars);
            return MemoryMarshal.Cast<char, T>(chars.AsSpan());
        }
        if (Kind == StrKind.Ucs4) return MemoryMarshal.Cast<int, T>(Ucs4);
        int[] points = new int[Length];
        CopyTo(points);
        return MemoryMarshal.Cast<int, T>(points.AsSpan());
    }

    /// <summary>A string of the code points, narrowed if possible.</summary>
    internal static PyStr From<T>(ReadOnlySpan<T> text)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte)) return FromLatin1(MemoryMarshal.Cast<T, byte>(text));
        return typeof(T) == typeof(char) ? FromUcs2(MemoryMarshal.Cast<T, char>(text)) : FromUcs4(MemoryMarshal.Cast<T, int>(text));
    }

    /// <summary>Takes over code points that are known to need their width (or not to be narrowable further).</summary>
    internal static PyStr Own<T>(T[] text)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte)) return OwnLatin1(Unsafe.As<byte[]>(text));
        if (text.Length == 0) return Empty;
        return new PyArrayStr(PyType.Str, text, typeof(T) == typeof(char) ? StrKind.Ucs2 : StrKind.Ucs4);
    }

    internal void CopyTo(Span<int> target)
    {
        switch (Kind)
        {
            case StrKind.Latin1: Spans.Widen(Latin1, target); break;
            case StrKind.Ucs2: Spans.Widen(Ucs2, target); break;
            default: Ucs4.CopyTo(target); break;
        }
    }

    /// <summary>Writes the code points to the beginning of memory that is wide enough for them.</summary>
    internal void CopyTo<T>(Span<T> target)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            Latin1.CopyTo(MemoryMarshal.Cast<T, byte>(target));
        }
        else if (typeof(T) == typeof(char))
        {
            Span<char> chars = MemoryMarshal.Cast<T, char>(target);
            if (Kind == StrKind.Ucs2) Ucs2.CopyTo(chars);
            else Spans.Widen(Latin1, chars);
        }
        else
        {
            CopyTo(MemoryMarshal.Cast<T, int>(target));
        }
    }

    internal bool IsAscii
    {
        get
        {
            if (!IsLatin1) return false;
            ReadOnlySpan<byte> text = Latin1;
            if (text.Length > InlineRoom) return System.Text.Ascii.IsValid(text);
            int all = 0;
            foreach (byte c in text) all |= c;
            return all < 0x80;
        }
    }
}
