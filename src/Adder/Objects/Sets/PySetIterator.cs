using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through a set in the order of its table; notices that elements were added or removed.</summary>
[PyType("set_iterator", Property = "SetIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PySetIterator(PySet set) : PyObject(PyType.SetIterator)
{
    private PySet? _set = set;
    private int _used = set.Count;
    private int _left = set.Count;
    private int _at;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PySetIterator iterator = System.Runtime.CompilerServices.Unsafe.As<PySetIterator>(self.Ref);
        if (iterator._set is not { } set) return default;
        if (iterator._used != set.Count)
        {
            iterator._used = -1;
            return ts.Raise(PyType.RuntimeError, "Set changed size during iteration");
        }
        int at = iterator._at;
        while (at < set.TableSize && set.EntryAt(at).Key.IsNull) at++;
        if (at >= set.TableSize)
        {
            iterator._set = null;
            return default;
        }
        iterator._at = at + 1;
        iterator._left--;
        return set.EntryAt(at).Key;
    }

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    private long LengthHint() => _set is { } set && _used == set.Count ? _left : 0;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        PyList items = new();
        if (_set is { } left) items.Extend(ts, new PySetIterator(left) { _used = _used, _left = _left, _at = _at });
        return new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(items));
    }
}
