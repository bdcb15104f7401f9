using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Bisect;

/// <summary>The _bisect module: binary search in sorted sequences.</summary>
[PyModule("_bisect", Doc = "Binary search in sequences that are kept sorted.")]
internal static unsafe partial class BisectModule
{
    [PyFunction("bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nThe position behind all items of a that are not greater than x.", Name = "bisect_right")]
    private static long BisectRight(ThreadState ts, Value a, Value x, long lo, Value hi, Value key) => Find(ts, a, x, lo, hi, key, true);

    [PyFunction("bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nThe position before all items of a that are not less than x.", Name = "bisect_left")]
    private static long BisectLeft(ThreadState ts, Value a, Value x, long lo, Value hi, Value key) => Find(ts, a, x, lo, hi, key, false);

    [PyFunction("insort_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInsert x into a behind the items that are not greater.", Name = "insort_right")]
    private static void InsortRight(ThreadState ts, Value a, Value x, long lo, Value hi, Value key) => Insert(ts, a, x, lo, hi, key, true);

    [PyFunction("insort_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInsert x into a before the items that are not less.", Name = "insort_left")]
    private static void InsortLeft(ThreadState ts, Value a, Value x, long lo, Value hi, Value key) => Insert(ts, a, x, lo, hi, key, false);

    private static void Insert(ThreadState ts, Value a, Value x, long lo, Value hi, Value key, bool right)
    {
        Value sought = key.IsNone ? x : Calls.Call(ts, key, x).OrThrow(ts);
        long position = Find(ts, a, sought, lo, hi, key, right);
        if (a.Ref is PyList list && ReferenceEquals(a.Type, PyType.List)) list.InsertAt(position, x);
        else Calls.Method(ts, a, "insert", position, x).OrThrow(ts);
    }

    private static long Find(ThreadState ts, Value a, Value x, long low, Value hi, Value key, bool right)
    {
        if (low < 0) throw Errors.ValueError("lo must be non-negative");
        long high = hi.IsNone ? -1 : Indexing.ToSsize(ts, hi, PyType.OverflowError).OrThrow(ts);
        if (high == -1) high = Lengths.Of(ts, a).OrThrow(ts);
        while (low < high)
        {
            long middle = (long)(((ulong)low + (ulong)high) / 2);
            Value item = Subscript.Item(ts, a, middle).OrThrow(ts);
            if (!key.IsNone) item = Calls.Call(ts, key, item).OrThrow(ts);
            Value less = (right ? Comparison.Rich(ts, x, item, CompareOp.Lt) : Comparison.Rich(ts, item, x, CompareOp.Lt)).OrThrow(ts);
            if (Truth.Test(ts, less) == right) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
