using System.Globalization;

namespace Adder.Objects.NumberText;

/// <summary>How reading a hexadecimal float ended.</summary>
internal enum HexParse
{
    Ok,
    Invalid,
    Overflow,
    TooLong,
}

/// <summary><c>float.hex</c> and <c>float.fromhex</c>.</summary>
internal static class FloatHex
{
    private const long LongestInput = int.MaxValue / 2;

    internal static string Format(double value)
    {
        if (!double.IsFinite(value)) return FloatText.Repr(value);
        string sign = double.IsNegative(value) ? "-" : "";
        if (value == 0) return sign + "0x0.0p+0";
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        ulong fraction = bits & 0xF_FFFF_FFFF_FFFF;
        int biased = (int)(bits >> 52) & 0x7FF;
        int exponent = biased == 0 ? -1022 : biased - 1023;
        string lead = biased == 0 ? "0" : "1";
        string digits = fraction.ToString("x13", CultureInfo.InvariantCulture);
        string power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return $"{sign}0x{lead}.{digits}p{(exponent < 0 ? '-' : '+')}{power}";
    }

    // float_fromhex
    internal static HexParse TryParse(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim(" \t\n\r\v\f");
        if (FloatParser.ParseInfOrNan(text, out value) is int used and > 0) return used == text.Length ? HexParse.Ok : HexParse.Invalid;
        int i = 0;
        bool negative = false;
        if (i < text.Length && text[i] is '+' or '-') negative = text[i++] == '-';
        if (i + 1 < text.Length && text[i] == '0' && text[i + 1] is 'x' or 'X') i += 2;
        HexParse outcome = ParseMagnitude(text[i..], out double magnitude);
        value = negative ? -magnitude : magnitude;
        return outcome;
    }

    private static HexParse ParseMagnitude(ReadOnlySpan<char> text, out double magnitude)
    {
        magnitude = 0;
        int i = 0;
        long digits = 0;
        long afterPoint = 0;
        bool pointSeen = false;
        var bits = default(RoundingBits);
        for (; i < text.Length; i++)
        {
            if (text[i] == '.' && !pointSeen)
            {
                pointSeen = true;
                continue;
            }
            if (!char.IsAsciiHexDigit(text[i])) break;
            bits.Append((uint)Convert.ToInt32(text.Slice(i, 1).ToString(), 16));
            digits++;
            if (pointSeen) afterPoint++;
        }
        if (digits == 0) return HexParse.Invalid;
        if (digits > LongestInput) return HexParse.TooLong;
        if (!TryParseExponent(text[i..], out long exponent)) return HexParse.Invalid;
        return bits.TryScale(exponent - 4 * afterPoint, out magnitude) ? HexParse.Ok : HexParse.Overflow;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        if (text.IsEmpty) return true;
        if (text[0] is not ('p' or 'P')) return false;
        text = text[1..];
        bool negative = false;
        if (!text.IsEmpty && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }
        if (text.IsEmpty) return false;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            exponent = Math.Min(exponent * 10 + (c - '0'), long.MaxValue / 32);
        }
        if (negative) exponent = -exponent;
        return true;
    }

    /// <summary>The first 60 bits of a hexadecimal numeral, and whether anything non-zero follows.</summary>
    private struct RoundingBits
    {
        private ulong _top;
        private long _dropped;
        private bool _sticky;

        internal void Append(uint digit)
        {
            if (_top >> 60 == 0)
            {
                _top = (_top << 4) | digit;
                return;
            }
            _dropped += 4;
            _sticky |= digit != 0;
        }

        internal readonly bool TryScale(long exponent, out double magnitude)
        {
            magnitude = 0;
            return _top == 0 || FloatConversion.TryCompose(_top, _sticky, exponent + _dropped, out magnitude);
        }
    }
}
