using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>zip_longest</c>: zip that goes on to the end of the longest iterable.</summary>
[PyType("zip_longest", Module = "itertools", Doc = """
    zip_longest(*iterables, fillvalue=None)
    --

    Return tuples of the i-th items of the iterables, to the end of the longest; the fill value stands for what is missing.
    """)]
internal partial class PyZipLongest(PyType type) : SelfIterator(type)
{
    private Value[] _iterators = [];
    private int _active;
    private Value _fill;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        Value fill = Value.None;
        if (kwnames is { Count: > 0 })
        {
            if (kwnames.Count > 1 || !((PyStr)kwnames[0].Ref).Is("fillvalue"))
            {
                return ts.Raise(PyType.TypeError, "zip_longest() got an unexpected keyword argument");
            }
            fill = args[count];
        }
        var iterators = new Value[count];
        for (int i = 0; i < count; i++)
        {
            iterators[i] = Iteration.GetIter(ts, args[i]);
            if (iterators[i].IsNull) return default;
        }
        var zip = Allocation.Of<PyZipLongest>(type);
        zip._iterators = iterators;
        zip._active = count;
        zip._fill = fill;
        return zip;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var zip = Unsafe.As<PyZipLongest>(self.Ref);
        Value[] iterators = zip._iterators;
        if (iterators.Length == 0 || zip._active == 0) return default;
        PyTuple made = PyTuple.New(iterators.Length, out Span<Value> items);
        for (int i = 0; i < items.Length; i++)
        {
            Value item = iterators[i].IsNull ? zip._fill : Iteration.Next(ts, iterators[i]);
            if (item.IsNull)
            {
                zip._active--;
                if (ts.HasPending) zip._active = 0;
                if (zip._active == 0) return default;
                item = zip._fill;
                iterators[i] = default;
            }
            items[i] = item;
        }
        return made;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        Value[] arguments = System.Array.ConvertAll(_iterators, static iterator => iterator.IsNull ? (Value)PyTuple.Empty : iterator);
        return new PyTuple(Type, PyTuple.From(arguments), _fill);
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        _fill = state;
    }
}
