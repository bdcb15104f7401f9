using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary><c>from_param</c> of simple types. Throws.</summary>
internal static unsafe class SimpleParameter
{
    internal static Value From(ThreadState ts, PyType type, SimpleCode code, Value value) => code.Letter switch
    {
        'z' => Text(ts, type, value, 'c', SimpleCode.Find('z')!),
        'Z' => Text(ts, type, value, 'u', SimpleCode.Find('Z')!),
        'P' => Pointer(ts, type, value),
        _ => Plain(ts, type, code, value),
    };

    // PyCSimpleType_from_param
    private static Value Plain(ThreadState ts, PyType type, SimpleCode code, Value value)
    {
        if (InstanceChecks.IsInstance(ts, value, type)) return value;
        try
        {
            return Made(ts, code, value);
        }
        catch (PythonException)
        {
            Value stand = CDataConversion.AsParameter(ts, value);
            if (stand.IsNull) throw;
            return From(ts, type, code, stand);
        }
    }

    private static PyCArg Made(ThreadState ts, SimpleCode code, Value value)
    {
        ArgumentCell cell = default;
        Value kept = SimpleWriting.Set(ts, code, (byte*)&cell, value, code.Size);
        return new PyCArg(code.Letter, code.Ffi, cell, kept);
    }

    // c_char_p_from_param, c_wchar_p_from_param
    private static Value Text(ThreadState ts, PyType type, Value value, char item, SimpleCode code)
    {
        if (value.IsNone) return value;
        if (item == 'c' ? value.Ref is PyBytes : value.Ref is PyStr) return Made(ts, code, value);
        if (InstanceChecks.IsInstance(ts, value, type)) return value;
        if (value.Ref is PyCArray or PyCPointer && IsOf(((PyCData)value.Ref).CType, item)) return value;
        if (value.Ref is PyCArg { Obj.Ref: PyCData target } && target.CType.Code?.Letter == item) return value;
        Value stand = CDataConversion.AsParameter(ts, value);
        if (!stand.IsNull) return Text(ts, type, stand, item, code);
        throw Errors.TypeError("wrong type");
    }

    private static bool IsOf(CType layout, char item) => layout.Element is { } element && CType.Of(element)?.Code?.Letter == item;

    // c_void_p_from_param
    private static Value Pointer(ThreadState ts, PyType type, Value value)
    {
        if (value.IsNone) return value;
        if (PyLong.Is(value)) return Made(ts, SimpleCode.Find('P')!, value);
        if (value.Ref is PyBytes) return Made(ts, SimpleCode.Find('z')!, value);
        if (value.Ref is PyStr) return Made(ts, SimpleCode.Find('Z')!, value);
        if (InstanceChecks.IsInstance(ts, value, type)) return value;
        if (value.Ref is PyCArray or PyCPointer or PyCArg { Tag: 'P' }) return value;
        if (value.Ref is PyCFuncPtr || value.Ref is PyCSimple { CType.Code.Letter: 'z' or 'Z' })
        {
            PyCData source = (PyCData)value.Ref;
            char tag = source is PyCFuncPtr ? 'P' : 'Z';
            return new PyCArg(tag, LibFfi.Instance.Types.Pointer, new ArgumentCell { Low = *(long*)source.Start }, value);
        }
        Value stand = CDataConversion.AsParameter(ts, value);
        if (!stand.IsNull) return Pointer(ts, type, stand);
        throw Errors.TypeError("wrong type");
    }
}
