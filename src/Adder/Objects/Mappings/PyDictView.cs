using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the views of a dictionary have in common. (_PyDictViewObject)</summary>
public abstract class PyDictView(PyType type, PyDict dict) : PyObject(type)
{
    internal PyDict Dict { get; } = dict;

    internal PyStr ReprOf(ThreadState ts)
    {
        if (!ts.EnterRepr(this)) return PyStr.From("...");
        try
        {
            PyList items = new();
            items.Extend(ts, this);
            StrBuilder text = new();
            text.Append(Type.Name);
            text.Append('(');
            text.Append(Repr.Of(ts, items));
            text.Append(')');
            return text.ToStr();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts) => ReprOf(ts);

    [Slot(Slot.SqLength)]
    internal long GetLength() => Dict.Count;

    [PyGetSet("mapping", Doc = "the dictionary that this view shows")]
    internal PyObject Mapping => new PyMappingProxy(Dict);
}

/// <summary>What the views that are sets have in common.</summary>
public abstract class PyDictSetView(PyType type, PyDict dict) : PyDictView(type, dict)
{
    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op) => DictViewAlgebra.Compare(ts, self, other, op);

    [Slot(Slot.NbSubtract)]
    internal static Value Subtract(ThreadState ts, Value self, Value other) => DictViewAlgebra.Subtract(ts, self, other);

    [Slot(Slot.NbAnd)]
    internal static Value And(ThreadState ts, Value self, Value other) => DictViewAlgebra.And(ts, self, other);

    [Slot(Slot.NbXor)]
    internal static Value Xor(ThreadState ts, Value self, Value other) => DictViewAlgebra.Xor(ts, self, other);

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value self, Value other) => DictViewAlgebra.Or(ts, self, other);

    [PyMethod("Return True if the view and the given iterable have no element in common.", Name = "isdisjoint")]
    internal bool IsDisjoint(ThreadState ts, Value other) => DictViewAlgebra.IsDisjoint(ts, this, other);
}

/// <summary><c>dict.keys()</c></summary>
[PyType("dict_keys", Property = "DictKeys", Subclassable = false, NoInstantiation = true)]
public partial class PyDictKeys : PyDictSetView
{
    internal PyDictKeys(PyDict dict) : base(PyType.DictKeys, dict) { }

    private protected PyDictKeys(PyType type, PyDict dict) : base(type, dict) { }

    [Slot(Slot.TpIter)]
    internal Value Iterate() => new PyDictKeyIterator(Dict);

    [Slot(Slot.SqContains)]
    internal int Contains(ThreadState ts, Value key) => PyDict.Contains(ts, Dict, key);

    [PyMethod("Return a reverse iterator over the keys.", Name = "__reversed__")]
    private Value Reversed() => new PyDictReverseKeyIterator(Dict);
}

/// <summary><c>dict.values()</c></summary>
[PyType("dict_values", Property = "DictValues", Subclassable = false, NoInstantiation = true)]
public partial class PyDictValues : PyDictView
{
    internal PyDictValues(PyDict dict) : base(PyType.DictValues, dict) { }

    private protected PyDictValues(PyType type, PyDict dict) : base(type, dict) { }

    [Slot(Slot.TpIter)]
    internal Value Iterate() => new PyDictValueIterator(Dict);

    [PyMethod("Return a reverse iterator over the items.", Name = "__reversed__")]
    private Value Reversed() => new PyDictReverseValueIterator(Dict);
}

/// <summary><c>dict.items()</c></summary>
[PyType("dict_items", Property = "DictItems", Subclassable = false, NoInstantiation = true)]
public partial class PyDictItems : PyDictSetView
{
    internal PyDictItems(PyDict dict) : base(PyType.DictItems, dict) { }

    private protected PyDictItems(PyType type, PyDict dict) : base(type, dict) { }

    [Slot(Slot.TpIter)]
    internal Value Iterate() => new PyDictItemIterator(Dict);

    // dictitems_contains
    [Slot(Slot.SqContains)]
    internal int Contains(ThreadState ts, Value entry)
    {
        if (entry.Ref is not PyTuple { Count: 2 } pair) return 0;
        Value found = Dict.Find(ts, pair[0]);
        if (found.IsNull) return ts.HasPending ? -1 : 0;
        return Comparison.EqualOrError(ts, found, pair[1]);
    }

    [PyMethod("Return a reverse iterator over the entries.", Name = "__reversed__")]
    private Value Reversed() => new PyDictReverseItemIterator(Dict);
}
