using System.Globalization;
using System.Text;

namespace Adder.Objects.NumberText;

/// <summary>How a float is written: the flags of <c>PyOS_double_to_string</c>.</summary>
[Flags]
internal enum FloatStyle
{
    None = 0,
    AlwaysSign = 1,
    AddDotZero = 2,
    Alternate = 4,
    NoNegativeZero = 8,
}

/// <summary>Text of floats in the forms e, f, g and r (shortest).</summary>
internal static class FloatText
{
    private const int ReprExponentLimit = 16;

    /// <summary><c>repr(value)</c>.</summary>
    internal static string Repr(double value) => Format(value, 'r', 0, FloatStyle.AddDotZero);

    /// <summary>One of the codes e, f, g, r or their capitals; r ignores the precision.</summary>
    internal static string Format(double value, char code, int precision, FloatStyle style)
    {
        bool upper = code is 'E' or 'F' or 'G';
        if (upper) code = (char)(code | 0x20);
        if (!double.IsFinite(value)) return NotFinite(value, upper, style);
        double magnitude = Math.Abs(value);
        DecimalDigits decimals;
        switch (code)
        {
            case 'e':
                precision++;
                decimals = DecimalDigits.Significant(magnitude, precision);
                break;
            case 'f':
                decimals = DecimalDigits.Fixed(magnitude, precision);
                break;
            case 'g':
                if (precision == 0) precision = 1;
                decimals = DecimalDigits.Significant(magnitude, precision);
                break;
            default:
                decimals = DecimalDigits.Shortest(magnitude);
                break;
        }
        bool negative = double.IsNegative(value)
            && !((style & FloatStyle.NoNegativeZero) != 0 && decimals.Digits == "0");
        return Layout(decimals, negative, code, precision, upper, style);
    }

    private static string NotFinite(double value, bool upper, FloatStyle style)
    {
        string text = double.IsNaN(value) ? "nan" : "inf";
        if (upper) text = text.ToUpperInvariant();
        if (value < 0) return "-" + text;
        return (style & FloatStyle.AlwaysSign) != 0 ? "+" + text : text;
    }

    // format_float_short
    private static string Layout(DecimalDigits decimals, bool negative, char code, int precision, bool upper, FloatStyle style)
    {
        int point = decimals.Point;
        int end = decimals.Digits.Length;
        bool dotZero = (style & FloatStyle.AddDotZero) != 0;
        bool alternate = (style & FloatStyle.Alternate) != 0;
        bool exponential = false;
        switch (code)
        {
            case 'e':
                exponential = true;
                end = precision;
                break;
            case 'f':
                end = point + precision;
                break;
            case 'g':
                exponential = point <= -4 || point > precision - (dotZero ? 1 : 0);
                if (alternate) end = precision;
                break;
            default:
                exponential = point <= -4 || point > ReprExponentLimit;
                break;
        }
        int exponent = 0;
        if (exponential)
        {
            exponent = point - 1;
            point = 1;
        }
        int start = point <= 0 ? point - 1 : 0;
        end = Math.Max(end, !exponential && dotZero ? point + 1 : point);
        var text = new StringBuilder(end - start + 8);
        if (negative) text.Append('-');
        else if ((style & FloatStyle.AlwaysSign) != 0) text.Append('+');
        AppendDigits(text, decimals.Digits, start, point, end);
        if (text[^1] == '.' && !alternate) text.Length--;
        if (exponential) AppendExponent(text, exponent, upper);
        return text.ToString();
    }

    // Digit positions count from the first significant digit; those outside it are zeros.
    private static void AppendDigits(StringBuilder text, string digits, int start, int point, int end)
    {
        AppendRange(text, digits, start, point);
        text.Append('.');
        AppendRange(text, digits, point, end);
    }

    private static void AppendRange(StringBuilder text, string digits, int start, int end)
    {
        if (start < 0) text.Append('0', Math.Min(end, 0) - start);
        int from = Math.Clamp(start, 0, digits.Length);
        int to = Math.Clamp(end, 0, digits.Length);
        text.Append(digits, from, Math.Max(to - from, 0));
        int tail = Math.Max(start, digits.Length);
        if (end > tail) text.Append('0', end - tail);
    }

    private static void AppendExponent(StringBuilder text, int exponent, bool upper)
    {
        text.Append(upper ? 'E' : 'e').Append(exponent < 0 ? '-' : '+');
        int magnitude = Math.Abs(exponent);
        if (magnitude < 10) text.Append('0');
        text.Append(magnitude.ToString(CultureInfo.InvariantCulture));
    }
}
