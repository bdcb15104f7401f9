using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary>One of several iterators over the same items.</summary>
[PyType("_tee", Module = "itertools", Subclassable = false, Flags = TypeFlags.HasWeakref,
    Doc = "_tee(iterable, /)\n--\n\nOne of several iterators over the same items.")]
internal sealed partial class PyTee : SelfIterator
{
    private PyTeeData _data;
    private int _index;

    internal PyTee(PyTeeData data, int index) : base(TypeObject)
    {
        _data = data;
        _index = index;
    }

    /// <summary>A tee over an iterator.</summary>
    internal static PyTee Over(Value iterator) =>
        iterator.Ref is PyTee tee ? tee.Copy() : new PyTee(new PyTeeData(iterator), 0);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        return iterator.IsNull ? default : Over(iterator);
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var tee = Unsafe.As<PyTee>(self.Ref);
        if (tee._index >= PyTeeData.Capacity)
        {
            tee._data = tee._data.NextLink();
            tee._index = 0;
        }
        Value item = tee._data.Get(ts, tee._index);
        if (!item.IsNull) tee._index++;
        return item;
    }

    [PyMethod("__copy__($self, /)\n--\n\nAn iterator that goes on by itself.")]
    private PyTee Copy() => new(_data, _index);

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, new PyTuple(PyTuple.Empty), new PyTuple(_data, _index));
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        PyTuple pair = StateTuple(state, 2, 2);
        if (pair[0].Ref is not PyTeeData data)
        {
            throw Errors.TypeError($"function() argument 1 must be itertools._tee_dataobject, not {pair[0].Type.Name}");
        }
        long index = Indexing.ToSsize(ts, pair[1], PyType.OverflowError).OrThrow(ts);
        if (index is < 0 or > PyTeeData.Capacity) throw Errors.ValueError("Index out of range");
        _data = data;
        _index = (int)index;
    }
}

/// <summary>A stretch of the items that tees share, and the link to the next stretch.</summary>
[PyType("_tee_dataobject", Module = "itertools", Subclassable = false,
    Doc = "teedataobject(iterable, values, next, /)\n--\n\nItems that tees share.")]
internal sealed partial class PyTeeData : PyObject
{
    internal const int Capacity = 57;

    private readonly Value _iterator;
    private readonly Value[] _values = new Value[Capacity];
    private PyTeeData? _next;
    private int _count;
    private bool _running;

    internal PyTeeData(Value iterator) : base(TypeObject)
    {
        _iterator = iterator;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, PyList values, Value next)
    {
        var data = new PyTeeData(iterable);
        if (values.Count > Capacity) return Invalid(ts);
        values.Items.CopyTo(data._values);
        data._count = values.Count;
        if (data._count == Capacity)
        {
            if (next.IsNone) return data;
            if (next.Ref is not PyTeeData link) return Invalid(ts);
            data._next = link;
        }
        else if (!next.IsNone) return Invalid(ts);
        return data;
    }

    private static Value Invalid(ThreadState ts) => ts.Raise(PyType.ValueError, "Invalid arguments");

    internal PyTeeData NextLink() => _next ??= new PyTeeData(_iterator);

    internal Value Get(ThreadState ts, int index)
    {
        if (index < _count) return _values[index];
        if (_running) return ts.Raise(PyType.RuntimeError, "cannot re-enter the tee iterator");
        _running = true;
        Value item = Iteration.Next(ts, _iterator);
        _running = false;
        if (!item.IsNull) _values[_count++] = item;
        return item;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Warnings.Warn(ts, PyType.DeprecationWarning, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
        Value next = _next is null ? Value.None : _next;
        return new PyTuple(Type, new PyTuple(_iterator, PyList.From(_values.AsSpan(0, _count)), next));
    }
}
