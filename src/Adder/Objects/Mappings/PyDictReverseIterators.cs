using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Iterates over the keys of a dictionary, last one first.</summary>
[PyType("dict_reversekeyiterator", Property = "DictReverseKeyIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictReverseKeyIterator(PyDict dict) : PyDictIterator(PyType.DictReverseKeyIterator, dict, reverse: true)
{
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictReverseKeyIterator>(self.Ref).Cursor.Previous(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Key;
    }
}

/// <summary>Iterates over the items of a dictionary, last one first.</summary>
[PyType("dict_reversevalueiterator", Property = "DictReverseValueIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictReverseValueIterator(PyDict dict) : PyDictIterator(PyType.DictReverseValueIterator, dict, reverse: true)
{
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictReverseValueIterator>(self.Ref).Cursor.Previous(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return entry.Item;
    }
}

/// <summary>Iterates over the entries of a dictionary, last one first.</summary>
[PyType("dict_reverseitemiterator", Property = "DictReverseItemIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyDictReverseItemIterator(PyDict dict) : PyDictIterator(PyType.DictReverseItemIterator, dict, reverse: true)
{
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        int number = Unsafe.As<PyDictReverseItemIterator>(self.Ref).Cursor.Previous(ts, out PyDict dict);
        if (number < 0) return default;
        ref PyDict.Entry entry = ref dict.EntryAt(number);
        return PyTuple.From(entry.Key, entry.Item);
    }
}
