using System.Text;

namespace Adder.Objects.Codecs.Multibyte;

/// <summary>gb18030: one, two or four bytes for every character there is.</summary>
internal sealed class Gb18030Codec() : MultibyteCodec("gb18030")
{
    private const int FourBytes = 4;

    private static readonly Encoding s_encoding = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, new EncoderReplacementFallback(""), new DecoderReplacementFallback("\uFFFF"))!;

    internal override int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        byte lead = input[at];
        if (lead < 0x80)
        {
            target.Append(lead);
            return 1;
        }
        if (input.Length - at < 2) return 0;
        int length = 2;
        if (input[at + 1] is >= 0x30 and <= 0x39)
        {
            if (input.Length - at < FourBytes) return 0;
            if (lead is < 0x81 or > 0xFE || input[at + 2] is < 0x81 or > 0xFE || input[at + 3] is < 0x30 or > 0x39) return -1;
            length = FourBytes;
        }
        Span<char> characters = stackalloc char[8];
        int count = s_encoding.GetChars(input.Slice(at, length), characters);
        bool isPair = count == 2 && char.IsSurrogatePair(characters[0], characters[1]);
        if (!isPair && (count != 1 || characters[0] == '\uFFFF')) return IsLastOfPlane(input, at, length, target);
        target.Append(isPair ? char.ConvertToUtf32(characters[0], characters[1]) : characters[0]);
        return length;
    }

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target)
    {
        if (character < 0x80)
        {
            target.Append((byte)character);
            return true;
        }
        if (character is >= 0xD800 and <= 0xDFFF) return false;
        Span<byte> bytes = stackalloc byte[8];
        int count = s_encoding.GetBytes(char.ConvertFromUtf32(character), bytes);
        target.Append(bytes[..count]);
        return count > 0;
    }

    // U+FFFF is what .NET is asked to give for anything illegal, but it has a code as well.
    private static int IsLastOfPlane(ReadOnlySpan<byte> input, int at, int length, StrBuilder target)
    {
        if (length != FourBytes || !input.Slice(at, FourBytes).SequenceEqual((ReadOnlySpan<byte>)[0x84, 0x31, 0xA4, 0x39])) return -1;
        target.Append(0xFFFF);
        return FourBytes;
    }
}

/// <summary>hz: gb2312 in seven bits, between ~{ and ~}.</summary>
internal sealed class HzCodec() : MultibyteCodec("hz")
{
    internal override int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        byte lead = input[at];
        if (lead == '~')
        {
            return input.Length - at < 2 ? 0 : DecodeEscape(input[at + 1], ref state, target);
        }
        if (lead >= 0x80) return -1;
        if (state == 0)
        {
            target.Append(lead);
            return 1;
        }
        if (input.Length - at < 2) return 0;
        int character = input[at + 1] < 0x80 ? CharacterSets.Gb2312.CharacterOf((lead << 8 | input[at + 1]) | 0x8080) : -1;
        if (character < 0) return -1;
        target.Append(character);
        return 2;
    }

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target)
    {
        if (character < 0x80)
        {
            Reset(ref state, ref target);
            target.Append((byte)character);
            if (character == '~') target.Append((byte)'~');
            return true;
        }
        int code = CharacterSets.Gb2312.CodeOf(character);
        if (code == 0) return false;
        if (state == 0) target.Append("~{"u8);
        state = 1;
        target.Append((byte)((code >> 8) & 0x7F));
        target.Append((byte)(code & 0x7F));
        return true;
    }

    internal override void Reset(ref ulong state, ref ByteBuilder target)
    {
        if (state != 0) target.Append("~}"u8);
        state = 0;
    }

    private static int DecodeEscape(byte letter, ref ulong state, StrBuilder target)
    {
        switch (letter)
        {
            case (byte)'~' when state == 0:
                target.Append('~');
                return 2;
            case (byte)'{' when state == 0:
                state = 1;
                return 2;
            case (byte)'\n' when state == 0:
                return 2;
            case (byte)'}' when state != 0:
                state = 0;
                return 2;
            default:
                return -1;
        }
    }
}
