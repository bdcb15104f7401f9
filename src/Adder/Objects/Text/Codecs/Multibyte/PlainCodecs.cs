namespace Adder.Objects.Codecs.Multibyte;

/// <summary>ASCII and a set of two-byte codes: gbk, cp949, johab, big5, cp950, gb2312.</summary>
internal class DoubleByteCodec(string name, Func<CharacterSet> set) : MultibyteCodec(name)
{
    protected CharacterSet Set => set();

    internal override int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        byte lead = input[at];
        if (lead < 0x80)
        {
            target.Append(DecodeSingle(lead));
            return 1;
        }
        int single = DecodeSingle(lead);
        if (single >= 0)
        {
            target.Append(single);
            return 1;
        }
        if (IsNeverLead(lead)) return -1;
        if (at + 1 >= input.Length) return 0;
        return DecodePair(input, at, target);
    }

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target)
    {
        int single = EncodeSingle(character);
        if (single >= 0)
        {
            target.Append((byte)single);
            return true;
        }
        int code = CodeOf(character);
        if (code == 0) return false;
        target.Append((byte)(code >> 8));
        target.Append((byte)code);
        return true;
    }

    protected virtual int DecodePair(ReadOnlySpan<byte> input, int at, StrBuilder target)
    {
        int character = CharacterOf(input[at] << 8 | input[at + 1]);
        if (character < 0) return -1;
        target.Append(character);
        return 2;
    }

    protected virtual int CharacterOf(int code) => Set.CharacterOf(code);

    protected virtual int CodeOf(int character) => Set.CodeOf(character);

    /// <summary>The character of a single byte, or -1.</summary>
    protected virtual int DecodeSingle(byte value) => value < 0x80 ? value : -1;

    /// <summary>The byte of a character that takes one, or -1.</summary>
    protected virtual int EncodeSingle(int character) => character < 0x80 ? character : -1;

    /// <summary>Whether a byte is illegal without regard to what follows.</summary>
    protected virtual bool IsNeverLead(byte value) => false;
}

/// <summary>cp932: with half-width katakana and user-defined characters.</summary>
internal sealed class Cp932Codec() : DoubleByteCodec("cp932", static () => CharacterSets.Cp932)
{
    protected override int DecodeSingle(byte value) => value switch
    {
        < 0x80 or 0x80 => value,
        0xA0 => 0xF8F0,
        >= 0xA1 and <= 0xDF => 0xFF61 + value - 0xA1,
        >= 0xFD => 0xF8F1 + value - 0xFD,
        _ => -1,
    };

    protected override int EncodeSingle(int character) => character switch
    {
        <= 0x80 => character,
        >= 0xFF61 and <= 0xFF9F => character - 0xFF61 + 0xA1,
        0xF8F0 => 0xA0,
        >= 0xF8F1 and <= 0xF8F3 => character - 0xF8F1 + 0xFD,
        _ => -1,
    };
}

/// <summary>shift_jis: JIS X 0208 and half-width katakana.</summary>
internal sealed class ShiftJisCodec() : DoubleByteCodec("shift_jis", static () => CharacterSets.ShiftJis)
{
    protected override int DecodeSingle(byte value) => value switch
    {
        < 0x80 => value,
        >= 0xA1 and <= 0xDF => 0xFF61 + value - 0xA1,
        _ => -1,
    };

    protected override int EncodeSingle(int character) => character switch
    {
        < 0x80 => character,
        0xA5 => 0x5C,
        0x203E => 0x7E,
        >= 0xFF61 and <= 0xFF9F => character - 0xFF61 + 0xA1,
        _ => -1,
    };

    protected override bool IsNeverLead(byte value) => value is not ((>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xEA));
}
