using Adder.Bytecode;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>mappingproxy</c>: a read-only view of a mapping.</summary>
[PyType("mappingproxy", Property = "MappingProxy", Subclassable = false, Mapping = true, Doc = "mappingproxy(mapping, /)\n--\n\nA read-only view of a mapping.")]
public sealed unsafe partial class PyMappingProxy : PyObject
{
    internal PyMappingProxy(Value mapping) : base(PyType.MappingProxy)
    {
        Mapping = mapping;
    }

    internal Value Mapping { get; }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [default];
        ArgumentList.Bind("mappingproxy", s_parameters, args, kwnames, given);
        if (given[0].IsNull) throw Errors.TypeError("mappingproxy() missing required argument 'mapping' (pos 1)");
        Value mapping = given[0];
        if (mapping.Type.MpSubscript == null || mapping.Ref is PyList or PyTuple)
        {
            throw Errors.TypeError($"mappingproxy() argument must be a mapping, not {mapping.Type.Name}");
        }
        return new PyMappingProxy(mapping);
    }

    private static readonly string[] s_parameters = ["mapping"];

    [Slot(Slot.MpLength)]
    private long Length(ThreadState ts) => Lengths.Of(ts, Mapping).OrThrow(ts);

    [Slot(Slot.MpSubscript)]
    private Value GetItem(ThreadState ts, Value key) => Subscript.Get(ts, Mapping, key);

    [Slot(Slot.SqContains)]
    private int Contains(ThreadState ts, Value key) => Mapping.Ref is PyDict dict && ReferenceEquals(Mapping.Type, PyType.Dict)
        ? dict.Find(ts, key).IsNull ? ts.HasPending ? throw ts.Throwable() : 0 : 1
        : Containment.Of(ts, Mapping, key);

    [Slot(Slot.TpIter)]
    private Value Iterate(ThreadState ts) => Iteration.GetIter(ts, Mapping);

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => $"mappingproxy({Repr.Of(ts, Mapping)})";

    [Slot(Slot.TpStr)]
    private Value StrOf(ThreadState ts) => Protocols.Str.Of(ts, Mapping);

    [Slot(Slot.TpHash)]
    private long Hash(ThreadState ts) => Hashing.Of(ts, Mapping).OrThrow(ts);

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value other, CompareOp op) => Comparison.Rich(ts, Mapping, other, op);

    [Slot(Slot.NbOr)]
    private static Value Or(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is PyMappingProxy proxy) left = proxy.Mapping;
        if (right.Ref is PyMappingProxy other) right = other.Mapping;
        return Numbers.Binary(ts, BinaryOperator.Or, left, right);
    }

    [Slot(Slot.NbInplaceOr)]
    private Value InplaceOr(ThreadState ts, Value other) =>
        ts.Raise(PyType.TypeError, $"'|=' is not supported by {Type.Name}; use '|' instead");

    [PyMethod("get($self, key, default=None, /)\n--\n\nThe item, or the default.", Convention = CallingConvention.FastCall)]
    private Value Get(ThreadState ts, Value key, Value @default = default) =>
        Calls.Method(ts, Mapping, "get", key, @default.IsNull ? Value.None : @default);

    [PyMethod("keys($self, /)\n--\n\nThe keys of the mapping.")]
    private Value Keys(ThreadState ts) => Calls.Method(ts, Mapping, "keys");

    [PyMethod("values($self, /)\n--\n\nThe values of the mapping.")]
    private Value Values(ThreadState ts) => Calls.Method(ts, Mapping, "values");

    [PyMethod("items($self, /)\n--\n\nThe items of the mapping.")]
    private Value Items(ThreadState ts) => Calls.Method(ts, Mapping, "items");

    [PyMethod("copy($self, /)\n--\n\nA shallow copy of the mapping.")]
    private Value Copy(ThreadState ts) => Calls.Method(ts, Mapping, "copy");

    [PyMethod("__reversed__($self, /)\n--\n\nIterate over the keys backwards.")]
    private Value Reversed(ThreadState ts) => Calls.Method(ts, Mapping, "__reversed__");

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
