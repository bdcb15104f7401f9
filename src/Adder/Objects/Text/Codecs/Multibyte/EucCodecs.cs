namespace Adder.Objects.Codecs.Multibyte;

/// <summary>euc_jp: JIS X 0208, half-width katakana behind 8E, JIS X 0212 behind 8F.</summary>
internal sealed class EucJpCodec() : MultibyteCodec("euc_jp")
{
    internal override int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        byte lead = input[at];
        if (lead < 0x80)
        {
            target.Append(lead);
            return 1;
        }
        int length = lead == 0x8F ? 3 : 2;
        if (input.Length - at < length) return 0;
        int character = lead switch
        {
            0x8E => input[at + 1] is >= 0xA1 and <= 0xDF and var kana ? 0xFF61 + kana - 0xA1 : -1,
            0x8F => Legal(input[at + 1], input[at + 2]) ? CharacterSets.JisX0212.CharacterOf(input[at + 1] << 8 | input[at + 2]) : -1,
            _ => Jis.DecodeEuc(lead, input[at + 1]),
        };
        if (character < 0) return -1;
        target.Append(character);
        return length;
    }

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target)
    {
        int single = character < 0x80 ? character : character switch { 0xA5 => 0x5C, 0x203E => 0x7E, _ => -1 };
        if (single >= 0)
        {
            target.Append((byte)single);
            return true;
        }
        int code = Jis.EncodeEuc(character);
        if (code == 0 && character is >= 0xFF61 and <= 0xFF9F) code = 0x8E00 | (character - 0xFF61 + 0xA1);
        if (code == 0)
        {
            code = CharacterSets.JisX0212.CodeOf(character);
            if (code == 0) return false;
            target.Append(0x8F);
        }
        target.Append((byte)(code >> 8));
        target.Append((byte)code);
        return true;
    }

    private static bool Legal(byte lead, byte trail) => lead >= 0xA1 && trail >= 0xA1;
}

/// <summary>JIS X 0208 by its EUC codes.</summary>
internal static class Jis
{
    internal static int DecodeEuc(byte lead, byte trail) =>
        lead is >= 0xA1 and <= 0xFE && trail is >= 0xA1 and <= 0xFE
            ? CharacterSets.ShiftJis.CharacterOf(ShiftJisCodes.FromEuc(lead << 8 | trail))
            : -1;

    internal static int EncodeEuc(int character)
    {
        int code = CharacterSets.ShiftJis.CodeOf(character);
        return code == 0 ? 0 : ShiftJisCodes.ToEuc(code);
    }
}

/// <summary>euc_kr: KS X 1001; syllables that it lacks are written letter by letter.</summary>
internal sealed class EucKrCodec() : DoubleByteCodec("euc_kr", static () => CharacterSets.Cp949)
{
    private const int FillerCode = 0xA4D4;
    private const int ComposedLength = 8;

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target)
    {
        if (character < 0x80 || CodeOf(character) != 0) return base.Encode(character, ref state, ref target);
        if (character is < HangulLetters.FirstSyllable or > HangulLetters.LastSyllable) return false;
        (int lead, int vowel, int tail) = HangulLetters.Split(character);
        Append(FillerCode, ref target);
        Append(CodeOf(lead), ref target);
        Append(CodeOf(vowel), ref target);
        Append(tail == HangulLetters.Filler ? FillerCode : CodeOf(tail), ref target);
        return true;
    }

    protected override int DecodePair(ReadOnlySpan<byte> input, int at, StrBuilder target)
    {
        if ((input[at] << 8 | input[at + 1]) != FillerCode) return base.DecodePair(input, at, target);
        if (input.Length - at < ComposedLength) return 0;
        int syllable = HangulLetters.Join(Letter(input, at + 2), Letter(input, at + 4), Letter(input, at + 6));
        if (syllable < 0) return -1;
        target.Append(syllable);
        return ComposedLength;
    }

    protected override int CharacterOf(int code) => (code & 0x8080) == 0x8080 && code >= 0xA1A1 && (code & 0xFF) >= 0xA1 ? Set.CharacterOf(code) : -1;

    protected override int CodeOf(int character)
    {
        int code = Set.CodeOf(character);
        return code != 0 && CharacterOf(code) == character ? code : 0;
    }

    private static int Letter(ReadOnlySpan<byte> input, int at)
    {
        if (input[at] != 0xA4) return -1;
        return input[at + 1] == 0xD4 ? HangulLetters.Filler : CharacterSets.Cp949.CharacterOf(input[at] << 8 | input[at + 1]);
    }

    private static void Append(int code, ref ByteBuilder target)
    {
        target.Append((byte)(code >> 8));
        target.Append((byte)code);
    }
}
