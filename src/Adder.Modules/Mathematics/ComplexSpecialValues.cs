using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Mathematics;

/// <summary>
/// What complex functions give where a part of the argument is infinite or NaN (annex G of the C standard). Rows go by the real part, columns by
/// the imaginary one: -inf, negative, -0, 0, positive, inf, NaN. A cell holds a real and an imaginary part, or "!!" for a domain error.
/// </summary>
internal static class ComplexSpecialValues
{
    internal const string Acos = "tipipipIpItIni" + "hi........hInn" + "hi........hIhn" + "hi........hIhn" + "hi........hInn" + "qi0i0i0I0IqIni" + "ninnnnnnnnnInn";
    internal const string Acosh = "iTiPiPipipitin" + "iH........ihnn" + "iH........ihnn" + "iH........ihnn" + "iH........ihnn" + "iQioioi0i0iqin" + "innnnnnnnninnn";
    internal const string Asinh = "IQIoIoI0I0IqIn" + "IH........Ihnn" + "IH........Ihnn" + "iH........ihnn" + "iH........ihnn" + "iQioioi0i0iqin" + "innnnon0nninnn";
    internal const string Atanh = "oHoHoHohohohon" + "oH........ohnn" + "oH........ohon" + "0H........0h0n" + "0H........0hnn" + "0H0H0H0h0h0h0n" + "0Hnnnnnnnn0hnn";
    internal const string Cosh = "!!iii0ioiI!!in" + "!!........!!nn" + "!!........!!n0" + "!!........!!n0" + "!!........!!nn" + "!!iIioi0ii!!in" + "nnnnn0n0nnnnnn";
    internal const string Exp = "000o0o00000000" + "!!........!!nn" + "!!........!!nn" + "!!........!!nn" + "!!........!!nn" + "!!iIioi0ii!!in" + "nnnnnon0nnnnnn";
    internal const string Log = "iTiPiPipipitin" + "iH........ihnn" + "iH........ihnn" + "iH........ihnn" + "iH........ihnn" + "iQioioi0i0iqin" + "innnnnnnnninnn";
    internal const string Sinh = "!!IIIoI0Ii!!in" + "!!........!!nn" + "!!........!!0n" + "!!........!!0n" + "!!........!!nn" + "!!iIioi0ii!!in" + "nnnnnon0nnnnnn";
    internal const string Sqrt = "iI0I0I0i0iiini" + "iI........iinn" + "iI........iinn" + "iI........iinn" + "iI........iinn" + "iIioioi0i0iiin" + "iInnnnnnnniinn";
    internal const string Tanh = "j0jojoj0j0j0j0" + "!!........!!nn" + "!!........!!nn" + "!!........!!nn" + "!!........!!nn" + "101o1o10101010" + "nnnnnon0nnnnnn";
    internal const string Rect = "!!IiI0IoII!!in" + "!!........!!nn" + "00........0000" + "00........0000" + "!!........!!nn" + "!!iIioi0ii!!in" + "nnnnn0n0nnnnnn";

    internal static bool IsFinite(Complex z) => double.IsFinite(z.Real) && double.IsFinite(z.Imaginary);

    /// <summary>The cell for an argument; throws ValueError for a domain error.</summary>
    internal static Complex Of(string table, double real, double imaginary)
    {
        int at = (Row(real) * 7 + Row(imaginary)) * 2;
        if (table[at] == '!') throw Errors.ValueError("math domain error");
        return new(Number(table[at]), Number(table[at + 1]));
    }

    // special_type
    private static int Row(double x)
    {
        if (double.IsNaN(x)) return 6;
        if (x == 0) return double.IsNegative(x) ? 2 : 3;
        if (double.IsInfinity(x)) return x > 0 ? 5 : 0;
        return x > 0 ? 4 : 1;
    }

    private static double Number(char cell) => cell switch
    {
        'i' => double.PositiveInfinity,
        'I' => double.NegativeInfinity,
        '0' => 0.0,
        'o' => -0.0,
        '1' => 1.0,
        'j' => -1.0,
        'p' => Math.PI,
        'P' => -Math.PI,
        'h' => Math.PI / 2,
        'H' => -Math.PI / 2,
        'q' => Math.PI / 4,
        'Q' => -Math.PI / 4,
        't' => 3 * Math.PI / 4,
        'T' => -3 * Math.PI / 4,
        _ => double.NaN,
    };
}
