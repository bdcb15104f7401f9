namespace Adder.Objects.Codecs.Multibyte;

/// <summary>A set of characters that escape sequences of ISO 2022 switch to.</summary>
/// <param name="Mark">The final byte of its escape sequence; the high bit says that codes have two bytes.</param>
/// <param name="Plane">G0, G1 or G2.</param>
/// <param name="Decode">The character of a code, or -1.</param>
/// <param name="Encode">The code of a character, or 0.</param>
/// <param name="Pairs">Where pairs of characters have codes: of this charset only these are encoded.</param>
internal sealed record Iso2022Charset(byte Mark, int Plane, Func<int, int> Decode, Func<int, int> Encode, Func<WideCharacterSet>? Pairs = null)
{
    private const byte TwoBytes = 0x80;

    internal static readonly Iso2022Charset JisX0208 = Pair('B', 0, DecodeJis, EncodeJis);
    internal static readonly Iso2022Charset JisX0208Old = Pair('@', 0, DecodeJis, EncodeJis);
    internal static readonly Iso2022Charset JisX0212 = Set('D', 0, static () => CharacterSets.JisX0212);
    internal static readonly Iso2022Charset Gb2312 = Set('A', 0, static () => CharacterSets.Gb2312);
    internal static readonly Iso2022Charset KsX1001 = Pair('C', 0, DecodeKorean, EncodeKorean);
    internal static readonly Iso2022Charset KsX1001Shifted = Pair('C', 1, DecodeKorean, EncodeKorean);

    internal static readonly Iso2022Charset JisX0201Roman = new(
        (byte)'J', 0,
        static code => code switch { 0x5C => 0xA5, 0x7E => 0x203E, _ => code },
        static character => character switch { 0xA5 => 0x5C, 0x203E => 0x7E, _ => 0 });

    internal static readonly Iso2022Charset JisX0201Katakana = new(
        (byte)'I', 0,
        static code => code is >= 0x21 and <= 0x5F ? 0xFF61 + code - 0x21 : -1,
        static character => character is >= 0xFF61 and <= 0xFF9F ? character - 0xFF61 + 0x21 : 0);

    internal static readonly Iso2022Charset Latin1 = new((byte)'A', 2, static code => code < 0x80 ? code | 0x80 : -1, static _ => 0);
    internal static readonly Iso2022Charset Greek = new((byte)'F', 2, DecodeGreek, static _ => 0);

    internal bool IsWide => (Mark & TwoBytes) != 0;

    internal char Letter => (char)(Mark & ~TwoBytes);

    internal static Iso2022Charset Pair(char letter, int plane, Func<int, int> decode, Func<int, int> encode) =>
        new((byte)(letter | TwoBytes), plane, decode, encode);

    private static Iso2022Charset Set(char letter, int plane, Func<CharacterSet> set) => Pair(
        letter, plane, code => set().CharacterOf(code | 0x8080), character => set().CodeOf(character) & 0x7F7F);

    private static int DecodeJis(int code)
    {
        code |= 0x8080;
        return Jis.DecodeEuc((byte)(code >> 8), (byte)code);
    }

    private static int EncodeJis(int character) => Jis.EncodeEuc(character) & 0x7F7F;

    private static int DecodeKorean(int code) =>
        code >= 0x2121 && (code & 0xFF) >= 0x21 ? CharacterSets.Cp949.CharacterOf(code | 0x8080) : -1;

    private static int EncodeKorean(int character)
    {
        int code = CharacterSets.Cp949.CodeOf(character);
        return (code & 0x80) != 0 && code >= 0xA1A1 && (code & 0xFF) >= 0xA1 ? code & 0x7F7F : 0;
    }

    // A byte with the high bit set stands for the character without it.
    private static int DecodeGreek(int code)
    {
        byte value = (byte)(code ^ 0x80);
        if (value < 0xA0) return value;
        if (value is 0xA1 or 0xA2) return 0x2018 + value - 0xA1;
        Span<char> character = stackalloc char[1];
        System.Text.CodePagesEncodingProvider.Instance.GetEncoding(28597)!.GetChars([value], character);
        return character[0] == '\uFFFD' || CharacterSet.IsPrivate(character[0]) ? -1 : character[0];
    }
}
