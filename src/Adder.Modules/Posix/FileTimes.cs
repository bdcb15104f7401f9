using System.Numerics;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>The time arguments of utime as two struct timespec.</summary>
internal static unsafe class FileTimes
{
    private const long Billion = 1_000_000_000;

    internal static void FromSeconds(ThreadState ts, Value times, long* values)
    {
        if (times.Ref is not PyTuple { Count: 2 } pair) throw Errors.TypeError("utime: 'times' must be either a tuple of two ints or None");
        for (int i = 0; i < 2; i++)
        {
            if (pair[i].IsFloat)
            {
                double whole = Math.Floor(pair[i].Double);
                if (double.IsNaN(pair[i].Double)) throw Errors.ValueError("Invalid value NaN (not a number)");
                if (whole is < -9.2e18 or > 9.2e18) throw Errors.OverflowError("timestamp out of range for platform time_t");
                values[2 * i] = (long)whole;
                values[2 * i + 1] = (long)Math.Floor((pair[i].Double - whole) * 1e9);
            }
            else
            {
                values[2 * i] = Indexing.ToSsize(ts, pair[i], PyType.OverflowError).OrThrow(ts);
                values[2 * i + 1] = 0;
            }
        }
    }

    internal static void FromNanoseconds(ThreadState ts, Value ns, long* values)
    {
        if (ns.Ref is not PyTuple { Count: 2 } pair) throw Errors.TypeError("utime: 'ns' must be a tuple of two ints");
        for (int i = 0; i < 2; i++)
        {
            BigInteger number = Indexing.ToBig(Indexing.Index(ts, pair[i]).OrThrow(ts));
            BigInteger seconds = BigInteger.DivRem(number, Billion, out BigInteger rest);
            if (rest.Sign < 0)
            {
                rest += Billion;
                seconds--;
            }
            values[2 * i] = (long)seconds;
            values[2 * i + 1] = (long)rest;
        }
    }
}
