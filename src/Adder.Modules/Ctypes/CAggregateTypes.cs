using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>The metatype of structures.</summary>
[PyType("PyCStructType", Module = "_ctypes", Base = typeof(CTypeType), Doc = "metatype for the CData Objects")]
internal static partial class CStructType
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        AggregateClass.Make(ts, metatype, args, kwnames, CTypeKind.Structure);

    [Slot(Slot.TpSetattro)]
    internal static int SetAttribute(ThreadState ts, Value self, Value name, Value value) => AggregateClass.SetAttribute(ts, self, name, value);
}

/// <summary>The metatype of unions.</summary>
[PyType("UnionType", Module = "_ctypes", Base = typeof(CTypeType), Doc = "metatype for the Union Objects")]
internal static partial class CUnionType
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        AggregateClass.Make(ts, metatype, args, kwnames, CTypeKind.Union);

    [Slot(Slot.TpSetattro)]
    internal static int SetAttribute(ThreadState ts, Value self, Value name, Value value) => AggregateClass.SetAttribute(ts, self, name, value);
}

/// <summary>What both do. (StructUnionType_new, PyCStructType_setattro)</summary>
internal static class AggregateClass
{
    internal static Value Make(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames, CTypeKind kind)
    {
        PyType type = CTypeType.NewClass(ts, metatype, args, kwnames);
        if (!type.Namespace.FindString("_abstract_").IsNull) return type;
        type.Extension = new CType { Kind = kind, Format = "B", Align = 1 };
        Value fields = type.Namespace.FindString("_fields_");
        if (!fields.IsNull)
        {
            Attributes.Set(ts, type, "_fields_", fields);
            return type;
        }
        if (type.BaseType is { } parent && CType.Of(parent) is { } inherited)
        {
            type.Extension = Inherited(inherited);
            inherited.Flags |= CTypeFlags.Final;
        }
        return type;
    }

    private static CType Inherited(CType parent) => new()
    {
        Kind = parent.Kind, Size = parent.Size, Align = parent.Align, Length = parent.Length, Format = parent.Format, Ffi = parent.Ffi,
        Flags = parent.Flags & ~CTypeFlags.Final, Parts = parent.Parts,
    };

    internal static int SetAttribute(ThreadState ts, Value self, Value name, Value value)
    {
        if (PyType.SetAttribute(ts, self, name, value) < 0) return -1;
        if (name.Ref is PyStr text && text.ToString() == "_fields_") StructureLayout.Apply(ts, (PyType)self.Ref, value);
        return 0;
    }
}
