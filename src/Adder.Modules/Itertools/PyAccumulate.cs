using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>accumulate</c>: running totals.</summary>
[PyType("accumulate", Module = "itertools", Doc = """
    accumulate(iterable, func=None, *, initial=None)
    --

    Return the running totals of an iterable, or the running results of a function of two arguments.
    """)]
internal partial class PyAccumulate(PyType type) : SelfIterator(type)
{
    private Value _total;
    private Value _iterator;
    private Value _function;
    private Value _initial;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, Value func, Value initial)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        var accumulate = Allocation.Of<PyAccumulate>(type);
        accumulate._iterator = iterator;
        if (!func.IsNone) accumulate._function = func;
        if (!initial.IsNone) accumulate._initial = initial;
        return accumulate;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var accumulate = Unsafe.As<PyAccumulate>(self.Ref);
        if (!accumulate._initial.IsNull)
        {
            accumulate._total = accumulate._initial;
            accumulate._initial = default;
            return accumulate._total;
        }
        Value item = Iteration.Next(ts, accumulate._iterator);
        if (item.IsNull) return default;
        if (accumulate._total.IsNull) return accumulate._total = item;
        Value next = accumulate._function.IsNull
            ? Numbers.Binary(ts, BinaryOperator.Add, accumulate._total, item)
            : Calls.Call(ts, accumulate._function, accumulate._total, item);
        if (!next.IsNull) accumulate._total = next;
        return next;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        Value function = _function.IsNull ? Value.None : _function;
        if (!_initial.IsNull)
        {
            return new PyTuple(Type, new PyTuple(PyChain.Over(ts, new PyTuple(_initial), _iterator), function), Value.None);
        }
        if (!_total.IsNone) return new PyTuple(Type, new PyTuple(_iterator, function), _total.IsNull ? Value.None : _total);
        // A total that is None cannot be told from none: skip it instead.
        Value chained = PyChain.Over(ts, new PyTuple(_total), _iterator);
        Value accumulated = Calls.Call(ts, Type, chained, function);
        return accumulated.IsNull ? default : new PyTuple(PyISlice.TypeObject, new PyTuple(accumulated, 1, Value.None));
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        _total = state.IsNone ? default : state;
    }
}
