using System.Text;

namespace Adder.Syntax.Text;

/// <summary>Finds the <c>coding:</c> comment in the first two lines of a source (PEP 263).</summary>
internal static class CodingCookie
{
    /// <summary>The declared encoding, with the usual names of UTF-8 and Latin-1 normalized; null when none is declared.</summary>
    internal static string? Find(ReadOnlySpan<byte> source) => Find(source, out _);

    /// <summary>As above, with the length of the source up to the end of the cookie's line.</summary>
    internal static string? Find(ReadOnlySpan<byte> source, out int length)
    {
        ReadOnlySpan<byte> all = source;
        for (int line = 0; line < 2; line++)
        {
            int end = source.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> text = end < 0 ? source : source[..end];
            bool crlf = end >= 0 && source[end] == '\r' && end + 1 < source.Length && source[end + 1] == '\n';
            source = end < 0 ? default : source[(end + (crlf ? 2 : 1))..];
            length = all.Length - source.Length;
            if (InLine(text) is { } encoding) return Normalize(encoding);
            if (!IsBlankOrComment(text) || end < 0) return null;
        }
        length = 0;
        return null;
    }

    private static bool IsBlankOrComment(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart(" \t\f"u8);
        return line.IsEmpty || line[0] == '#';
    }

    private static string? InLine(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart(" \t\f"u8);
        if (line.IsEmpty || line[0] != '#') return null;
        while (true)
        {
            int at = line.IndexOf("coding"u8);
            if (at < 0) return null;
            line = line[(at + 6)..];
            if (line.IsEmpty || (line[0] != ':' && line[0] != '=')) continue;
            ReadOnlySpan<byte> name = line[1..].TrimStart(" \t"u8);
            int length = 0;
            while (length < name.Length && (char.IsAsciiLetterOrDigit((char)name[length]) || name[length] is (byte)'-' or (byte)'_' or (byte)'.'))
            {
                length++;
            }
            if (length > 0) return Encoding.ASCII.GetString(name[..length]);
        }
    }

    // get_normal_name
    private static string Normalize(string encoding)
    {
        string start = (encoding.Length > 12 ? encoding[..12] : encoding).ToLowerInvariant().Replace('_', '-');
        if (start == "utf-8" || start.StartsWith("utf-8-", StringComparison.Ordinal)) return "utf-8";
        foreach (string name in (ReadOnlySpan<string>)["latin-1", "iso-8859-1", "iso-latin-1"])
        {
            if (start == name || start.StartsWith(name + "-", StringComparison.Ordinal)) return "iso-8859-1";
        }
        return encoding;
    }
}
