using Adder.Protocols;
using System.Text;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public abstract partial class PyByteString
{
    [PyMethod("""
        decode($self, /, encoding='utf-8', errors='strict')
        --

        Return the text that the bytes stand for.

          encoding
            The codec's name.
          errors
            What happens where they are not valid: 'strict' raises
            UnicodeDecodeError, 'ignore' and 'replace' go on; any name that
            codecs.register_error() knows will do.
        """)]
    internal Value Decode(ThreadState ts, [NoNulls] string encoding = "utf-8", [NoNulls] string errors = "strict") =>
        Encodings.Decode(ts, this, encoding, errors);

    [PyMethod("""
        hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)
        --

        Return the bytes as hexadecimal digits.

          sep
            A character or byte to put between groups of digits.
          bytes_per_sep
            How many bytes make a group; counted from the right when positive.

        >>> bytes(b'adder').hex(':', 2)
        '61:6464:6572'
        """)]
    internal PyStr Hex(ThreadState ts, Value sep, int bytesPerSep) => HexText.Of(ts, Span, sep, bytesPerSep);

    /// <summary>The literal that gives these bytes, without the prefix b.</summary>
    internal static string Literal(ReadOnlySpan<byte> bytes, bool isArray)
    {
        char quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        StringBuilder text = new(bytes.Length + 4);
        text.Append(quote);
        foreach (byte c in bytes)
        {
            // bytearray escapes apostrophes even between double quotes.
            if (c == '\\' || c == (isArray ? '\'' : quote)) text.Append('\\').Append((char)c);
            else if (c is (byte)'\t') text.Append("\\t");
            else if (c is (byte)'\n') text.Append("\\n");
            else if (c is (byte)'\r') text.Append("\\r");
            else if (c is < 32 or >= 127) text.Append("\\x").Append(c.ToString("x2"));
            else text.Append((char)c);
        }
        return text.Append(quote).ToString();
    }
}
