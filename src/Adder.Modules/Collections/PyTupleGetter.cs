using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary>The descriptor behind the fields of a namedtuple.</summary>
[PyType("_tuplegetter", Module = "_collections", Subclassable = false)]
internal sealed partial class PyTupleGetter : PyObject
{
    private readonly long _index;
    private Value _doc;

    private PyTupleGetter(long index, Value doc) : base(TypeObject)
    {
        _index = index;
        _doc = doc;
    }

    [PyGetSet("__doc__", Setter = nameof(SetDoc))]
    private Value GetDoc() => _doc;

    private void SetDoc(Value value) => _doc = value.IsNull ? Value.None : value;

    [Slot(Slot.TpNew, Signature = "_tuplegetter(index, doc, /)")]
    internal static Value New(PyType type, long index, Value doc) => new PyTupleGetter(index, doc);

    [Slot(Slot.TpDescrGet)]
    private Value Get(ThreadState ts, Value obj, Value type)
    {
        if (obj.IsNull) return this;
        if (obj.Ref is PyTuple tuple)
        {
            return (ulong)_index < (ulong)tuple.Count
                ? tuple[(int)_index]
                : ts.Raise(PyType.IndexError, "tuple index out of range");
        }
        if (obj.IsNone) return this;
        return ts.Raise(PyType.TypeError, $"descriptor for index '{_index}' for tuple subclasses doesn't apply to '{obj.Type.Name}' object");
    }

    [Slot(Slot.TpDescrSet)]
    private int Set(ThreadState ts, Value obj, Value value) =>
        ts.Fail(PyType.AttributeError, value.IsNull ? "can't delete attribute" : "can't set attribute");

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => $"{Type.ShortName}({_index}, {Repr.Of(ts, _doc)})";

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, new PyTuple(_index, _doc));
}
