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
    internal static Value Next(ThreadState ts, Value self) =>
        Unsafe.As<PyPairwise>(self.Ref).Step(ts, out Value old, out Value item) ? PyTuple.From(old, item) : default;

    internal override PairStep NextPair(ThreadState ts, ref Value first, ref Value second)
    {
        if (!Step(ts, out Value old, out Value item)) return PairStep.Ended;
        Value.Store(ref first, old);
        Value.Store(ref second, item);
        return PairStep.Given;
    }

    private bool Step(ThreadState ts, out Value old, out Value item)
    {
        old = item = default;
        if (_iterator.IsNull) return false;
        if (_old.IsNull)
        {
            _old = Iteration.Next(ts, _iterator);
            // The iterator may have come back to us and ended.
            if (_old.IsNull || _iterator.IsNull) return Finish();
        }
        old = _old;
        item = Iteration.Next(ts, _iterator);
        if (item.IsNull) return Finish();
        _old = item;
        return true;
    }

    private bool Finish()
    {
        _iterator = default;
        _old = default;
        return false;
    }
}
