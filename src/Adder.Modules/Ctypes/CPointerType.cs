using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>The metatype of pointers.</summary>
[PyType("PyCPointerType", Module = "_ctypes", Base = typeof(CTypeType), Doc = "metatype for the Pointer Objects")]
internal static partial class CPointerType
{
    // PyCPointerType_new
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyType type = CTypeType.NewClass(ts, metatype, args, kwnames);
        int size = System.Runtime.InteropServices.Marshal.SizeOf<nint>();
        CType layout = new()
        {
            Kind = CTypeKind.Pointer, Size = size, Align = size, Length = 1, Ffi = LibFfi.Instance.Types.Pointer, Flags = CTypeFlags.IsPointer,
            Parts = [new FfiPart(0, size, LibFfi.Instance.Types.Pointer, false)],
        };
        type.Extension = layout;
        Value target = type.Namespace.FindString("_type_");
        if (!target.IsNull) SetTarget(layout, target);
        return type;
    }

    // PyCPointerType_SetProto
    private static void SetTarget(CType layout, Value target)
    {
        if (target.Ref is not PyType type) throw Errors.TypeError("_type_ must be a type");
        if (CType.Of(type) is not { } item) throw Errors.TypeError("_type_ must have storage info");
        layout.Element = type;
        string shape = item.Shape.Length == 0 ? "" : $"({string.Join(',', item.Shape)})";
        layout.Format = $"&{shape}{item.Format ?? "B"}";
    }

    [PyMethod("set_type($self, type, /)\n--\n\nSay what an incomplete pointer type points to.", Name = "set_type")]
    private static void SetType(ThreadState ts, Value self, Value type)
    {
        SetTarget(CType.Of(self)!, type);
        Attributes.Set(ts, self, "_type_", type);
    }
}
