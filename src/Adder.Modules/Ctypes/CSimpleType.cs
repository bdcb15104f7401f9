using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>The metatype of simple types: numbers, characters, plain pointers.</summary>
[PyType("PyCSimpleType", Module = "_ctypes", Base = typeof(CTypeType), Doc = "metatype for the PyCSimpleType objects")]
internal static partial class CSimpleType
{
    // PyCSimpleType_new
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyType type = CTypeType.NewClass(ts, metatype, args, kwnames);
        SimpleCode code = CodeOf(ts, type);
        type.Extension = Layout(code);
        bool isOriginal = ReferenceEquals(metatype, TypeObject) && ReferenceEquals(type.BaseType, PyCSimple.TypeObject);
        if (isOriginal && code.Swapped is { } other) AddSwapped(ts, type, other, args, kwnames);
        return type;
    }

    private static SimpleCode CodeOf(ThreadState ts, PyType type)
    {
        Value proto = CTypeType.Find(ts, type, "_type_");
        if (proto.IsNull) throw Errors.Make(PyType.AttributeError, "class must define a '_type_' attribute");
        if (proto.Ref is not PyStr text) throw Errors.TypeError("class must define a '_type_' string attribute");
        if (text.Length != 1) throw Errors.ValueError("class must define a '_type_' attribute which must be a string of length 1");
        bool isKnown = text[0] < 128 && SimpleCode.Letters.Contains((char)text[0]);
        return (isKnown ? SimpleCode.Find((char)text[0]) : null)
            ?? throw Errors.Make(PyType.AttributeError, $"class must define a '_type_' attribute which must be\na single character string containing one of '{SimpleCode.Letters}'.");
    }

    private static CType Layout(SimpleCode code) => new()
    {
        Kind = CTypeKind.Simple, Size = code.Size, Align = code.Size, Code = code, Format = code.Format, Ffi = code.Ffi,
        Flags = code.Letter is 'z' or 'Z' or 'P' or 'O' ? CTypeFlags.IsPointer : CTypeFlags.None,
        Parts = [new FfiPart(0, code.Size, code.Ffi, code.IsFloating)],
    };

    // CreateSwappedType
    private static void AddSwapped(ThreadState ts, PyType type, SimpleCode other, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        string suffix = BitConverter.IsLittleEndian ? "_be" : "_le";
        PyType swapped = CTypeType.NewClass(ts, TypeObject, [$"{type.Name}{suffix}", .. args[1..]], kwnames);
        swapped.Extension = Layout(other);
        string own = BitConverter.IsLittleEndian ? "__ctype_le__" : "__ctype_be__", opposite = BitConverter.IsLittleEndian ? "__ctype_be__" : "__ctype_le__";
        foreach (PyType each in (ReadOnlySpan<PyType>)[type, swapped])
        {
            Attributes.Set(ts, each, own, type);
            Attributes.Set(ts, each, opposite, swapped);
        }
    }
}
