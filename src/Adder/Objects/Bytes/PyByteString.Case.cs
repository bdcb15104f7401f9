using Adder.Objects.Clinic;

namespace Adder.Objects;

public abstract partial class PyByteString
{
    [PyMethod("B.isalnum() -> bool\n\nWhether all bytes are ASCII letters or digits, and there is one.", Name = "isalnum")]
    internal bool IsAlnum() => All(static c => AsciiBytes.IsAlpha(c) || AsciiBytes.IsDigit(c));

    [PyMethod("B.isalpha() -> bool\n\nWhether all bytes are ASCII letters, and there is one.", Name = "isalpha")]
    internal bool IsAlpha() => All(AsciiBytes.IsAlpha);

    [PyMethod("B.isascii() -> bool\n\nWhether all bytes are below 128.", Name = "isascii")]
    internal bool IsAscii() => System.Text.Ascii.IsValid(Span);

    [PyMethod("B.isdigit() -> bool\n\nWhether all bytes are ASCII digits, and there is one.", Name = "isdigit")]
    internal bool IsDigit() => All(AsciiBytes.IsDigit);

    [PyMethod("B.isspace() -> bool\n\nWhether all bytes are ASCII whitespace, and there is one.", Name = "isspace")]
    internal bool IsSpace() => All(AsciiBytes.IsSpace);

    [PyMethod("B.islower() -> bool\n\nWhether there is an ASCII letter and none is a capital.", Name = "islower")]
    internal bool IsLower() => HasCase(AsciiBytes.IsLower, AsciiBytes.IsUpper);

    [PyMethod("B.isupper() -> bool\n\nWhether there is an ASCII letter and all are capitals.", Name = "isupper")]
    internal bool IsUpper() => HasCase(AsciiBytes.IsUpper, AsciiBytes.IsLower);

    [PyMethod("B.istitle() -> bool\n\nWhether capitals begin words and only words, and there is one.", Name = "istitle")]
    internal bool IsTitle()
    {
        bool inWord = false, found = false;
        foreach (byte c in Span)
        {
            if (AsciiBytes.IsUpper(c) ? inWord : AsciiBytes.IsLower(c) && !inWord) return false;
            inWord = AsciiBytes.IsAlpha(c);
            found |= inWord;
        }
        return found;
    }

    [PyMethod("B.lower() -> copy of B\n\nWith ASCII capitals made small.", Name = "lower")]
    internal PyByteString Lower() => Own(AsciiBytes.ToLower(Span));

    [PyMethod("B.upper() -> copy of B\n\nWith small ASCII letters made capitals.", Name = "upper")]
    internal PyByteString Upper() => Own(AsciiBytes.ToUpper(Span));

    [PyMethod("B.swapcase() -> copy of B\n\nWith small ASCII letters made capitals and the other way around.", Name = "swapcase")]
    internal PyByteString SwapCase() => Map(static c => AsciiBytes.IsAlpha(c) ? (byte)(c ^ 0x20) : c);

    [PyMethod("B.capitalize() -> copy of B\n\nWith the first byte as a capital and all others small.", Name = "capitalize")]
    internal PyByteString Capitalize()
    {
        byte[] bytes = AsciiBytes.ToLower(Span);
        if (bytes.Length > 0) bytes[0] = AsciiBytes.ToUpper(bytes[0]);
        return Own(bytes);
    }

    [PyMethod("B.title() -> copy of B\n\nWith every word beginning with a capital, all other letters small.", Name = "title")]
    internal PyByteString Title()
    {
        byte[] bytes = Span.ToArray();
        bool inWord = false;
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = inWord ? AsciiBytes.ToLower(bytes[i]) : AsciiBytes.ToUpper(bytes[i]);
            inWord = AsciiBytes.IsAlpha(bytes[i]);
        }
        return Own(bytes);
    }

    private bool All(Func<byte, bool> test)
    {
        foreach (byte c in Span)
        {
            if (!test(c)) return false;
        }
        return Span.Length > 0;
    }

    private bool HasCase(Func<byte, bool> wanted, Func<byte, bool> other)
    {
        bool found = false;
        foreach (byte c in Span)
        {
            if (other(c)) return false;
            found |= wanted(c);
        }
        return found;
    }

    private PyByteString Map(Func<byte, byte> map)
    {
        byte[] bytes = Span.ToArray();
        for (int i = 0; i < bytes.Length; i++) bytes[i] = map(bytes[i]);
        return Own(bytes);
    }
}
