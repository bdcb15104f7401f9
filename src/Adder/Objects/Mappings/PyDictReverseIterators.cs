using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Iterates over the keys of a dictionary, last one first.</summary>
[PyType("dict_reversekeyiterator", Property = "DictReverseKeyIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictReverseKeyIterator(PyDict dict) : PyObject(PyType.DictReverseKeyIterator)
{
    private DictCursor _cursor = new(dict, reverse: true);

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictReverseKeyIterator>(self.Ref)._cursor.Previous(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Key;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _cursor.Hint;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, new PyDictReverseKeyIterator(_cursor.Dict) { _cursor = _cursor });
}

/// <summary>Iterates over the items of a dictionary, last one first.</summary>
[PyType("dict_reversevalueiterator", Property = "DictReverseValueIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictReverseValueIterator(PyDict dict) : PyObject(PyType.DictReverseValueIterator)
{
    private DictCursor _cursor = new(dict, reverse: true);

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictReverseValueIterator>(self.Ref)._cursor.Previous(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Item;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _cursor.Hint;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, new PyDictReverseValueIterator(_cursor.Dict) { _cursor = _cursor });
}

/// <summary>Iterates over the entries of a dictionary, last one first.</summary>
[PyType("dict_reverseitemiterator", Property = "DictReverseItemIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictReverseItemIterator(PyDict dict) : PyObject(PyType.DictReverseItemIterator)
{
    private DictCursor _cursor = new(dict, reverse: true);

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictReverseItemIterator>(self.Ref)._cursor.Previous(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return new PyTuple(entry.Key, entry.Item);
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _cursor.Hint;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => DictCursor.Reduce(ts, new PyDictReverseItemIterator(_cursor.Dict) { _cursor = _cursor });
}
