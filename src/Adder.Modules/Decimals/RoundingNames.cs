using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;

namespace Adder.Modules.Decimals;

/// <summary>The rounding modes as Python names them.</summary>
internal static class RoundingNames
{
    internal static readonly string[] All =
    [
        "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP",
    ];

    internal static string Of(RoundingMode mode) => All[(int)mode];

    /// <summary>Throws TypeError for what names no mode.</summary>
    internal static RoundingMode Parse(Value name)
    {
        int mode = name.Ref is PyStr text ? Array.IndexOf(All, text.ToString()) : -1;
        if (mode >= 0) return (RoundingMode)mode;
        throw Errors.TypeError(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    }
}
