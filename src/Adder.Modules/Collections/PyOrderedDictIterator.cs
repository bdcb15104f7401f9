using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary>What an iterator over an OrderedDict gives.</summary>
internal enum OrderedPart
{
    Keys, Values, Items,
}

/// <summary>Goes through an OrderedDict in either direction; notices any change of keys or order.</summary>
[PyType("odict_iterator", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyOrderedDictIterator : PyObject
{
    private readonly OrderedPart _part;
    private readonly bool _reverse;
    private readonly uint _version;
    private PyOrderedDict? _dict;
    private int _at;

    internal PyOrderedDictIterator(PyOrderedDict dict, OrderedPart part, bool reverse) : base(TypeObject)
    {
        _dict = dict;
        _part = part;
        _reverse = reverse;
        _version = dict.KeysVersion;
        _at = reverse ? dict.EntryCount - 1 : 0;
    }

    [Slot(Slot.TpIter), NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next(ThreadState ts)
    {
        if (_dict is not { } dict) return default;
        bool changed = dict.CurrentKeysVersion != _version;
        if (changed) return Stop(ts, "OrderedDict mutated during iteration");
        while (_at >= 0 && _at < dict.EntryCount && dict.EntryAt(_at).Key.IsNull) _at += _reverse ? -1 : 1;
        if (_at < 0 || _at >= dict.EntryCount)
        {
            _dict = null;
            return default;
        }
        PyDict.Entry entry = dict.EntryAt(_at);
        _at += _reverse ? -1 : 1;
        if (_part == OrderedPart.Keys) return entry.Key;
        Value item = ReferenceEquals(dict.Type, PyOrderedDict.TypeObject) ? entry.Item : PyDict.GetSubscript(ts, dict, entry.Key);
        return item.IsNull || _part == OrderedPart.Values ? item : PyTuple.From(entry.Key, item);
    }

    private Value Stop(ThreadState ts, string message)
    {
        _dict = null;
        return ts.Raise(PyType.RuntimeError, message);
    }

    [PyMethod("Return state information for pickling", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        (PyOrderedDict? dict, int at) = (_dict, _at);
        PyList rest = Iterables.ToList(ts, this);
        (_dict, _at) = (dict, at);
        return new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(rest));
    }
}

/// <summary><c>OrderedDict.keys()</c></summary>
[PyType("odict_keys", Base = typeof(PyDictKeys), Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyOrderedKeys(PyOrderedDict dict) : PyDictKeys(TypeObject, dict)
{
    [Slot(Slot.TpIter)]
    private Value IterateOrdered() => new PyOrderedDictIterator(dict, OrderedPart.Keys, false);

    [PyMethod("Return a reverse iterator over the keys.", Name = "__reversed__")]
    private Value Backwards() => new PyOrderedDictIterator(dict, OrderedPart.Keys, true);
}

/// <summary><c>OrderedDict.values()</c></summary>
[PyType("odict_values", Base = typeof(PyDictValues), Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyOrderedValues(PyOrderedDict dict) : PyDictValues(TypeObject, dict)
{
    [Slot(Slot.TpIter)]
    private Value IterateOrdered() => new PyOrderedDictIterator(dict, OrderedPart.Values, false);

    [PyMethod("Return a reverse iterator over the items.", Name = "__reversed__")]
    private Value Backwards() => new PyOrderedDictIterator(dict, OrderedPart.Values, true);
}

/// <summary><c>OrderedDict.items()</c></summary>
[PyType("odict_items", Base = typeof(PyDictItems), Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyOrderedItems(PyOrderedDict dict) : PyDictItems(TypeObject, dict)
{
    [Slot(Slot.TpIter)]
    private Value IterateOrdered() => new PyOrderedDictIterator(dict, OrderedPart.Items, false);

    [PyMethod("Return a reverse iterator over the entries.", Name = "__reversed__")]
    private Value Backwards() => new PyOrderedDictIterator(dict, OrderedPart.Items, true);
}
