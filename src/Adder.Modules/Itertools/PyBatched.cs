using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>batched</c>: tuples of n items.</summary>
[PyType("batched", Module = "itertools", Doc = """
    batched(iterable, n)
    --

    Collect the items into tuples of length n; the last one may be shorter.
    """)]
internal partial class PyBatched(PyType type) : SelfIterator(type)
{
    private Value _iterator;
    private long _size;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, long n)
    {
        if (n < 1) return ts.Raise(PyType.ValueError, "n must be at least one");
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        var batched = Allocation.Of<PyBatched>(type);
        batched._iterator = iterator;
        batched._size = n;
        return batched;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var batched = Unsafe.As<PyBatched>(self.Ref);
        Value iterator = batched._iterator;
        if (iterator.IsNull) return default;
        var items = new Value[Math.Min(batched._size, 16)];
        int count = 0;
        while (count < batched._size)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull)
            {
                batched._iterator = default;
                if (count == 0 || ts.HasPending) return default;
                break;
            }
            if (count == items.Length) System.Array.Resize(ref items, (int)Math.Min(batched._size, count * 2L));
            items[count++] = item;
        }
        if (count < items.Length) System.Array.Resize(ref items, count);
        return PyTuple.Own(items);
    }
}
