using System.Text;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    private XmlError _encodingError;

    // initScan: by the protocol, by a byte order mark, by the look of "<", by the XML declaration, else UTF-8.
    private bool TryFindEncoding(bool isFinal, out int skipped)
    {
        ReadOnlySpan<byte> head = _head;
        skipped = 0;
        if (!isFinal && head.Length < 4 && !IsDecided(head)) return false;
        XmlEncoding protocol = _protocolEncoding is null ? XmlEncoding.Unknown : Known(_protocolEncoding);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) && protocol != XmlEncoding.Latin1) return Decide(XmlEncoding.Utf16BigEndian, 2, ref skipped);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && protocol != XmlEncoding.Latin1) return Decide(XmlEncoding.Utf16LittleEndian, 2, ref skipped);
        bool isMarked = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) && protocol is XmlEncoding.Unknown or XmlEncoding.Utf8;
        if (protocol != XmlEncoding.Unknown) return Decide(protocol, isMarked && protocol == XmlEncoding.Utf8 ? 3 : 0, ref skipped);
        if (_protocolEncoding is not null) return DecideByName(_protocolEncoding);
        if (isMarked) return Decide(XmlEncoding.Utf8, 3, ref skipped);
        // Only ASCII characters can be first, so a zero byte beside one says which half it is.
        if (head.Length > 1 && head[1] == 0) return Decide(XmlEncoding.Utf16LittleEndian, 0, ref skipped);
        if (head.Length > 0 && head[0] == 0) return Decide(XmlEncoding.Utf16BigEndian, 0, ref skipped);
        if (!isFinal && "<?xml"u8.StartsWith(head)) return false;
        if (!head.StartsWith("<?xml"u8)) return Decide(XmlEncoding.Utf8, 0, ref skipped);
        int end = head.IndexOf("?>"u8);
        if (end < 0 && !isFinal) return false;
        string? name = end < 0 ? null : DeclaredEncoding(Encoding.Latin1.GetString(head[..end]));
        if (name is null) return Decide(XmlEncoding.Utf8, 0, ref skipped);
        XmlEncoding known = Known(name);
        if (known is XmlEncoding.Utf16LittleEndian or XmlEncoding.Utf16BigEndian)
        {
            _encodingError = XmlError.IncorrectEncoding;
            known = XmlEncoding.Utf8;
        }
        return known == XmlEncoding.Unknown ? DecideByName(name) : Decide(known, 0, ref skipped);
    }

    // Whether so few bytes say enough.
    private static bool IsDecided(ReadOnlySpan<byte> head) =>
        head.Length > 0 && head[0] is not (0xEF or 0xFE or 0xFF or 0 or (byte)'<');

    private bool Decide(XmlEncoding encoding, int mark, ref int skipped)
    {
        _decoding = new XmlDecoding(encoding);
        skipped = mark;
        return true;
    }

    private bool DecideByName(string name)
    {
        char[]? table = _events.CharactersOf(name);
        if (table is null) _encodingError = XmlError.UnknownEncoding;
        _decoding = table is null ? new XmlDecoding(XmlEncoding.Latin1) : new XmlDecoding(XmlEncoding.Table, table);
        return true;
    }

    private static XmlEncoding Known(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" => XmlEncoding.Utf8,
        "UTF-16" or "UTF-16BE" => XmlEncoding.Utf16BigEndian,
        "UTF-16LE" => XmlEncoding.Utf16LittleEndian,
        "ISO-8859-1" => XmlEncoding.Latin1,
        "US-ASCII" => XmlEncoding.Ascii,
        _ => XmlEncoding.Unknown,
    };

    private static string? DeclaredEncoding(string declaration)
    {
        int at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0) return null;
        at += 8;
        while (at < declaration.Length && (XmlChars.IsSpace(declaration[at]) || declaration[at] == '=')) at++;
        if (at >= declaration.Length || declaration[at] is not ('"' or '\'')) return null;
        int end = declaration.IndexOf(declaration[at], at + 1);
        return end < 0 ? null : declaration[(at + 1)..end];
    }
}
