namespace Adder.Objects.Codecs.Multibyte;

/// <summary>The character sets, made from .NET's code pages and what CPython has otherwise; made when first used.</summary>
internal static class CharacterSets
{
    private static readonly Lazy<CharacterSet> s_gbk = new(MakeGbk);
    private static readonly Lazy<CharacterSet> s_gb2312 = new(MakeGb2312);
    private static readonly Lazy<CharacterSet> s_cp949 = new(MakeCp949);
    private static readonly Lazy<CharacterSet> s_johab = new(MakeJohab);
    private static readonly Lazy<CharacterSet> s_big5 = new(MakeBig5);
    private static readonly Lazy<CharacterSet> s_cp950 = new(MakeCp950);
    private static readonly Lazy<CharacterSet> s_cp932 = new(MakeCp932);
    private static readonly Lazy<CharacterSet> s_shiftJis = new(MakeShiftJis);
    private static readonly Lazy<CharacterSet> s_jisX0212 = new(MakeJisX0212);

    internal static CharacterSet Gbk => s_gbk.Value;

    internal static CharacterSet Gb2312 => s_gb2312.Value;

    internal static CharacterSet Cp949 => s_cp949.Value;

    internal static CharacterSet Johab => s_johab.Value;

    internal static CharacterSet Big5 => s_big5.Value;

    internal static CharacterSet Cp950 => s_cp950.Value;

    internal static CharacterSet Cp932 => s_cp932.Value;

    /// <summary>JIS X 0208 by its Shift JIS codes.</summary>
    internal static CharacterSet ShiftJis => s_shiftJis.Value;

    /// <summary>JIS X 0212 by its EUC codes.</summary>
    internal static CharacterSet JisX0212 => s_jisX0212.Value;

    private static CharacterSet MakeGbk() =>
        CharacterSet.FromCodePage(936, static (_, character) => !CharacterSet.IsPrivate(character));

    private static CharacterSet MakeGb2312()
    {
        CharacterSet set = CharacterSet.FromCodePage(
            936, static (code, character) => IsInGb2312(code) && !CharacterSet.IsPrivate(character));
        set.Replace(0xA1A4, 0x30FB);
        set.Replace(0xA1AA, 0x2015);
        return set;
    }

    private static bool IsInGb2312(int code) => (code & 0xFF) >= 0xA1 && code switch
    {
        >= 0xA1A1 and <= 0xA1FE => true,
        (>= 0xA2B1 and <= 0xA2E2) or (>= 0xA2E5 and <= 0xA2EE) or (>= 0xA2F1 and <= 0xA2FC) => true,
        >= 0xA3A1 and <= 0xA3FE => true,
        (>= 0xA4A1 and <= 0xA4F3) or (>= 0xA5A1 and <= 0xA5F6) => true,
        (>= 0xA6A1 and <= 0xA6B8) or (>= 0xA6C1 and <= 0xA6D8) => true,
        (>= 0xA7A1 and <= 0xA7C1) or (>= 0xA7D1 and <= 0xA7F1) => true,
        (>= 0xA8A1 and <= 0xA8BA) or (>= 0xA8C5 and <= 0xA8E9) => true,
        >= 0xA9A4 and <= 0xA9EF => true,
        >= 0xB0A1 and <= 0xF7FE => true,
        _ => false,
    };

    private static CharacterSet MakeCp949() =>
        CharacterSet.FromCodePage(949, static (_, character) => !CharacterSet.IsPrivate(character));

    private static CharacterSet MakeJohab()
    {
        // Single letters are compatibility letters; as initials they are encoded, unless they are vowels or finals only.
        var set = new CharacterSet();
        CharacterSet page = CharacterSet.FromCodePage(1361, static (_, character) => !CharacterSet.IsPrivate(character));
        for (int pass = 0; pass < 2; pass++)
        {
            for (int code = 0x8000; code < 0x10000; code++)
            {
                int character = page.CharacterOf(code);
                if (character < 0) continue;
                int letter = HangulLetters.Compatible(character);
                bool isFinal = character is >= 0x11A8 and <= 0x11FF;
                if (isFinal == (pass == 1)) set.Add(code, letter);
            }
        }
        for (int i = 0; i < 43; i++) set.Replace(0xDAD4 + i, HangulLetters.Filler + i);
        set.Add(0x8441, 0x3000);
        set.Prefer(0x3000, 0xD931);
        return set;
    }

    private static CharacterSet MakeCp950()
    {
        CharacterSet set = CharacterSet.FromCodePage(950, static (_, character) => !CharacterSet.IsPrivate(character));
        AddBoxes(set);
        set.AddRange(0xF9FA, 0x256D, 2);
        set.Add(0xF9FC, 0x2570);
        set.Add(0xF9FD, 0x256F);
        foreach ((int character, int code) in (ReadOnlySpan<(int, int)>)
            [
                (0xA2, 0xA246), (0xA3, 0xA247), (0xA5, 0xA244), (0x2022, 0xA145), (0x203E, 0xA1C2), (0x223C, 0xA1E3),
                (0x2609, 0xA1F3), (0x2641, 0xA1F2), (0xFF64, 0xA14E),
                (0x2550, 0xA2A4), (0x255E, 0xA2A5), (0x256A, 0xA2A6), (0x2561, 0xA2A7),
            ])
        {
            set.Prefer(character, code);
        }
        return set;
    }

