using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>The hash of a tuple: xxHash's mixing of the items' hashes. (tuplehash)</summary>
internal static class TupleHash
{
    private const ulong Prime1 = 11400714785074694791UL, Prime2 = 14029467366897019727UL, Prime5 = 2870177450012600261UL;

    /// <summary>-1 with an error pending when an item cannot be hashed.</summary>
    internal static long Of(ThreadState ts, ReadOnlySpan<Value> items)
    {
        if (!TryMix(ts, items, out ulong sum)) return -1;
        sum += (ulong)items.Length ^ Prime5 ^ 3527539UL;
        return sum == ulong.MaxValue ? 1546275796 : (long)sum;
    }

    /// <summary>A slice's hash leaves the number of items out. (slicehash)</summary>
    internal static long OfSlice(ThreadState ts, ReadOnlySpan<Value> items)
    {
        if (!TryMix(ts, items, out ulong sum)) return -1;
        return sum == ulong.MaxValue ? 1546275796 : (long)sum;
    }

    private static bool TryMix(ThreadState ts, ReadOnlySpan<Value> items, out ulong sum)
    {
        sum = Prime5;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            ts.Raise(PyType.RecursionError, "maximum recursion depth exceeded while hashing an object");
            return false;
        }
        foreach (Value item in items)
        {
            long lane = Hashing.Of(ts, item);
            if (lane == -1) return false;
            sum += (ulong)lane * Prime2;
            sum = System.Numerics.BitOperations.RotateLeft(sum, 31) * Prime1;
        }
        return true;
    }
}
