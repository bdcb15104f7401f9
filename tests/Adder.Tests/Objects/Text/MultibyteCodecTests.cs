using System.Text.RegularExpressions;
using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Objects.Codecs.Multibyte;

namespace Adder.Tests.Objects.Text;

public sealed class MultibyteCodecTests
{
    [Theory]
    [InlineData("shift_jis", @"\u65e5\u672c\uff71\u301c", "93FA967BB18160")]
    [InlineData("cp932", @"\u65e5\uff5e\u2170\u7e8a", "93FA8160EEEFED40")]
    [InlineData("euc_jp", @"\u65e5\uff71\u4e02", "C6FC8EB18FB0A1")]
    [InlineData("gb2312", @"\u4e2d\u30fb", "D6D0A1A4")]
    [InlineData("gbk", @"\u4e2d\u4e02", "D6D08140")]
    [InlineData("gb18030", @"\u4e2d\ud83d\udc0d", "D6D09439CA37")]
    [InlineData("hz", @"a\u4e2db", "617E7B56507E7D62")]
    [InlineData("euc_kr", @"\uac00\uac02", "B0A1A4D4A4A1A4BFA4A2")]
    [InlineData("cp949", @"\uac00\uac02", "B0A18141")]
    [InlineData("johab", @"\uac00\u3131", "88618841")]
    [InlineData("big5", @"\u4e2d\u2022", "A4A4A145")]
    [InlineData("cp950", @"\u4e2d\u2550", "A4A4A2A4")]
    [InlineData("iso2022_jp", @"a\u65e5b", "611B2442467C1B284262")]
    [InlineData("iso2022_jp_1", @"\u4e02", "1B24284430211B2842")]
    [InlineData("iso2022_kr", @"\uac00a", "1B2429430E30210F61")]
    public void Writes_and_reads_the_bytes_of_CPython(string name, string escaped, string hex)
    {
        MultibyteCodec codec = Find(name);
        PyStr text = PyStr.From(Regex.Unescape(escaped));
        var target = new ByteBuilder(16);
        ulong state = 0;
        _ = MultibyteCoding.Encode(codec, text, StrictErrors.Encoding, final: true, ref state, ref target);
        codec.Reset(ref state, ref target);
        string written = Convert.ToHexString(target.ToArray());
        Assert.Equal(hex, written);

        var decoded = new StrBuilder();
        state = 0;
        MultibyteCoding.Decode(codec, target.ToArray(), StrictErrors.Decoding, true, ref state, decoded);
        Assert.Equal(text.ToString(), decoded.ToStr().ToString());
    }

    private static MultibyteCodec Find(string name) =>
        MultibyteCodecs.Japanese(name) ?? MultibyteCodecs.Chinese(name) ?? MultibyteCodecs.Korean(name)
        ?? MultibyteCodecs.Taiwanese(name) ?? MultibyteCodecs.Iso2022(name)!;
}
