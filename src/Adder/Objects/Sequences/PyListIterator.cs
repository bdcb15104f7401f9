using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through a list from the front; lets the list go once it is through.</summary>
[PyType("list_iterator", Property = "ListIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyListIterator(PyList list) : PySequenceIterator<PyList>(PyType.ListIterator, list)
{
    private protected override int LengthOf(PyList sequence) => sequence.Count;

    private protected override PyObject Nothing => new PyList();

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyListIterator iterator = Unsafe.As<PyListIterator>(self.Ref);
        if (iterator.Sequence is not { } list) return default;
        int index = iterator.Index;
        if (index < list.Count)
        {
            iterator.Index = index + 1;
            return list[index];
        }
        iterator.Sequence = null;
        return default;
    }
}

/// <summary>Goes through a list from the back.</summary>
[PyType("list_reverseiterator", Property = "ListReverseIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyListReverseIterator(PyList list) : PyObject(PyType.ListReverseIterator)
{
    private PyList? _list = list;
    private int _index = list.Count - 1;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyListReverseIterator iterator = Unsafe.As<PyListReverseIterator>(self.Ref);
        int index = iterator._index;
        if (index >= 0 && iterator._list is { } list && index < list.Count)
        {
            iterator._index = index - 1;
            return list[index];
        }
        iterator._index = -1;
        iterator._list = null;
        return default;
    }

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    private long LengthHint() => _list is { } list && _index < list.Count ? _index + 1 : 0;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value reversed = Builtin.Get(ts, "reversed");
        return _list is { } list
            ? new PyTuple(reversed, new PyTuple(list), _index)
            : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(new PyList()));
    }

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (_list is { } list) _index = (int)Math.Clamp(state, -1, list.Count - 1);
    }
}
