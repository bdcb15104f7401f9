using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>
/// <c>sum()</c>, item after item: unboxed ints and floats are added without dispatch, floats compensated as in 3.12 (Neumaier). (builtin_sum_impl)
/// </summary>
internal struct Summation(Value start)
{
    private Value _sum = start;
    private double _compensation;
    private Phase _phase = start.IsInt ? Phase.Ints : start.IsFloat ? Phase.Floats : Phase.Anything;

    /// <summary>False: <see cref="Add"/> has to, which may run Python code.</summary>
    internal bool TryAdd(in Value item)
    {
        if (_phase == Phase.Ints) return TryAddInt(item);
        if (_phase == Phase.Anything) return false;
        double sum = _sum.Double;
        if (item.IsFloat)
        {
            double x = item.Double, next = sum + x;
            _compensation += Math.Abs(sum) >= Math.Abs(x) ? sum - next + x : x - next + sum;
            sum = next;
        }
        else if (item.IsInt)
        {
            sum += item.Bits;
        }
        else
        {
            return false;
        }
        _sum = Value.Float(sum);
        return true;
    }

    private bool TryAddInt(in Value item)
    {
        long next = item.Bits, sum = _sum.Bits;
        if (!item.IsInt)
        {
            if (item.Ref is not PyBool) return false;
            next = item.IsTrue ? 1 : 0;
        }
        long result = sum + next;
        if (((result ^ sum) & (result ^ next)) < 0) return false;
        _sum = Value.Int(result);
        return true;
    }

    /// <summary>Adds by the general operator; false with the error pending.</summary>
    internal bool Add(ThreadState ts, Value item)
    {
        _sum = Numbers.Binary(ts, BinaryOperator.Add, Total, item);
        _compensation = 0;
        // Once only: what is neither is added by the operator for good.
        _phase = _phase == Phase.Ints && !_sum.IsNull && _sum.IsFloat ? Phase.Floats : Phase.Anything;
        return !_sum.IsNull;
    }

    internal readonly Value Total => _compensation != 0 && double.IsFinite(_compensation) ? Value.Float(_sum.Double + _compensation) : _sum;

    private enum Phase : byte
    {
        Ints, Floats, Anything,
    }
}
