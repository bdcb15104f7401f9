using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.NumberText;
using Adder.Protocols;

namespace Adder.Modules.Locales;

/// <summary>struct lconv: ten strings, then numbers of a byte each.</summary>
internal static unsafe class LocaleConventions
{
    private const int DecimalPoint = 0, ThousandsSeparator = 1, Grouping = 2, MonetaryGrouping = 7, StringCount = 10;

    private static readonly (string Name, int Index)[] s_monetary =
    [
        ("int_curr_symbol", 3), ("currency_symbol", 4), ("mon_decimal_point", 5), ("mon_thousands_sep", 6), ("mon_grouping", MonetaryGrouping),
        ("positive_sign", 8), ("negative_sign", 9),
    ];

    private static readonly string[] s_numbers =
        ["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"];

    internal static PyDict ToDict()
    {
        byte** conventions = LibC.LocaleConventions();
        PyDict result = new();
        foreach ((string name, int index) in s_monetary)
        {
            result.SetString(name, index == MonetaryGrouping ? (Value)Sizes(conventions[index]) : Text(conventions[index]));
        }
        byte* numbers = (byte*)(conventions + StringCount);
        for (int i = 0; i < s_numbers.Length; i++) result.SetString(s_numbers[i], (int)numbers[i]);
        result.SetString("decimal_point", Text(conventions[DecimalPoint]));
        result.SetString("thousands_sep", Text(conventions[ThousandsSeparator]));
        result.SetString("grouping", Sizes(conventions[Grouping]));
        return result;
    }

    /// <summary>What the format code 'n' goes by.</summary>
    internal static NumericLocale Numeric()
    {
        byte** conventions = LibC.LocaleConventions();
        List<byte> sizes = [];
        for (byte* size = conventions[Grouping]; ; size++)
        {
            sizes.Add(*size == 0 && sizes.Count == 0 ? (byte)127 : *size);
            if (*size is 0 or 127) break;
        }
        return new NumericLocale(Text(conventions[DecimalPoint]).ToString(), Text(conventions[ThousandsSeparator]).ToString(), [.. sizes]);
    }

    private static PyStr Text(byte* text) => Encodings.DecodeFileSystem(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    // copy_grouping
    private static PyList Sizes(byte* sizes)
    {
        PyList list = new();
        if (*sizes == 0) return list;
        while (true)
        {
            list.Add((int)*sizes);
            if (*sizes is 0 or 127) return list;
            sizes++;
        }
    }
}
