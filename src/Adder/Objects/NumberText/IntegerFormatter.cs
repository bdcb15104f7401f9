using System.Globalization;
using System.Numerics;
using System.Text;

namespace Adder.Objects.NumberText;

/// <summary><c>int.__format__</c> for the integer types; the float types are for the caller to convert. (format_long_internal)</summary>
internal static class IntegerFormatter
{
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Whether the specification writes the int as a float.</summary>
    internal static bool WantsFloat(in FormatSpec spec) => spec.Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%';

    internal static string Format(long value, in FormatSpec spec, NumericLocale locale, string typeName = "int")
    {
        if (spec.Type != 'd' || spec.Width >= 0 || spec.Grouping != Grouping.None || spec.HasSign || spec.Precision >= 0 || spec.NoNegativeZero)
        {
            return Format((BigInteger)value, spec, locale, 0, typeName);
        }
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <param name="value">The int.</param>
    /// <param name="spec">What was asked for.</param>
    /// <param name="locale">What 'n' goes by.</param>
    /// <param name="maxDigits">The limit on decimal digits; 0 is none.</param>
    /// <param name="typeName">For the message.</param>
    internal static string Format(BigInteger value, in FormatSpec spec, NumericLocale locale, int maxDigits, string typeName = "int")
    {
        if (spec.Type is not ('b' or 'c' or 'd' or 'o' or 'x' or 'X' or 'n')) throw FormattingError.UnknownType(spec.Type, typeName);
        if (spec.Precision >= 0) throw new FormattingError("Precision not allowed in integer format specifier");
        if (spec.NoNegativeZero) throw new FormattingError("Negative zero coercion (z) not allowed in integer format specifier");
        if (spec.Type == 'c') return FormatCharacter(value, spec);
        BigInteger magnitude = BigInteger.Abs(value);
        string digits;
        string prefix = "";
        if (BitsPerDigit(spec.Type) is int bits and > 0)
        {
            digits = IntegerText.InPowerOfTwo(magnitude, bits);
            if (spec.Alternate) prefix = "0" + (char)(spec.Type | 0x20);
        }
        else if (!IntegerText.TryDecimal(magnitude, maxDigits, out digits)) throw new FormattingError(DigitLimit.ToTextMessage(maxDigits));
        Grouping grouping = spec.Type == 'n' ? Grouping.Locale : spec.Grouping;
        var layout = new NumberLayout { Negative = value.Sign < 0, Prefix = prefix, Whole = digits };
        return layout.ToText(spec, NumericLocale.For(grouping, locale), spec.Type == 'X');
    }

    private static int BitsPerDigit(int type) => type switch { 'b' => 1, 'o' => 3, 'x' or 'X' => 4, _ => 0 };

    private static string FormatCharacter(BigInteger value, in FormatSpec spec)
    {
        if (spec.HasSign) throw new FormattingError("Sign not allowed with integer format specifier 'c'");
        if (spec.Alternate) throw new FormattingError("Alternate form (#) not allowed with integer format specifier 'c'");
        if (value < long.MinValue || value > long.MaxValue)
        {
            throw new FormattingError("Python int too large to convert to C long", FormattingFault.OverflowError);
        }
        if (value.Sign < 0 || value > LastCodePoint)
        {
            throw new FormattingError("%c arg not in range(0x110000)", FormattingFault.OverflowError);
        }
        var text = new StringBuilder();
        CodePoints.Append(text, (int)value);
        return TextLayout.Pad(text.ToString(), 1, spec);
    }
}
