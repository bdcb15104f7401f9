namespace Adder.Modules.Mathematics;

/// <summary>erf and erfc by the rational approximations of fdlibm, which most C libraries use.</summary>
internal static class ErrorFunction
{
    private const double Erx = 8.45062911510467529297e-01;
    private const double Efx = 1.28379167095512586316e-01;
    private const double Tiny = 1e-300;

    private static ReadOnlySpan<double> NearZeroP =>
    [
        1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02, -5.77027029648944159157e-03,
        -2.37630166566501626084e-05,
    ];

    private static ReadOnlySpan<double> NearZeroQ =>
    [
        1.0, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03, 1.32494738004321644526e-04,
        -3.96022827877536812320e-06,
    ];

    private static ReadOnlySpan<double> NearOneP =>
    [
        -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01,
        -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03,
    ];

    private static ReadOnlySpan<double> NearOneQ =>
    [
        1.0, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02, 1.26171219808761642112e-01,
        1.36370839120290507362e-02, 1.19844998467991074170e-02,
    ];

    private static ReadOnlySpan<double> MiddleP =>
    [
        -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01,
        -1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00,
    ];

    private static ReadOnlySpan<double> MiddleQ =>
    [
        1.0, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02,
        4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02,
    ];

    private static ReadOnlySpan<double> FarP =>
    [
        -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02,
        -6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02,
    ];

    private static ReadOnlySpan<double> FarQ =>
    [
        1.0, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03,
        2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01,
    ];

    internal static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (magnitude < 0.84375)
        {
            if (magnitude >= 3.7252902984e-09) return x + x * NearZero(x * x);
            return magnitude < 2.848094538889218e-306 ? 0.0625 * (16.0 * x + 16.0 * Efx * x) : x + Efx * x;
        }
        double result = magnitude < 1.25 ? Erx + NearOne(magnitude - 1)
            : magnitude >= 6 ? 1 - Tiny
            : 1 - Tail(magnitude);
        return Math.CopySign(result, x);
    }

    internal static double Erfc(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (magnitude < 0.84375)
        {
            if (magnitude < 1.3877787807814457e-17) return 1 - x;
            double product = x * NearZero(x * x);
            return x < 0.25 ? 1 - (x + product) : 0.5 - (product + (x - 0.5));
        }
        if (magnitude < 1.25) return x > 0 ? 1 - Erx - NearOne(magnitude - 1) : 1 + (Erx + NearOne(magnitude - 1));
        if (magnitude >= 28 || x < -6) return x > 0 ? 0 : 2 - Tiny;
        return x > 0 ? Tail(magnitude) : 2 - Tail(magnitude);
    }

    private static double NearZero(double square) => Polynomial(NearZeroP, square) / Polynomial(NearZeroQ, square);

    private static double NearOne(double s) => Polynomial(NearOneP, s) / Polynomial(NearOneQ, s);

    private static double Tail(double x)
    {
        double s = 1 / (x * x);
        double ratio = x < 1 / 0.35
            ? Polynomial(MiddleP, s) / Polynomial(MiddleQ, s)
            : Polynomial(FarP, s) / Polynomial(FarQ, s);
        // The high half of x keeps exp(-x*x) exact.
        double high = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) & 0xFFFF_FFFF_0000_0000);
        return Math.Exp(-high * high - 0.5625) * Math.Exp((high - x) * (high + x) + ratio) / x;
    }

    // In pairs, as glibc evaluates it, so that the last bits agree.
    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double square = x * x;
        double fourth = square * square;
        ReadOnlySpan<double> powers = [1, square, fourth, fourth * square, fourth * fourth];
        double sum = 0;
        for (int i = 0; i < coefficients.Length; i += 2)
        {
            double pair = coefficients[i];
            if (i + 1 < coefficients.Length) pair += x * coefficients[i + 1];
            sum = i == 0 ? pair : sum + powers[i / 2] * pair;
        }
        return sum;
    }
}