    private static CharacterSet MakeBig5()
    {
        CharacterSet set = CharacterSet.FromCodePage(
            950, static (code, character) => !CharacterSet.IsPrivate(character) && code < 0xF9D6 && code != 0xA3E1);
        AddBoxes(set);
        foreach ((int code, int character) in (ReadOnlySpan<(int, int)>)
            [
                (0xA145, 0x2022), (0xA14E, 0xFF64), (0xA1C2, 0x203E), (0xA1E3, 0x223C), (0xA1F2, 0x2641), (0xA1F3, 0x2609),
                (0xA241, 0xFF0F), (0xA242, 0xFF3C), (0xA244, 0xA5), (0xA246, 0xA2), (0xA247, 0xA3),
            ])
        {
            set.Replace(code, character);
            set.Prefer(character, code);
        }
        return set;
    }

    private static void AddBoxes(CharacterSet set)
    {
        set.Add(0xA2A4, 0x2550);
        set.Add(0xA2A5, 0x255E);
        set.Add(0xA2A6, 0x256A);
        set.Add(0xA2A7, 0x2561);
        set.Add(0xA2CC, 0x5341);
        set.Add(0xA2CE, 0x5345);
        set.Add(0xC6A1, 0x30FE);
        set.AddRange(0xC6A2, 0x309D, 2);
        set.Add(0xC6A4, 0x3005);
        set.AddRange(0xC6A5, 0x3041, 83);
        set.AddRange(0xC6F8, 0x30A1, 7);
        set.AddRange(0xC740, 0x30A8, 63);
        set.AddRange(0xC7A1, 0x30E7, 16);
        set.AddRange(0xC7B1, 0x414, 2);
        set.Add(0xC7B3, 0x401);
        set.AddRange(0xC7B4, 0x416, 7);
        set.AddRange(0xC7BB, 0x423, 19);
        set.Add(0xC7CE, 0x451);
        set.AddRange(0xC7CF, 0x436, 26);
        set.AddRange(0xC7E9, 0x2460, 10);
        set.AddRange(0xC7F3, 0x2474, 10);
    }

    private static CharacterSet MakeCp932()
    {
        const int NecKanji = 360;
        var set = new CharacterSet();
        CharacterSet page = CharacterSet.FromCodePage(932, static (_, _) => true);
        for (int code = 0x8000; code < 0xED00; code++)
        {
            if (page.CharacterOf(code) is >= 0 and var character) set.Add(code, character);
        }
        set.Add(0x8790, 0x2252);
        set.Add(0x8791, 0x2261);
        set.Add(0x8792, 0x222B);
        set.Add(0x8795, 0x221A);
        set.Add(0x8796, 0x22A5);
        set.Add(0x8797, 0x2220);
        set.Add(0x879A, 0x2235);
        set.AddRange(0x879B, 0x2229, 2);
        // NEC's selection of IBM's extensions: the same kanji in the same order, further signs behind them.
        int from = ShiftJisCodes.Index(0xFA5C);
        int to = ShiftJisCodes.Index(0xED40);
        for (int i = 0; i < NecKanji; i++) set.Add(ShiftJisCodes.Code(to + i), page.CharacterOf(ShiftJisCodes.Code(from + i)));
        for (int i = 0; i < 10; i++) set.Add(0xEEEF + i, page.CharacterOf(0xFA40 + i));
        for (int i = 0; i < 4; i++) set.Add(0xEEF9 + i, i == 0 ? 0xFFE2 : page.CharacterOf(0xFA54 + i));
        for (int code = 0xF000; code < 0x10000; code++)
        {
            if (page.CharacterOf(code) is >= 0 and var character) set.Add(code, character);
        }
        set.AddRange(0xFA4A, 0x2160, 10);
        set.Add(0xFA54, 0xFFE2);
        set.Add(0xFA58, 0x3231);
        set.Add(0xFA59, 0x2116);
        set.Add(0xFA5A, 0x2121);
        set.Add(0xFA5B, 0x2235);
        foreach ((int character, int code) in (ReadOnlySpan<(int, int)>)
            [(0xA2, 0x8191), (0xA3, 0x8192), (0xAC, 0x81CA), (0x2016, 0x8161), (0x2212, 0x817C), (0x301C, 0x8160)])
        {
            set.Prefer(character, code);
        }
        return set;
    }

    private static CharacterSet MakeShiftJis()
    {
        CharacterSet set = CharacterSet.FromCodePage(
            932, static (code, character) => code >> 8 != 0x87 && code < 0xED00 && !CharacterSet.IsPrivate(character));
        set.Replace(0x8160, 0x301C);
        set.Replace(0x8161, 0x2016);
        set.Replace(0x817C, 0x2212);
        set.Replace(0x8191, 0xA2);
        set.Replace(0x8192, 0xA3);
        set.Replace(0x81CA, 0xAC);
        return set;
    }

    private static CharacterSet MakeJisX0212()
    {
        var set = new CharacterSet();
        CharacterSet page = CharacterSet.FromCodePage(20932, static (code, _) => (code & 0x80) == 0);
        for (int code = 0x8000; code < 0x10000; code++)
        {
            // What follows are IBM's extensions.
            if (code < 0xEE00 && page.CharacterOf(code) is >= 0 and var character) set.Add(code | 0x80, character);
        }
        set.Add(0xA2B7, '~');
        set.Add(0xA2F1, 0x2116);
        return set;
    }
}
