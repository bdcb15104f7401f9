using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>iter(callable, sentinel)</c>: calls until the sentinel comes. (calliterobject)</summary>
[PyType("callable_iterator", Property = "CallableIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyCallableIterator(Value callable, Value sentinel) : PyObject(PyType.CallableIterator)
{
    private Value _callable = callable;
    private Value _sentinel = sentinel;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // calliter_iternext
    [Slot(Slot.TpIternext)]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyCallableIterator iterator = Unsafe.As<PyCallableIterator>(self.Ref);
        if (iterator._callable.IsNull) return default;
        Value result = Calls.Call(ts, iterator._callable);
        if (result.IsNull)
        {
            if (ts.ClearIf(PyType.StopIteration)) iterator.End();
            return default;
        }
        // The call may have ended the iterator by using it.
        if (iterator._callable.IsNull) return default;
        int equal = Comparison.EqualOrError(ts, iterator._sentinel, result);
        if (equal == 0) return result;
        if (equal > 0) iterator.End();
        return default;
    }

    private void End() => _callable = _sentinel = default;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => _callable.IsNull
        ? new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyTuple.Empty))
        : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(_callable, _sentinel));
}
