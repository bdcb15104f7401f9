using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Iterates over the keys of a dictionary.</summary>
[PyType("dict_keyiterator", Property = "DictKeyIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictKeyIterator(PyDict dict) : PyObject(PyType.DictKeyIterator)
{
    private DictCursor _cursor = new(dict, reverse: false);

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictKeyIterator>(self.Ref)._cursor.Next(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Key;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _cursor.Hint;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, new PyDictKeyIterator(_cursor.Dict) { _cursor = _cursor });
}

/// <summary>Iterates over the items of a dictionary.</summary>
[PyType("dict_valueiterator", Property = "DictValueIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictValueIterator(PyDict dict) : PyObject(PyType.DictValueIterator)
{
    private DictCursor _cursor = new(dict, reverse: false);

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictValueIterator>(self.Ref)._cursor.Next(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Item;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _cursor.Hint;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, new PyDictValueIterator(_cursor.Dict) { _cursor = _cursor });
}

/// <summary>Iterates over the entries of a dictionary.</summary>
[PyType("dict_itemiterator", Property = "DictItemIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictItemIterator(PyDict dict) : PyObject(PyType.DictItemIterator)
{
    private DictCursor _cursor = new(dict, reverse: false);

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictItemIterator>(self.Ref)._cursor.Next(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return new PyTuple(entry.Key, entry.Item);
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _cursor.Hint;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, new PyDictItemIterator(_cursor.Dict) { _cursor = _cursor });
}
