using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

/// <summary>The loops of <c>sum()</c>. (builtin_sum_impl)</summary>
internal static class Summation
{
    internal static Value Of(ThreadState ts, Value iterator, Value sum)
    {
        Value item = default;
        if (sum.IsInt) sum = Ints(ts, iterator, sum, out item);
        if (!sum.IsNull && sum.IsFloat) sum = Floats(ts, iterator, sum, ref item);
        if (sum.IsNull) return default;
        while (true)
        {
            if (item.IsNull) item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? default : sum;
            sum = Protocols.Numbers.Binary(ts, BinaryOperator.Add, sum, item);
            if (sum.IsNull) return default;
            item = default;
        }
    }

    // Ends with the item that is no small int added by the general operator.
    private static Value Ints(ThreadState ts, Value iterator, Value start, out Value left)
    {
        long sum = start.Bits;
        left = default;
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? default : Value.Int(sum);
            long next = item.Bits;
            if (item.Ref is PyBool) next = item.IsTrue ? 1 : 0;
            else if (!item.IsInt) return Protocols.Numbers.Binary(ts, BinaryOperator.Add, Value.Int(sum), item);
            long result = sum + next;
            if (((result ^ sum) & (result ^ next)) < 0) return Protocols.Numbers.Binary(ts, BinaryOperator.Add, Value.Int(sum), item);
            sum = result;
        }
    }

    // Neumaier's compensated summation, as CPython 3.12 does it.
    private static Value Floats(ThreadState ts, Value iterator, Value start, ref Value left)
    {
        double sum = start.Double, compensation = 0;
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull && ts.HasPending) return default;
            if (!item.IsNull && item.IsFloat)
            {
                double x = item.Double, t = sum + x;
                compensation += Math.Abs(sum) >= Math.Abs(x) ? sum - t + x : x - t + sum;
                sum = t;
            }
            else if (!item.IsNull && item.IsInt)
            {
                sum += item.Bits;
            }
            else
            {
                if (compensation != 0 && double.IsFinite(compensation)) sum += compensation;
                left = item;
                return Value.Float(sum);
            }
        }
    }
}
