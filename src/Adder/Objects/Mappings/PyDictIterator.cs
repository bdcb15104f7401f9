using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the six iterators over a dictionary have in common. (dictiterobject)</summary>
public abstract class PyDictIterator : PyObject
{
    internal DictCursor Cursor;

    private protected PyDictIterator(PyType type, PyDict dict, bool reverse) : base(type)
    {
        Cursor = new(dict, reverse);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    internal long LengthHint() => Cursor.Hint;

    // The list is made from a second iterator: this one stays where it is.
    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    internal Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, (PyDictIterator)MemberwiseClone());
}
