namespace Adder.Objects.Codecs.Multibyte;

/// <summary>The multibyte codecs by name, as far as .NET has tables for them.</summary>
internal static class MultibyteCodecs
{
    /// <summary>The Japanese codecs. Null for other names.</summary>
    internal static MultibyteCodec? Japanese(string name) => name switch
    {
        "shift_jis" => new ShiftJisCodec(),
        "cp932" => new Cp932Codec(),
        "euc_jp" => new EucJpCodec(),
        _ => null,
    };

    internal static MultibyteCodec? Chinese(string name) => name switch
    {
        "gb2312" => new DoubleByteCodec(name, static () => CharacterSets.Gb2312),
        "gbk" => new DoubleByteCodec(name, static () => CharacterSets.Gbk),
        "gb18030" => new Gb18030Codec(),
        "hz" => new HzCodec(),
        _ => null,
    };

    internal static MultibyteCodec? Korean(string name) => name switch
    {
        "euc_kr" => new EucKrCodec(),
        "cp949" => new DoubleByteCodec(name, static () => CharacterSets.Cp949),
        "johab" => new DoubleByteCodec(name, static () => CharacterSets.Johab),
        _ => null,
    };

    internal static MultibyteCodec? Taiwanese(string name) => name switch
    {
        "big5" => new DoubleByteCodec(name, static () => CharacterSets.Big5),
        "cp950" => new DoubleByteCodec(name, static () => CharacterSets.Cp950),
        _ => null,
    };

    internal static MultibyteCodec? Iso2022(string name) => name switch
    {
        "iso2022_kr" => new Iso2022Codec(name, true, false, Iso2022Charset.KsX1001Shifted),
        "iso2022_jp" => new Iso2022Codec(
            name, false, false, Iso2022Charset.JisX0208, Iso2022Charset.JisX0201Roman, Iso2022Charset.JisX0208Old),
        "iso2022_jp_1" => new Iso2022Codec(
            name, false, false, Iso2022Charset.JisX0208, Iso2022Charset.JisX0212, Iso2022Charset.JisX0201Roman, Iso2022Charset.JisX0208Old),
        "iso2022_jp_2" => new Iso2022Codec(
            name, false, true, Iso2022Charset.JisX0208, Iso2022Charset.JisX0212, Iso2022Charset.KsX1001, Iso2022Charset.Gb2312,
            Iso2022Charset.JisX0201Roman, Iso2022Charset.JisX0208Old, Iso2022Charset.Latin1, Iso2022Charset.Greek),
        "iso2022_jp_ext" => new Iso2022Codec(
            name, false, false, Iso2022Charset.JisX0208, Iso2022Charset.JisX0212, Iso2022Charset.JisX0201Roman,
            Iso2022Charset.JisX0201Katakana, Iso2022Charset.JisX0208Old),
        _ => null,
    };
}
