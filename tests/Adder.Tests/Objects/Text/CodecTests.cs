using System.Globalization;
using System.Text.RegularExpressions;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Tests.Objects.Text;

public sealed class CodecTests
{
    private readonly Runtime.ThreadState _ts = new(new Interpreter());

    // Attributes cannot hold lone surrogates: the texts are escaped.
    [Theory]
    [InlineData("utf-8", "strict", "61 C3A9 E282AC F09F908D", "a\u00E9\u20AC\U0001F40D")]
    [InlineData("utf8", "replace", "61 E282 62", "a\uFFFDb")]
    [InlineData("utf-8", "ignore", "61FF62", "ab")]
    [InlineData("UTF_8", "surrogateescape", "61FF", "a\\uDCFF")]
    [InlineData("utf-8", "surrogatepass", "EDA080", "\\uD800")]
    [InlineData("utf-8", "backslashreplace", "61FF", "a\\\\xff")]
    [InlineData("utf-16", "strict", "FEFF 0061", "a")]
    [InlineData("utf-32", "strict", "FFFE0000 0DF40100", "\U0001F40D")]
    [InlineData("Latin-1", "strict", "E9", "\u00E9")]
    [InlineData("US-ASCII", "replace", "61E9", "a\uFFFD")]
    public void Decodes_what_is_built_in(string encoding, string errors, string hex, string text)
    {
        Assert.Equal(Regex.Unescape(text), Encodings.Decode(_ts, PyBytes.From(Bytes(hex)), encoding, errors).ToString());
    }

    [Theory]
    [InlineData("utf-8", "strict", "a\u00E9\u20AC\U0001F40D", "61C3A9E282ACF09F908D")]
    [InlineData("utf-8", "surrogateescape", "a\\uDCFF", "61FF")]
    [InlineData("utf-8", "surrogatepass", "\\uD800", "EDA080")]
    [InlineData("utf-8", "xmlcharrefreplace", "\\uD800", "262335353239363B")]
    [InlineData("ascii", "backslashreplace", "\u00E9\u20AC\U0001F40D", "5C7865395C75323061635C553030303166343064")]
    [InlineData("latin-1", "replace", "\u00E9\u20AC", "E93F")]
    [InlineData("ascii", "namereplace", "\u00E9", "5C4E7B4C4154494E20534D414C4C204C4554544552204520574954482041435554457D")]
    [InlineData("utf-16", "strict", "a", "FFFE6100")]
    public void Encodes_what_is_built_in(string encoding, string errors, string text, string hex) =>
        Assert.Equal(hex, Convert.ToHexString(Encodings.Encode(_ts, PyStr.From(Regex.Unescape(text)), encoding, errors).Span));

    [Theory]
    [InlineData("utf-8", "61FF", "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte")]
    [InlineData("utf-8", "E282", "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data")]
    [InlineData("utf-8", "E28241", "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte")]
    [InlineData("ascii", "61E9", "'ascii' codec can't decode byte 0xe9 in position 1: ordinal not in range(128)")]
    [InlineData("utf-16", "00D8", "'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data")]
    public void Says_what_cannot_be_decoded(string encoding, string hex, string message) =>
        Assert.Equal(message, Failure(() => Encodings.Decode(_ts, PyBytes.From(Bytes(hex)), encoding, null)));

    [Theory]
    [InlineData("utf-8", "a\\uD800\\uDBFF", "'utf-8' codec can't encode characters in position 1-2: surrogates not allowed")]
    [InlineData("utf-8", "\\uD800", "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed")]
    [InlineData("ascii", "\u00E9", "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)")]
    [InlineData("latin-1", "a\u20AC\u20AC", "'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256)")]
    public void Says_what_cannot_be_encoded(string encoding, string text, string message) =>
        Assert.Equal(message, Failure(() => Encodings.Encode(_ts, PyStr.From(Regex.Unescape(text)), encoding, null)));

    [Theory]
    [InlineData("utf-8", "utf_8")]
    [InlineData("  UTF 8--x.", "utf_8_x.")]
    [InlineData("ISO_8859-1", "iso_8859_1")]
    public void Normalizes_names(string name, string normalized) => Assert.Equal(normalized, CodecRegistry.Normalize(name));

    private string Failure(Func<object> action)
    {
        PythonException error = Assert.Throws<PythonException>(() => { action(); });
        return Str.Of(_ts, error.Error).ToString()!;
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", false, CultureInfo.InvariantCulture));
}
