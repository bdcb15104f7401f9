using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>enumerate</c></summary>
[PyType("enumerate", Doc = """
    enumerate(iterable, start=0)
    --

    Return an iterator over pairs of a count and a value of the iterable.

      iterable
        Whatever can be iterated over.
      start
        Where the count begins.

    enumerate gives (0, seq[0]), (1, seq[1]), (2, seq[2]), ...
    """)]
public unsafe partial class PyEnumerate : PyObject, IIteratorAdapter
{
    internal PyEnumerate(PyType type, Value iterator, Value count) : base(type)
    {
        Iterator = iterator;
        Count = count;
    }

    internal readonly Value Iterator;
    internal Value Count;

    ReadOnlySpan<Value> IIteratorAdapter.Sources => new(in Iterator);

    // enumerate_vectorcall
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        if (args.Length == 0) return ts.Raise(PyType.TypeError, "enumerate() missing required argument 'iterable'");
        if (args.Length > 2) return ts.Raise(PyType.TypeError, $"enumerate() takes at most 2 arguments ({args.Length} given)");
        Value iterable = default, start = default;
        int positional = args.Length - (names?.Count ?? 0);
        for (int i = 0; i < args.Length; i++)
        {
            PyStr? name = i < positional ? null : (PyStr)names![i - positional].Ref;
            if (name is null ? i == 0 : name.Is("iterable")) iterable = args[i];
            else if (name is null || name.Is("start")) start = args[i];
            else return ts.Raise(PyType.TypeError, $"'{name}' is an invalid keyword argument for enumerate()");
        }
        return iterable.IsNull ? ts.Raise(PyType.TypeError, "enumerate() missing required argument 'iterable'") : Make(ts, type, iterable, start);
    }

    private static Value Make(ThreadState ts, PyType type, Value iterable, Value start)
    {
        Value count = start.IsNull ? 0 : Indexing.Index(ts, start);
        if (count.IsNull) return default;
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        return type.IsHeapType ? new Subclass(type, iterator, count) : Temporaries.Over(new PyEnumerate(type, iterator, count));
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyEnumerate enumerate = Unsafe.As<PyEnumerate>(self.Ref);
        Value item = enumerate.Iterator.Type.TpIternext(ts, enumerate.Iterator);
        if (item.IsNull) return default;
        Value count = enumerate.Count;
        enumerate.Count = PyLong.Add(ts, count, 1);
        return PyTuple.From(count, item);
    }

    internal override PairStep NextPair(ThreadState ts, ref Value first, ref Value second)
    {
        Value item = Iterator.Type.TpIternext(ts, Iterator);
        if (item.IsNull) return PairStep.Ended;
        Value.Store(ref first, Count);
        Value.Store(ref second, item);
        Count = PyLong.Add(ts, Count, 1);
        return PairStep.Given;
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, new PyTuple(Iterator, Count));

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
