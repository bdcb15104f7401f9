namespace Adder.Modules.Mathematics;

/// <summary>Gamma and error functions, which .NET lacks.</summary>
internal static class SpecialFunctions
{
    private const double LanczosG = 6.024680040776729583740234375;
    private const double LanczosGMinusHalf = 5.524680040776729583740234375;
    private const double LogPi = 1.144729885849400174143427351353058711647;
    private const double MostExactFactorial = 23;
    private const double LargestGamma = 200;

    // Lanczos' rational approximation with N = 13, as in Boost and CPython.
    private static ReadOnlySpan<double> LanczosNumerator =>
    [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ];

    private static ReadOnlySpan<double> LanczosDenominator =>
    [
        0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0,
    ];

    private static ReadOnlySpan<double> Factorials =>
    [
        1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0, 6227020800.0,
        87178291200.0, 1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0, 121645100408832000.0,
        2432902008176640000.0, 51090942171709440000.0, 1124000727777607680000.0,
    ];

    /// <summary>Infinite where the result overflows, NaN where it is undefined.</summary>
    internal static double Gamma(double x)
    {
        if (!double.IsFinite(x)) return double.IsNaN(x) || x > 0 ? x : double.NaN;
        if (x == 0) return 1.0 / x;
        if (x == Math.Floor(x))
        {
            if (x < 0) return double.NaN;
            if (x <= MostExactFactorial) return Factorials[(int)x - 1];
        }
        double magnitude = Math.Abs(x);
        if (magnitude < 1e-20) return 1.0 / x;
        if (magnitude > LargestGamma) return x < 0 ? 0.0 / SinPi(x) : double.PositiveInfinity;
        double y = magnitude + LanczosGMinusHalf;
        double error = magnitude > LanczosGMinusHalf
            ? y - magnitude - LanczosGMinusHalf
            : y - LanczosGMinusHalf - magnitude;
        error = error * LanczosG / y;
        double result;
        if (x < 0)
        {
            result = -Math.PI / SinPi(magnitude) / magnitude * Math.Exp(y) / LanczosSum(magnitude);
            result -= error * result;
            if (magnitude < 140) return result / Math.Pow(y, magnitude - 0.5);
            double half = Math.Pow(y, magnitude / 2 - 0.25);
            return result / half / half;
        }
        result = LanczosSum(magnitude) / Math.Exp(y);
        result += error * result;
        if (magnitude < 140) return result * Math.Pow(y, magnitude - 0.5);
        double root = Math.Pow(y, magnitude / 2 - 0.25);
        return result * root * root;
    }

    /// <summary>The logarithm of |gamma(x)|; infinite at the poles.</summary>
    internal static double LogGamma(double x)
    {
        if (!double.IsFinite(x)) return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x == Math.Floor(x) && x <= 2) return x <= 0 ? double.PositiveInfinity : 0;
        double magnitude = Math.Abs(x);
        if (magnitude < 1e-20) return -Math.Log(magnitude);
        double result = Math.Log(LanczosSum(magnitude)) - LanczosG;
        result += (magnitude - 0.5) * (Math.Log(magnitude + LanczosG - 0.5) - 1);
        return x < 0 ? LogPi - Math.Log(Math.Abs(SinPi(magnitude))) - Math.Log(magnitude) - result : result;
    }

    private static double LanczosSum(double x)
    {
        double numerator = 0;
        double denominator = 0;
        if (x < 5)
        {
            for (int i = LanczosNumerator.Length - 1; i >= 0; i--)
            {
                numerator = numerator * x + LanczosNumerator[i];
                denominator = denominator * x + LanczosDenominator[i];
            }
        }
        else
        {
            for (int i = 0; i < LanczosNumerator.Length; i++)
            {
                numerator = numerator / x + LanczosNumerator[i];
                denominator = denominator / x + LanczosDenominator[i];
            }
        }
        return numerator / denominator;
    }

    // sin(pi x), accurate near the integers.
    private static double SinPi(double x)
    {
        double y = Math.Abs(x) % 2.0;
        double result = (int)Math.Round(2.0 * y, MidpointRounding.AwayFromZero) switch
        {
            0 => Math.Sin(Math.PI * y),
            1 => Math.Cos(Math.PI * (y - 0.5)),
            2 => Math.Sin(Math.PI * (1.0 - y)),
            3 => -Math.Cos(Math.PI * (y - 1.5)),
            _ => Math.Sin(Math.PI * (y - 2.0)),
        };
        return Math.CopySign(1.0, x) * result;
    }
}
