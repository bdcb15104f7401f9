using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>filter</c></summary>
[PyType("filter", Doc = """
    filter(function or None, iterable) --> filter object

    Return an iterator over the values for which the function gives something
    true; with None, over the values that are true themselves.
    """)]
public unsafe partial class PyFilter : PyObject, IIteratorAdapter
{
    private readonly Value _function;
    private readonly Value _iterator;

    ReadOnlySpan<Value> IIteratorAdapter.Sources => new(in _iterator);

    internal PyFilter(PyType type, Value function, Value iterator) : base(type)
    {
        _function = function;
        _iterator = iterator;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int positional = args.Length - (names?.Count ?? 0);
        if (names is not null && (ReferenceEquals(type, PyType.Filter) || type.TpInit == PyType.Filter.TpInit))
        {
            return ts.Raise(PyType.TypeError, "filter() takes no keyword arguments");
        }
        if (positional != 2) return ts.Raise(PyType.TypeError, $"filter expected 2 arguments, got {positional}");
        Value iterator = Iteration.GetIter(ts, args[1]).OrThrow(ts);
        return type.IsHeapType ? new Subclass(type, args[0], iterator) : Temporaries.Over(new PyFilter(type, args[0], iterator));
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        if (!ts.HasStack()) return default;
        PyFilter filter = Unsafe.As<PyFilter>(self.Ref);
        Value iterator = filter._iterator;
        bool byTruth = filter._function.IsNone || filter._function.Is(PyType.Bool);
        while (true)
        {
            Value item = iterator.Type.TpIternext(ts, iterator);
            if (item.IsNull) return default;
            Value verdict = byTruth ? item : Calls.Call(ts, filter._function, item);
            if (verdict.IsNull) return default;
            int good = verdict.IsTrue ? 1 : Truth.Of(ts, verdict);
            if (good > 0) return item;
            if (good < 0) return default;
        }
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, new PyTuple(_function, _iterator));
}
