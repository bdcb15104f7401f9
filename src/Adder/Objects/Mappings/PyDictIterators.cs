using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Iterates over the keys of a dictionary.</summary>
[PyType("dict_keyiterator", Property = "DictKeyIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictKeyIterator(PyDict dict) : PyDictIterator(PyType.DictKeyIterator, dict, reverse: false)
{
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictKeyIterator>(self.Ref).Cursor.Next(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Key;
    }
}

/// <summary>Iterates over the items of a dictionary.</summary>
[PyType("dict_valueiterator", Property = "DictValueIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictValueIterator(PyDict dict) : PyDictIterator(PyType.DictValueIterator, dict, reverse: false)
{
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictValueIterator>(self.Ref).Cursor.Next(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Item;
    }
}

/// <summary>Iterates over the entries of a dictionary.</summary>
[PyType("dict_itemiterator", Property = "DictItemIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictItemIterator(PyDict dict) : PyDictIterator(PyType.DictItemIterator, dict, reverse: false)
{
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictItemIterator>(self.Ref).Cursor.Next(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return PyTuple.From(entry.Key, entry.Item);
    }

    internal override PairStep NextPair(ThreadState ts, ref Value first, ref Value second)
    {
        int number = Cursor.Next(ts, out PyDict dict);
        if (number < 0) return PairStep.Ended;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        Value.Store(ref first, entry.Key);
        Value.Store(ref second, entry.Item);
        return PairStep.Given;
    }
}
