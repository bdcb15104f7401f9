using System.Globalization;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Room for any argument that is not an aggregate.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct ArgumentCell
{
    internal long Low, High;
}

/// <summary>An argument as C takes it. (PyCArgObject)</summary>
[PyType("CArgObject", Module = "_ctypes", Subclassable = false, NoInstantiation = true)]
internal sealed unsafe partial class PyCArg(char tag, nint ffi, ArgumentCell cell, Value obj) : PyObject(TypeObject)
{
    internal char Tag => tag;

    internal nint Ffi => ffi;

    internal ArgumentCell Cell => cell;

    /// <summary>What it was made from, or what it needs to live.</summary>
    internal Value Obj => obj;

    [PyMember("_obj", Doc = "the wrapped object")]
    private Value Wrapped => obj.IsNull ? Value.None : obj;

    // PyCArg_repr
    [Slot(Slot.TpRepr)]
    private string ReprOf(ThreadState ts)
    {
        ArgumentCell copy = cell;
        byte* at = (byte*)&copy;
        return tag switch
        {
            'b' or 'B' => $"<cparam '{tag}' ({*(sbyte*)at})>",
            'h' or 'H' => $"<cparam '{tag}' ({*(short*)at})>",
            'i' or 'I' => $"<cparam '{tag}' ({*(int*)at})>",
            'l' or 'L' or 'q' or 'Q' => $"<cparam '{tag}' ({*(long*)at})>",
            'd' or 'f' => $"<cparam '{tag}' ({Repr.Of(ts, tag == 'f' ? *(float*)at : *(double*)at)})>",
            'c' => *at is > 31 and < 127 and not (byte)'\'' and not (byte)'\\' ? $"<cparam 'c' ('{(char)*at}')>" : string.Create(CultureInfo.InvariantCulture, $"<cparam 'c' ('\\x{*at:x2}')>"),
            'z' or 'Z' or 'P' => $"<cparam '{tag}' (0x{*(nuint*)at:x})>",
            _ => $"<cparam '{tag}' at {Identity.Hex(this)}>",
        };
    }
}
