using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>zip</c></summary>
[PyType("zip", Doc = """
    zip(*iterables, strict=False) --> tuples of one value of each iterable

       >>> list(zip('abc', range(3)))
       [('a', 0), ('b', 1), ('c', 2)]

    It stops with the shortest iterable. If strict is true and another one is
    longer, ValueError is raised.
    """)]
public unsafe partial class PyZip : PyObject, IIteratorAdapter
{
    private readonly Value[] _iterators;
    private bool _strict;

    internal PyZip(PyType type, Value[] iterators, bool strict) : base(type)
    {
        _iterators = iterators;
        _strict = strict;
    }

    ReadOnlySpan<Value> IIteratorAdapter.Sources => _iterators;

    // zip_new
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int positional = args.Length - (names?.Count ?? 0);
        bool strict = false;
        for (int i = 0; names is not null && i < names.Count; i++)
        {
            PyStr name = (PyStr)names[i].Ref;
            if (!name.Is("strict")) return ts.Raise(PyType.TypeError, $"'{name}' is an invalid keyword argument for zip()");
            strict = Truth.Test(ts, args[positional + i]);
        }
        Value[] iterators = new Value[positional];
        for (int i = 0; i < positional; i++) iterators[i] = Iteration.GetIter(ts, args[i]).OrThrow(ts);
        return type.IsHeapType ? new Subclass(type, iterators, strict) : Temporaries.Over(new PyZip(type, iterators, strict));
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyZip zip = Unsafe.As<PyZip>(self.Ref);
        Value[] iterators = zip._iterators;
        if (iterators.Length == 0) return default;
        if (iterators.Length == 2) return zip.TakePair(ts, out Value first, out Value second) ? PyTuple.From(first, second) : default;
        PyTuple made = PyTuple.New(iterators.Length, out Span<Value> items);
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = iterators[i].Type.TpIternext(ts, iterators[i]);
            if (items[i].IsNull) return zip._strict ? zip.CheckLengths(ts, i) : default;
        }
        return made;
    }

    internal override PairStep NextPair(ThreadState ts, ref Value first, ref Value second)
    {
        if (_iterators.Length != 2) return PairStep.NoPairs;
        if (!TakePair(ts, out Value left, out Value right)) return PairStep.Ended;
        Value.Store(ref first, left);
        Value.Store(ref second, right);
        return PairStep.Given;
    }

    private bool TakePair(ThreadState ts, out Value first, out Value second)
    {
        Value[] iterators = _iterators;
        second = default;
        first = iterators[0].Type.TpIternext(ts, iterators[0]);
        if (!first.IsNull)
        {
            second = iterators[1].Type.TpIternext(ts, iterators[1]);
            if (!second.IsNull) return true;
        }
        if (_strict) CheckLengths(ts, first.IsNull ? 0 : 1);
        return false;
    }

    // The iterable with the number is through: so must be all others.
    private Value CheckLengths(ThreadState ts, int ended)
    {
        if (ts.HasPending && !ts.ClearIf(PyType.StopIteration)) return default;
        if (ended > 0) return ts.Raise(PyType.ValueError, Message(ended, "shorter"));
        for (int i = 1; i < _iterators.Length; i++)
        {
            Value item = _iterators[i].Type.TpIternext(ts, _iterators[i]);
            if (!item.IsNull) return ts.Raise(PyType.ValueError, Message(i, "longer"));
            if (ts.HasPending && !ts.ClearIf(PyType.StopIteration)) return default;
        }
        return default;
    }

    private static string Message(int number, string how) =>
        $"zip() argument {number + 1} is {how} than argument{(number == 1 ? " " : "s 1-")}{number}";

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce()
    {
        PyTuple iterators = PyTuple.From(_iterators);
        return _strict ? new PyTuple(Type, iterators, Value.True) : new PyTuple(Type, iterators);
    }

    [PyMethod("Set state information for unpickling.", Name = "__setstate__", Convention = CallingConvention.O)]
    private void SetState(ThreadState ts, Value state) => _strict = Truth.Test(ts, state);
}
