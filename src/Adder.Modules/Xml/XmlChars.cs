namespace Adder.Modules.Xml;

/// <summary>Which characters may stand where.</summary>
internal static class XmlChars
{
    /// <summary>Stands for bytes that are no character in the document's encoding; it is not allowed in XML either.</summary>
    internal const char Invalid = '\uFFFF';

    /// <summary>Stands for the bytes of a character that the end of the document cuts off.</summary>
    internal const char Partial = '\uFFFE';

    internal static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r';

    internal static bool IsChar(char c) => c >= ' ' ? c < Partial : c is '\n' or '\t' or '\r';

    internal static bool IsNameStart(char c) =>
        (uint)((c | 0x20) - 'a') <= 'z' - 'a' || c is '_' or ':' || (c >= 0xC0 && IsWideNameStart(c));

    internal static bool IsName(char c) => c < 128
        ? ((c < 64 ? AsciiNames : OtherAsciiNames) >> c & 1) != 0
        : c == '\u00B7' || (c >= 0xC0 && IsWideName(c));

    // A bit for each character of a name: - . 0-9 : and A-Z _ a-z.
    private const ulong AsciiNames = 0x07FF_6000_0000_0000, OtherAsciiNames = 0x07FF_FFFE_87FF_FFFE;

    private static bool IsWideNameStart(char c) =>
        c is not ('\u00D7' or '\u00F7')
        && (c <= 0x2FF || c is >= '\u0370' and <= '\u1FFF' and not '\u037E' or '\u200C' or '\u200D' or >= '\u2070' and <= '\u218F'
            or >= '\u2C00' and <= '\u2FEF' or >= '\u3001' and <= '\uD7FF' or >= '\uF900' and <= '\uFDCF' or >= '\uFDF0' and <= '\uFFFD');

    private static bool IsWideName(char c) =>
        IsWideNameStart(c) || c is >= '\u0300' and <= '\u036F' or '\u203F' or '\u2040';

    internal static bool IsPublicId(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is ' ' or '\r' or '\n' or '-' or '\'' or '(' or ')' or '+' or ',' or '.' or '/' or ':' or '=' or '?'
            or ';' or '!' or '*' or '#' or '@' or '$' or '_' or '%';

    /// <summary>Whether a number may be referred to as a character. (checkCharRefNumber)</summary>
    internal static bool IsReferable(int c) =>
        c is '\t' or '\n' or '\r' or >= 0x20 and <= 0xD7FF or >= 0xE000 and <= 0xFFFD or >= 0x10000 and <= 0x10FFFF;
}
