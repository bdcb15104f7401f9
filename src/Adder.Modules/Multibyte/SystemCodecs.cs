using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Objects.Codecs.Multibyte;

namespace Adder.Modules.Multibyte;

/// <summary>The codecs of JIS X 0213 and of the Hong Kong supplement by name; null for other names, and where the system has no tables.</summary>
internal static class SystemCodecs
{
    internal static MultibyteCodec? Find(string name) => name switch
    {
        "euc_jisx0213" => SystemTables.JisX0213Of2000 is { } set ? new EucJisX0213Codec(name, set) : null,
        "euc_jis_2004" => SystemTables.JisX0213 is { } set ? new EucJisX0213Codec(name, set) : null,
        "shift_jisx0213" => SystemTables.JisX0213Of2000 is { } set ? new ShiftJisX0213Codec(name, set) : null,
        "shift_jis_2004" => SystemTables.JisX0213 is { } set ? new ShiftJisX0213Codec(name, set) : null,
        "iso2022_jp_3" => SystemTables.JisX0213Of2000 is { } set ? Iso2022(name, 'O', set) : null,
        "iso2022_jp_2004" => SystemTables.JisX0213 is { } set ? Iso2022(name, 'Q', set) : null,
        "big5hkscs" => SystemTables.Big5Hkscs is { } set ? new PairingCodec(name, set) : null,
        _ => null,
    };

    private static Iso2022Codec Iso2022(string name, char letter, WideCharacterSet set)
    {
        const int wideTilde = 0x2232;
        int Decode(int code) => code == wideTilde ? '~' : set.CharacterOf(code);
        int Encode(int character) => set.CodeOf(character) is < 0x8000 and not wideTilde and var code ? code : 0;
        int EncodeSecond(int character) => set.CodeOf(character) is >= 0x8000 and var code ? code & 0x7FFF : 0;
        return new(
            name, false, false,
            Iso2022Charset.Pair(letter, 0, Decode, static _ => 0) with { Pairs = () => set },
            Iso2022Charset.JisX0208,
            Iso2022Charset.Pair(letter, 0, Decode, Encode),
            Iso2022Charset.Pair('P', 0, static code => SystemTables.JisX0213!.CharacterOf(code | 0x8000), EncodeSecond));
    }
}

/// <summary>ASCII and a set of two-byte codes, of pairs of characters as well: big5hkscs.</summary>
internal class PairingCodec(string name, WideCharacterSet set) : MultibyteCodec(name)
{
    protected WideCharacterSet Set => set;

    internal override int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        byte lead = input[at];
        int single = DecodeSingle(lead);
        if (single >= 0)
        {
            target.Append(single);
            return 1;
        }
        int length = LengthFor(lead);
        if (length == 0) return -1;
        if (input.Length - at < length) return 0;
        int character = CharacterOf(input.Slice(at, length));
        if (character < 0) return character;
        WideCharacterSet.Append(target, character);
        return length;
    }

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target) =>
        Encode(PyStr.FromCodePoint(character), 0, true, ref state, ref target) > 0;

    internal override int Encode(PyStr text, int at, bool final, ref ulong state, ref ByteBuilder target)
    {
        int single = EncodeSingle(text[at]);
        if (single >= 0)
        {
            target.Append((byte)single);
            return 1;
        }
        int read = set.Read(text, at, final, out int code);
        if (read > 0) Append(code, ref target);
        else if (read < 0 && AppendOther(text[at], ref target)) return 1;
        return read;
    }

    /// <summary>The character of a single byte, or -1.</summary>
    protected virtual int DecodeSingle(byte value) => value < 0x80 ? value : -1;

    /// <summary>The byte of a character that takes one, or -1.</summary>
    protected virtual int EncodeSingle(int character) => character < 0x80 ? character : -1;

    /// <summary>How many bytes a code has that begins with one; 0 if none does.</summary>
    protected virtual int LengthFor(byte lead) => 2;

    protected virtual int CharacterOf(ReadOnlySpan<byte> code) => set.CharacterOf(code[0] << 8 | code[1]);

    protected virtual void Append(int code, ref ByteBuilder target)
    {
        target.Append((byte)(code >> 8));
        target.Append((byte)code);
    }

    /// <summary>Encodes a character that the set lacks.</summary>
    protected virtual bool AppendOther(int character, ref ByteBuilder target) => false;
}

