using System.Globalization;

namespace Adder.Objects.NumberText;

/// <summary><c>round(x, ndigits)</c> for floats: half to even on the exact binary value.</summary>
internal static class FloatRounding
{
    private const int MostUsefulDigits = 323;
    private const int LeastUsefulDigits = -308;
    private const long LargestExact = 1L << 53;

    /// <summary>False when the result is too large ("rounded value too large to represent").</summary>
    internal static bool TryRound(double value, long digits, out double result)
    {
        result = value;
        if (!double.IsFinite(value) || digits > MostUsefulDigits || value == 0) return true;
        if (digits < LeastUsefulDigits)
        {
            result = 0.0 * value;
            return true;
        }
        double magnitude = Math.Abs(value);
        double rounded = DecimalDigits.TryScaleFast(magnitude, digits, out UInt128 scaled) && scaled <= LargestExact
            ? (ulong)scaled / PowerOfTen((int)digits)
            : RoundThroughText(magnitude, (int)digits);
        result = Math.CopySign(rounded, value);
        return !double.IsInfinity(rounded);
    }

    private static double RoundThroughText(double magnitude, int digits)
    {
        DecimalDigits decimals = DecimalDigits.Fixed(magnitude, digits);
        string text = $"0.{decimals.Digits}e{decimals.Point.ToString(CultureInfo.InvariantCulture)}";
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    // Exact up to 10^22.
    private static double PowerOfTen(int power)
    {
        double result = 1;
        for (int i = 0; i < power; i++) result *= 10;
        return result;
    }
}
