using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>pairwise</c>: overlapping pairs.</summary>
[PyType("pairwise", Module = "itertools", Doc = """
    pairwise(iterable, /)
    --

    Return the overlapping pairs of consecutive items.
    """)]
internal partial class PyPairwise(PyType type) : SelfIterator(type)
{
    private Value _iterator;
    private Value _old;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        var pairwise = Allocation.Of<PyPairwise>(type);
        pairwise._iterator = iterator;
        return pairwise;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var pairwise = Unsafe.As<PyPairwise>(self.Ref);
        if (pairwise._iterator.IsNull) return default;
        if (pairwise._old.IsNull)
        {
            pairwise._old = Iteration.Next(ts, pairwise._iterator);
            // The iterator may have come back to us and ended.
            if (pairwise._old.IsNull || pairwise._iterator.IsNull) return pairwise.Finish();
        }
        Value old = pairwise._old;
        Value item = Iteration.Next(ts, pairwise._iterator);
        if (item.IsNull) return pairwise.Finish();
        pairwise._old = item;
        return PyTuple.From(old, item);
    }

    private Value Finish()
    {
        _iterator = default;
        _old = default;
        return default;
    }
}
