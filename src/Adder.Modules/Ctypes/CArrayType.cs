using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>The metatype of array types.</summary>
[PyType("PyCArrayType", Module = "_ctypes", Base = typeof(CTypeType), Doc = "metatype for the Array Objects")]
internal static partial class CArrayType
{
    // PyCArrayType_new
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyType type = CTypeType.NewClass(ts, metatype, args, kwnames);
        // The class "Array" itself has no bases of this kind.
        long length = LengthOf(ts, type);
        Value element = CTypeType.Find(ts, type, "_type_");
        if (element.IsNull) throw Errors.Make(PyType.AttributeError, "class must define a '_type_' attribute");
        if (CType.Of(element) is not { } item) throw Errors.TypeError("_type_ must have storage info");
        if (item.Size * (Int128)length > long.MaxValue) throw Errors.OverflowError("array too large");
        type.Extension = Layout((PyType)element.Ref, item, length);
        CharacterArray.AddAttributes(type, item.Code);
        return type;
    }

    private static long LengthOf(ThreadState ts, PyType type)
    {
        Value length = CTypeType.Find(ts, type, "_length_");
        if (length.IsNull) throw Errors.Make(PyType.AttributeError, "class must define a '_length_' attribute");
        if (!PyLong.Is(length)) throw Errors.TypeError("The '_length_' attribute must be an integer");
        if (PyLong.TryInt64(length, out long number)) return number >= 0 ? number : throw Errors.ValueError("The '_length_' attribute must not be negative");
        PyLong.TryBig(length, out System.Numerics.BigInteger big);
        throw big.Sign < 0 ? Errors.ValueError("The '_length_' attribute must not be negative") : Errors.OverflowError("The '_length_' attribute is too large");
    }

    private static CType Layout(PyType element, CType item, long length)
    {
        CTypeFlags flags = item.Has(CTypeFlags.IsPointer | CTypeFlags.HasPointer) ? CTypeFlags.HasPointer : CTypeFlags.None;
        CType array = new()
        {
            Kind = CTypeKind.Array, Size = item.Size * length, Align = item.Align, Length = length, Element = element, Format = item.Format,
            Shape = [length > int.MaxValue ? int.MaxValue : (int)length, .. item.Shape], Flags = flags | (item.Flags & (CTypeFlags.HasUnion | CTypeFlags.HasBitField)),
            Ffi = LibFfi.Instance.Types.Pointer,
        };
        if (array.Size > FfiAggregate.LargestPassedInRegisters) return array;
        for (long i = 0; i < length; i++)
        {
            foreach (FfiPart part in item.Parts) array.Parts.Add(part with { Offset = part.Offset + i * item.Size });
        }
        return array;
    }
}
