using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public abstract partial class PyByteString
{
    [PyMethod("""
        center($self, width, fillchar=b' ', /)
        --

        Return the bytes in the middle of width bytes, padded with the fill byte.
        """)]
    internal PyByteString Center(ThreadState ts, long width, Value fillchar = default)
    {
        byte fill = FillByte(ts, "center", fillchar);
        long pad = Math.Max(width, Span.Length) - Span.Length;
        long left = pad / 2 + (pad & width & 1);
        return Pad(left, pad - left, fill);
    }

    [PyMethod("""
        ljust($self, width, fillchar=b' ', /)
        --

        Return the bytes at the left of width bytes, padded with the fill byte.
        """)]
    internal PyByteString AlignLeft(ThreadState ts, long width, Value fillchar = default) =>
        Pad(0, Math.Max(width, Span.Length) - Span.Length, FillByte(ts, "ljust", fillchar));

    [PyMethod("""
        rjust($self, width, fillchar=b' ', /)
        --

        Return the bytes at the right of width bytes, padded with the fill byte.
        """)]
    internal PyByteString AlignRight(ThreadState ts, long width, Value fillchar = default) =>
        Pad(Math.Max(width, Span.Length) - Span.Length, 0, FillByte(ts, "rjust", fillchar));

    [PyMethod("""
        zfill($self, width, /)
        --

        Fill up with ASCII zeros on the left, behind a sign if there is one.
        """)]
    internal PyByteString FillZeros(long width)
    {
        if (width <= Span.Length) return Same();
        long pad = width - Span.Length;
        byte[] bytes = Padded(pad, 0, (byte)'0');
        if (Span.Length > 0 && Span[0] is (byte)'+' or (byte)'-') (bytes[0], bytes[pad]) = (bytes[pad], bytes[0]);
        return Own(bytes);
    }

    [PyMethod("""
        expandtabs($self, /, tabsize=8)
        --

        Return a copy with tabs replaced by spaces up to the next multiple of tabsize.
        """)]
    internal PyByteString ExpandTabs(int tabsize)
    {
        System.Buffers.ArrayBufferWriter<byte> text = new(Span.Length + 1);
        int column = 0;
        foreach (byte c in Span)
        {
            if (c == '\t')
            {
                int spaces = tabsize > 0 ? tabsize - column % tabsize : 0;
                column += spaces;
                text.GetSpan(spaces)[..spaces].Fill((byte)' ');
                text.Advance(spaces);
                continue;
            }
            column = c is (byte)'\n' or (byte)'\r' ? 0 : column + 1;
            text.GetSpan(1)[0] = c;
            text.Advance(1);
        }
        return Copy(text.WrittenSpan);
    }

    [PyMethod("""
        strip($self, bytes=None, /)
        --

        Return the bytes without those of the set at both ends; None means ASCII whitespace.
        """)]
    internal PyByteString Strip(ThreadState ts, Value bytes) => Strip(ts, bytes, true, true);

    [PyMethod("""
        lstrip($self, bytes=None, /)
        --

        Return the bytes without those of the set at the beginning; None means ASCII whitespace.
        """)]
    internal PyByteString StripLeft(ThreadState ts, Value bytes) => Strip(ts, bytes, true, false);

    [PyMethod("""
        rstrip($self, bytes=None, /)
        --

        Return the bytes without those of the set at the end; None means ASCII whitespace.
        """)]
    internal PyByteString StripRight(ThreadState ts, Value bytes) => Strip(ts, bytes, false, true);

    private PyByteString Strip(ThreadState ts, Value bytes, bool left, bool right)
    {
        using BufferView set = bytes.IsNone ? new(s_whitespace) : BufferView.From(ts, bytes);
        ReadOnlySpan<byte> text = Span;
        if (left) text = text.TrimStart(set.Span);
        if (right) text = text.TrimEnd(set.Span);
        return text.Length == Span.Length ? Same() : Copy(text);
    }

    private static readonly byte[] s_whitespace = " \t\n\r\f\v"u8.ToArray();

    private PyByteString Pad(long left, long right, byte fill) => left <= 0 && right <= 0 ? Same() : Own(Padded(left, right, fill));

    private byte[] Padded(long left, long right, byte fill)
    {
        left = Math.Max(left, 0);
        right = Math.Max(right, 0);
        if (left + right > Array.MaxLength - Span.Length) throw Errors.MemoryError();
        byte[] bytes = new byte[left + Span.Length + right];
        bytes.AsSpan(0, (int)left).Fill(fill);
        Span.CopyTo(bytes.AsSpan((int)left));
        bytes.AsSpan((int)left + Span.Length).Fill(fill);
        return bytes;
    }

    // format unit c
    private static byte FillByte(ThreadState ts, string function, Value fill)
    {
        if (fill.IsNull) return (byte)' ';
        if (fill.Ref is PyByteString { Span.Length: 1 } text) return text.Span[0];
        ArgumentErrors.BadArgument(ts, function, "argument 2", "a byte string of length 1", fill);
        throw ts.Throwable();
    }
}
