using System.Text;

namespace Adder.Syntax.Text;

/// <summary>Bytes of a source that a codec refuses, as Python's UnicodeDecodeError has them.</summary>
public sealed record UndecodedText(string Codec, byte[] Bytes, int Start, int End, string Reason)
{
    public static UndecodedText Utf8(ReadOnlySpan<byte> bytes, Utf8Fault fault) =>
        new("utf-8", bytes.ToArray(), fault.Start, fault.Start + fault.Length, fault.Reason);

    /// <summary>For the decoder of escapes, which is given other characters than ASCII's as escapes. (decode_unicode_with_escapes)</summary>
    public static UndecodedText Escapes(ReadOnlySpan<byte> bytes, (int Start, int End) range, string reason)
    {
        StringBuilder escaped = new();
        foreach (Rune rune in Encoding.UTF8.GetString(bytes).EnumerateRunes())
        {
            if (rune.IsAscii) escaped.Append((char)rune.Value);
            else escaped.Append($"\\U{rune.Value:x8}");
        }
        return new("unicodeescape", Encoding.ASCII.GetBytes(escaped.ToString()), range.Start, range.End, reason);
    }

    /// <summary>What <c>str()</c> of the UnicodeDecodeError is.</summary>
    public string Message => End == Start + 1
        ? $"'{Codec}' codec can't decode byte 0x{Bytes[Start]:x2} in position {Start}: {Reason}"
        : $"'{Codec}' codec can't decode bytes in position {Start}-{End - 1}: {Reason}";
}
