using System.Text;

namespace Adder.Syntax.Text;

/// <summary>Decodes a source with its PEP 263 coding cookie; null, and why, when there is no such codec or it refuses the source.</summary>
public delegate string? SourceDecoder(string encoding, ReadOnlySpan<byte> source, out string? failure);

/// <summary>Turns the bytes of a source into the UTF-8 that the tokenizer reads.</summary>
public static class SourceText
{
    /// <summary>Removes a byte order mark and decodes by the coding cookie. Sources in UTF-8 are not checked.</summary>
    /// <param name="isFile">Whether errors read as they do for a file that is run, or as for <c>compile()</c>.</param>
    /// <exception cref="SyntaxErrorException">The source cannot be decoded.</exception>
    public static byte[] Decode(byte[] source, bool isFile = false, SourceDecoder? decoder = null) =>
        Decode(source, out _, isFile, decoder);

    /// <summary>Whether a byte order mark or a coding cookie says how the source is encoded.</summary>
    public static bool DeclaresEncoding(ReadOnlySpan<byte> source) =>
        source.StartsWith("\uFEFF"u8) || CodingCookie.Find(source) is not null;

    /// <summary>Removes a byte order mark and decodes by the coding cookie, which is handed out.</summary>
    public static byte[] Decode(byte[] source, out string encoding, bool isFile = false, SourceDecoder? decoder = null)
    {
        bool hasMark = source.AsSpan().StartsWith("\uFEFF"u8);
        ReadOnlySpan<byte> text = hasMark ? source.AsSpan(3) : source;
        encoding = "utf-8";
        if (CodingCookie.Find(text, out int above) is { } cookie && cookie != "utf-8")
        {
            if (hasMark) throw Failure($"encoding problem: {cookie} with BOM");
            encoding = cookie;
            return DecodeAs(cookie, text, isFile ? above : 0, decoder);
        }
        return hasMark ? text.ToArray() : source;
    }

    private static byte[] DecodeAs(string encoding, ReadOnlySpan<byte> text, int above, SourceDecoder? decoder)
    {
        bool isFile = above > 0;
        if (encoding == "iso-8859-1") return Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text));
        if (encoding is "ascii" or "us-ascii")
        {
            int fault = text.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (fault < 0) return text.ToArray();
            throw Failure(isFile
                ? "encoding problem: ascii"
                : $"'ascii' codec can't decode byte 0x{text[fault]:x2} in position {fault}: ordinal not in range(128)");
        }
        if (isFile) return DecodeBelow(encoding, text, above, decoder);
        byte[] lines = text.EndsWith((byte)'\n') ? text.ToArray() : [.. text, (byte)'\n'];
        string? failure = null, decoded = decoder?.Invoke(encoding, lines, out failure);
        if (decoded is null) throw Failure(failure ?? $"unknown encoding: {encoding}");
        return Encoding.UTF8.GetBytes(decoded);
    }

    // fp_setreadl: of a file, what stands below the cookie is decoded, together with the end of the cookie's line, which is then passed over.
    private static byte[] DecodeBelow(string encoding, ReadOnlySpan<byte> text, int above, SourceDecoder? decoder)
    {
        string decoded = decoder?.Invoke(encoding, text[(above - 1)..], out _) ?? throw Failure($"encoding problem: {encoding}");
        int end = decoded.IndexOf('\n');
        return [.. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text[..above])), .. Encoding.UTF8.GetBytes(end < 0 ? "" : decoded[(end + 1)..])];
    }

    private static SyntaxErrorException Failure(string message) =>
        new(new SyntaxError(SyntaxErrorKind.SyntaxError, message, Offset: -1));
}
