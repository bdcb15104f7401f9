using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Datetimes;

/// <summary>Adds up the parts of a timedelta in microseconds; fractions of them are rounded once, at the end. Throws. (accum)</summary>
internal struct DeltaSum()
{
    private Int128 _sum;
    private BigInteger _large;
    private double _fraction;
    private bool _hasFraction;

    internal void Add(string tag, Value number, long factor)
    {
        if (number.IsNull) return;
        if (number.IsInt)
        {
            _sum += (Int128)number.Bits * factor;
        }
        else if (PyLong.TryBig(number, out BigInteger big))
        {
            _large += big * factor;
        }
        else if (PyFloat.Is(number))
        {
            AddFloat(PyFloat.Of(number), factor);
        }
        else
        {
            throw Errors.TypeError($"unsupported type for timedelta {tag} component: {number.Type.Name}");
        }
    }

    private void AddFloat(double number, long factor)
    {
        if (double.IsNaN(number)) throw Errors.ValueError("cannot convert float NaN to integer");
        if (double.IsInfinity(number)) throw Errors.OverflowError("cannot convert float infinity to integer");
        double whole = Math.Truncate(number), fraction = number - whole;
        _large += new BigInteger(whole) * factor;
        if (fraction == 0) return;
        double scaled = fraction * factor, scaledWhole = Math.Truncate(scaled);
        _large += new BigInteger(scaledWhole);
        _fraction += scaled - scaledWhole;
        _hasFraction = true;
    }

    /// <summary>Half a microsecond goes to the even one.</summary>
    internal readonly Int128 Rounded()
    {
        BigInteger total = _large + (BigInteger)_sum;
        if (_hasFraction && _fraction != 0)
        {
            double rounded = Math.Round(_fraction, MidpointRounding.AwayFromZero);
            if (Math.Abs(rounded - _fraction) == 0.5)
            {
                int odd = total.IsEven ? 0 : 1;
                rounded = 2.0 * Math.Round((_fraction + odd) * 0.5, MidpointRounding.AwayFromZero) - odd;
            }
            total += (BigInteger)rounded;
        }
        return Checked(total);
    }

    /// <summary>What does not fit here is far out of range.</summary>
    internal static Int128 Checked(BigInteger total)
    {
        BigInteger days = BigInteger.Abs(total) / PyTimeDelta.MicrosPerDay;
        return days <= int.MaxValue ? (Int128)total : throw Errors.OverflowError("Python int too large to convert to C int");
    }
}