/// <summary>euc_jisx0213, euc_jis_2004: half-width katakana behind 8E, the second plane and JIS X 0212 behind 8F.</summary>
internal sealed class EucJisX0213Codec(string name, WideCharacterSet set) : PairingCodec(name, set)
{
    protected override int LengthFor(byte lead) => lead == 0x8F ? 3 : 2;

    protected override int CharacterOf(ReadOnlySpan<byte> code)
    {
        if (code[0] == 0x8E) return code[1] is >= 0xA1 and <= 0xDF and var kana ? 0xFF61 + kana - 0xA1 : -1;
        if (code[^2] < 0xA1 || code[^1] < 0xA1) return -1;
        int place = code[^2] << 8 | code[^1];
        if (code.Length == 2) return Set.CharacterOf(place & 0x7F7F);
        int character = Set.CharacterOf((place & 0x7F7F) | 0x8000);
        return character >= 0 ? character : CharacterSets.JisX0212.CharacterOf(place);
    }

    protected override void Append(int code, ref ByteBuilder target)
    {
        if (code >= 0x8000) target.Append(0x8F);
        base.Append(code | 0x8080, ref target);
    }

    protected override bool AppendOther(int character, ref ByteBuilder target)
    {
        int code = Set.Withholds(character) ? 0 : CharacterSets.JisX0212.CodeOf(character);
        if (character is >= 0xFF61 and <= 0xFF9F) code = 0x8E00 | (character - 0xFF61 + 0xA1);
        else if (code != 0) target.Append(0x8F);
        if (code == 0) return false;
        base.Append(code, ref target);
        return true;
    }
}

/// <summary>shift_jisx0213, shift_jis_2004: the second plane has lead bytes from F0 on.</summary>
internal sealed class ShiftJisX0213Codec(string name, WideCharacterSet set) : PairingCodec(name, set)
{
    private const int CellsInRow = 94;
    private const int WideBackslash = 0xFF3C;
    private const int WideTilde = 0xFF5E;

    private static readonly byte[] s_secondPlaneRows =
        [1, 8, 3, 4, 5, 12, 13, 14, 15, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94];

    protected override int DecodeSingle(byte value) => value switch
    {
        0x5C => 0xA5,
        0x7E => 0x203E,
        < 0x80 => value,
        >= 0xA1 and <= 0xDF => 0xFF61 + value - 0xA1,
        _ => -1,
    };

    protected override int EncodeSingle(int character) => character switch
    {
        '\\' or '~' => -1,
        < 0x80 => character,
        0xA5 => 0x5C,
        0x203E => 0x7E,
        >= 0xFF61 and <= 0xFF9F => character - 0xFF61 + 0xA1,
        _ => -1,
    };

    internal override int Encode(PyStr text, int at, bool final, ref ulong state, ref ByteBuilder target) =>
        text[at] is WideBackslash or WideTilde ? -1 : base.Encode(text, at, final, ref state, ref target);

    protected override int LengthFor(byte lead) => lead is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) ? 2 : 0;

    protected override int CharacterOf(ReadOnlySpan<byte> code)
    {
        if (code[1] is < 0x40 or 0x7F or > 0xFC) return -1;
        int place = code[0] << 8 | code[1];
        if (code[0] < 0xF0) return Shown(Set.CharacterOf(ShiftJisCodes.ToEuc(place) & 0x7F7F));
        int cell = (code[0] - 0xF0) * 2 * CellsInRow + ShiftJisCodes.Index(code[1]);
        return Set.CharacterOf((s_secondPlaneRows[cell / CellsInRow] + 0x20) << 8 | (cell % CellsInRow + 0x21) | 0x8000);
    }

    protected override void Append(int code, ref ByteBuilder target)
    {
        if (code < 0x8000)
        {
            base.Append(ShiftJisCodes.FromEuc(code | 0x8080), ref target);
            return;
        }
        int row = Array.IndexOf(s_secondPlaneRows, (byte)((code >> 8 & 0x7F) - 0x20));
        int index = row % 2 * CellsInRow + (code & 0xFF) - 0x21;
        base.Append((row / 2 + 0xF0) << 8 | (ShiftJisCodes.Code(index) & 0xFF), ref target);
    }

    protected override bool AppendOther(int character, ref ByteBuilder target)
    {
        if (character is not ('\\' or '~')) return false;
        Append(Set.CodeOf(character == '\\' ? WideBackslash : WideTilde), ref target);
        return true;
    }

    // As one byte the reverse solidus and the tilde are others, so the wide ones are these.
    private static int Shown(int character) => character switch { WideBackslash => '\\', WideTilde => '~', _ => character };
}
