using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>A structure in C's memory. (Struct_Type)</summary>
[PyType("Structure", Module = "_ctypes", Base = typeof(PyCData), Metatype = typeof(CStructType), Doc = "Structure base class")]
internal partial class PyCStructure(PyType type) : PyCData(type)
{
    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => FieldInitialization.Run(ts, this, args, kwnames);
}

/// <summary>A union in C's memory. (Union_Type)</summary>
[PyType("Union", Module = "_ctypes", Base = typeof(PyCData), Metatype = typeof(CUnionType), Doc = "Union base class")]
internal partial class PyCUnion(PyType type) : PyCData(type)
{
    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => FieldInitialization.Run(ts, this, args, kwnames);
}

/// <summary>Arguments of constructors to fields, the base's first. Throws. (Struct_init)</summary>
internal static class FieldInitialization
{
    internal static void Run(ThreadState ts, PyCData target, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > 0 && Positional(ts, target, target.Type, args[..positional], kwnames, 0) < positional) throw Errors.TypeError("too many initializers");
        for (int i = positional; i < args.Length; i++) Attributes.SetAny(ts, target, kwnames![i - positional], args[i]);
    }

    // _init_pos_args
    private static int Positional(ThreadState ts, PyCData target, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames, int index)
    {
        if (type.BaseType is { } parent && CType.Of(parent) is not null) index = Positional(ts, target, parent, args, kwnames, index);
        Value fields = type.Namespace.FindString("_fields_");
        if (fields.IsNull) return index;
        int first = index;
        long count = Math.Min(Lengths.Of(ts, fields).OrThrow(ts), CType.Of(type)!.Length);
        for (int i = 0; i < count && index < args.Length; i++, index++)
        {
            Value pair = Subscript.Item(ts, fields, i).OrThrow(ts), name = Subscript.Item(ts, pair, 0).OrThrow(ts);
            foreach (Value keyword in kwnames is null ? [] : kwnames.Items)
            {
                if (Comparison.Equal(ts, keyword, name)) throw Errors.TypeError($"duplicate values for field {Repr.Of(ts, name)}");
            }
            Attributes.SetAny(ts, target, name, args[first + i]);
        }
        return index;
    }
}
