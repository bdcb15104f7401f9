namespace Adder.Objects;

/// <summary>Bytes as ASCII characters, whatever the locale. (Py_ISALPHA and company)</summary>
internal static class AsciiBytes
{
    internal static bool IsSpace(byte c) => c is 32 or (>= 9 and <= 13);

    internal static bool IsLower(byte c) => c is >= (byte)'a' and <= (byte)'z';

    internal static bool IsUpper(byte c) => c is >= (byte)'A' and <= (byte)'Z';

    internal static bool IsAlpha(byte c) => IsLower(c) || IsUpper(c);

    internal static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    internal static byte ToLower(byte c) => IsUpper(c) ? (byte)(c | 0x20) : c;

    internal static byte ToUpper(byte c) => IsLower(c) ? (byte)(c & ~0x20) : c;

    internal static byte[] ToLower(ReadOnlySpan<byte> text)
    {
        byte[] made = new byte[text.Length];
        System.Text.Ascii.ToLower(text, made, out int done);
        // It stops at what is not ASCII.
        for (; done < made.Length; done++) made[done] = ToLower(text[done]);
        return made;
    }

    internal static byte[] ToUpper(ReadOnlySpan<byte> text)
    {
        byte[] made = new byte[text.Length];
        System.Text.Ascii.ToUpper(text, made, out int done);
        for (; done < made.Length; done++) made[done] = ToUpper(text[done]);
        return made;
    }
}
