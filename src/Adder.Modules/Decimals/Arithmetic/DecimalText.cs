using System.Globalization;
using System.Numerics;
using System.Text;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Decimals as text and back: to-scientific-string, to-engineering-string and numeric strings of the specification.</summary>
internal static class DecimalText
{
    // Beyond any exponent that a context allows.
    private const long FarAway = 4 * DecimalContext.MaxExponent;

    internal static string Scientific(in BigDecimal number, bool capitals = true) => Write(number, capitals, engineering: false);

    internal static string Engineering(in BigDecimal number, bool capitals = true) => Write(number, capitals, engineering: true);

    private static string Write(in BigDecimal number, bool capitals, bool engineering)
    {
        string sign = number.IsNegative ? "-" : "";
        switch (number.Special)
        {
            case Special.Infinity: return sign + "Infinity";
            case Special.QuietNaN: return sign + "NaN" + Payload(number);
            case Special.SignalingNaN: return sign + "sNaN" + Payload(number);
        }
        string digits = number.DigitText();
        long leftDigits = number.Exponent + digits.Length;
        long point = PointPosition(number, leftDigits, engineering);
        StringBuilder text = new(sign);
        if (point <= 0)
        {
            text.Append("0.").Append('0', (int)-point).Append(digits);
        }
        else if (point >= digits.Length)
        {
            text.Append(digits).Append('0', (int)(point - digits.Length));
        }
        else
        {
            text.Append(digits.AsSpan(0, (int)point)).Append('.').Append(digits.AsSpan((int)point));
        }
        if (leftDigits != point)
        {
            text.Append(capitals ? 'E' : 'e').Append(leftDigits - point >= 0 ? "+" : "").Append(leftDigits - point);
        }
        return text.ToString();
    }

    // How many digits stand before the point; the rest goes into an exponent.
    private static long PointPosition(in BigDecimal number, long leftDigits, bool engineering)
    {
        if (number.Exponent <= 0 && leftDigits > -6) return leftDigits;
        if (!engineering) return 1;
        if (number.HasZeroCoefficient) return Modulo(leftDigits + 1, 3) - 1;
        return Modulo(leftDigits - 1, 3) + 1;
    }

    private static long Modulo(long n, long by) => ((n % by) + by) % by;

    private static string Payload(in BigDecimal nan) =>
        nan.HasZeroCoefficient ? "" : nan.DigitText();

    /// <summary>Reads a numeric string of ASCII characters, without spaces around it.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out BigDecimal number)
    {
        bool isNegative = text.StartsWith("-");
        if (isNegative || text.StartsWith("+")) text = text[1..];
        if (Same(text, "inf") || Same(text, "infinity"))
        {
            number = BigDecimal.Infinity(isNegative);
            return true;
        }
        bool signaling = text.Length > 0 && (text[0] | 0x20) == 's';
        ReadOnlySpan<char> name = signaling ? text[1..] : text;
        if (name.Length >= 3 && Same(name[..3], "nan")) return TryParseNaN(name[3..], isNegative, signaling, out number);
        return TryParseFinite(text, isNegative, out number);
    }

    private static bool Same(ReadOnlySpan<char> text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool TryParseNaN(ReadOnlySpan<char> payload, bool isNegative, bool signaling, out BigDecimal number)
    {
        bool valid = payload.IndexOfAnyExceptInRange('0', '9') < 0;
        BigInteger value = valid && payload.Length > 0 ? BigInteger.Parse(payload, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        number = new(isNegative, value, 0, signaling ? Special.SignalingNaN : Special.QuietNaN);
        return valid;
    }

    private static bool TryParseFinite(ReadOnlySpan<char> text, bool isNegative, out BigDecimal number)
    {
        number = default;
        long exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!TryParseExponent(text[(e + 1)..], out exponent)) return false;
            text = text[..e];
        }
        int point = text.IndexOf('.');
        int fraction = point < 0 ? 0 : text.Length - point - 1;
        ReadOnlySpan<char> digits = point < 0 ? text : string.Concat(text[..point], text[(point + 1)..]);
        if (digits.Length == 0 || digits.IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        number = digits.Length <= PowersOfTen.SmallDigits
            ? new(isNegative, SmallNumber(digits), exponent - fraction)
            : new(isNegative, BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), exponent - fraction);
        return true;
    }

    // Of digits that fit 128 bits: the last 19, the 19 before them.
    private static UInt128 SmallNumber(ReadOnlySpan<char> digits)
    {
        int split = Math.Max(0, digits.Length - 19);
        ulong high = 0, low = 0;
        foreach (char digit in digits[..split]) high = (high * 10) + digit - '0';
        foreach (char digit in digits[split..]) low = (low * 10) + digit - '0';
        return high == 0 ? low : (high * PowersOfTen.Small(19)) + low;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        bool isNegative = text.StartsWith("-");
        if (isNegative || text.StartsWith("+")) text = text[1..];
        if (text.Length == 0 || text.IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        foreach (char digit in text) exponent = Math.Min(FarAway, (exponent * 10) + digit - '0');
        if (isNegative) exponent = -exponent;
        return true;
    }
}
