using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>callable_iterator</c>: calls until a sentinel comes. (calliterobject)</summary>
[PyType("callable_iterator", Property = "CallableIterator", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyCallableIterator : PyObject
{
    private Value _callable;
    private Value _sentinel;

    internal PyCallableIterator(Value callable, Value sentinel) : base(PyType.CallableIterator)
    {
        _callable = callable;
        _sentinel = sentinel;
    }

    [Slot(Slot.TpIter)]
    private Value Iterate() => this;

    // calliter_iternext: the callable may end the iterator while it runs.
    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        if (_callable.IsNull) return default;
        Value result = Calls.Call(ts, _callable);
        if (result.IsNull)
        {
            if (ts.ClearIf(PyType.StopIteration)) _callable = _sentinel = default;
            return default;
        }
        if (_sentinel.IsNull) return default;
        if (!Comparison.Equal(ts, _sentinel, result)) return result;
        _callable = _sentinel = default;
        return default;
    }

    [PyMethod("__reduce__($self, /)\n--\n\nReturn state information for pickling.")]
    private Value Reduce(ThreadState ts)
    {
        Value iter = Builtin.Get(ts, "iter");
        return _callable.IsNull ? new PyTuple(iter, new PyTuple(PyTuple.Empty)) : new PyTuple(iter, new PyTuple(_callable, _sentinel));
    }
}
