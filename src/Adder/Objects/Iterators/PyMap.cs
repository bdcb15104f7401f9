using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>map</c></summary>
[PyType("map", Doc = """
    map(func, *iterables) --> map object

    Return an iterator over what the function gives for the values of the
    iterables, one of each at a time. It stops with the shortest iterable.
    """)]
public unsafe partial class PyMap : PyObject, IIteratorAdapter
{
    private readonly Value _function;
    private readonly Value[] _iterators;

    ReadOnlySpan<Value> IIteratorAdapter.Sources => _iterators;

    internal PyMap(PyType type, Value function, Value[] iterators) : base(type)
    {
        _function = function;
        _iterators = iterators;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int positional = args.Length - (names?.Count ?? 0);
        if (names is not null && (ReferenceEquals(type, PyType.Map) || type.TpInit == PyType.Map.TpInit))
        {
            return ts.Raise(PyType.TypeError, "map() takes no keyword arguments");
        }
        if (positional < 2) return ts.Raise(PyType.TypeError, "map() must have at least two arguments.");
        Value[] iterators = new Value[positional - 1];
        for (int i = 0; i < iterators.Length; i++) iterators[i] = Iteration.GetIter(ts, args[i + 1]).OrThrow(ts);
        return type.IsHeapType ? new Subclass(type, args[0], iterators) : Temporaries.Over(new PyMap(type, args[0], iterators));
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        if (!ts.HasStack()) return default;
        PyMap map = Unsafe.As<PyMap>(self.Ref);
        Value[] iterators = map._iterators;
        if (iterators.Length == 1)
        {
            Value item = iterators[0].Type.TpIternext(ts, iterators[0]);
            return item.IsNull ? default : Calls.Call(ts, map._function, item);
        }
        Value[] items = new Value[iterators.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = iterators[i].Type.TpIternext(ts, iterators[i]);
            if (items[i].IsNull) return default;
        }
        return Calls.Call(ts, map._function, items, null);
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, PyTuple.Own([_function, .. _iterators]));
}
