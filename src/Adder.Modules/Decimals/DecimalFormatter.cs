using System.Globalization;
using System.Numerics;
using System.Text;
using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.NumberText;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary><c>Decimal.__format__</c>.</summary>
internal static class DecimalFormatter
{
    internal static string Format(ThreadState ts, in BigDecimal value, PyStr text, PyDecimalContext context, PyDict? @override)
    {
        int[] codes = new int[text.Length];
        text.CopyTo(codes);
        string? error = FormatSpecParser<int>.Parse(codes, "decimal.Decimal", '\0', '>', out FormatSpec spec);
        if (error is not null || spec.Alternate || spec.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%')
            || spec.Grouping is Grouping.Underscore or Grouping.UnderscoreByFour)
        {
            throw Errors.ValueError("invalid format string");
        }
        string digits = Digits(value, spec, context);
        NumericLocale locale = NumericLocale.For(spec.Type == 'n' ? Grouping.Locale : spec.Grouping, ts.Interpreter.NumericLocale);
        if (@override is not null) locale = Overridden(locale, @override);
        if (value.IsSpecial && spec.Fill == '0' && spec.Align == '=') spec.Fill = ' ';
        return NumberLayout.OfFloat(digits).ToText(spec, locale);
    }

    // What programs say in place of localeconv().
    private static NumericLocale Overridden(NumericLocale locale, PyDict settings)
    {
        const int longest = 4;
        string point = Setting(settings, "decimal_point") ?? locale.DecimalPoint, separator = Setting(settings, "thousands_sep") ?? locale.ThousandsSeparator;
        byte[] sizes = locale.GroupSizes;
        bool isValid = true;
        if (Setting(settings, "grouping") is { } grouping)
        {
            isValid = !grouping.AsSpan().ContainsAnyExceptInRange('\0', '\x7f');
            sizes = grouping.Length == 0 ? NumericLocale.C.GroupSizes : Encoding.Latin1.GetBytes(grouping);
        }
        isValid &= Encoding.UTF8.GetByteCount(point) is > 0 and <= longest && Encoding.UTF8.GetByteCount(separator) <= longest;
        return isValid ? new NumericLocale(point, separator, sizes) : throw Errors.ValueError("invalid override dict");
    }

    private static string? Setting(PyDict settings, string name)
    {
        Value value = settings.FindString(name);
        return value.IsNull ? null : value.Ref is PyStr text ? text.ToString() : throw Errors.TypeError("values of override must be strings");
    }

    private static string Digits(in BigDecimal value, in FormatSpec spec, PyDecimalContext context)
    {
        bool capitals = spec.Type is 'E' or 'F' or 'G' || (spec.Type == '\0' && context.Arithmetic.Capitals);
        string percent = spec.Type == '%' ? "%" : "";
        if (value.IsSpecial) return DecimalText.Scientific(value) + percent;
        BigDecimal number = percent.Length > 0 ? new(value.IsNegative, value.Coefficient, value.Exponent + 2) : value;
        DecimalContext work = DecimalContext.Widest();
        work.Rounding = context.Arithmetic.Rounding;
        number = Rounded(work, number, spec);
        if (spec.NoNegativeZero && number.HasZeroCoefficient) number = number.Abs();
        return (number.IsNegative ? "-" : "") + Unsigned(number, spec, capitals) + percent;
    }

    private static BigDecimal Rounded(DecimalContext work, in BigDecimal number, in FormatSpec spec)
    {
        if (spec.Precision < 0) return spec.Type is '%' or 'f' or 'F' && number.Exponent > 0 ? work.RescaleFreely(number, 0) : number;
        switch (spec.Type)
        {
            case 'e' or 'E':
                return Significant(work, number, spec.Precision + 1, pad: true);
            case 'f' or 'F' or '%':
                return work.RescaleFreely(number, -spec.Precision);
            default:
                return Significant(work, number, Math.Max(1, spec.Precision), pad: false);
        }
    }

    private static BigDecimal Significant(DecimalContext work, in BigDecimal number, long digits, bool pad)
    {
        if (number.IsZero) return pad ? new(number.IsNegative, UInt128.Zero, number.Exponent) : number;
        if (number.Digits < digits) return pad ? number.ScaledTo(number.Exponent - (digits - number.Digits)) : number;
        work.Precision = digits;
        return work.Plus(number);
    }

    private static string Unsigned(in BigDecimal number, in FormatSpec spec, bool capitals)
    {
        string digits = number.DigitText();
        long left = number.Exponent + digits.Length;
        long point = spec.Type switch
        {
            'e' or 'E' => !number.IsZero || spec.Precision < 0 ? 1 : 1 - spec.Precision,
            'f' or 'F' or '%' => left,
            _ => number.Exponent <= 0 && left > -6 ? left : 1,
        };
        if (spec.Type is 'e' or 'E' && number.IsZero && spec.Precision >= 0)
        {
            long zeroExponent = number.Exponent + spec.Precision;
            string fraction = spec.Precision > 0 ? "." + new string('0', spec.Precision) : "";
            return "0" + fraction + Exponent(zeroExponent, capitals);
        }
        string body = point <= 0 ? "0." + new string('0', (int)-point) + digits
            : point >= digits.Length ? digits + new string('0', (int)(point - digits.Length))
            : digits[..(int)point] + "." + digits[(int)point..];
        bool withExponent = spec.Type is 'e' or 'E' || left != point;
        return withExponent ? body + Exponent(left - point, capitals) : body;
    }

    private static string Exponent(long exponent, bool capitals) => $"{(capitals ? 'E' : 'e')}{(exponent < 0 ? "" : "+")}{exponent}";
}
