using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>
/// <c>ctypes.pythonapi</c>: of CPython's C API, what programs ask for by name. Objects are handles (see <see cref="ObjectHandles"/>);
/// a function fails by the thread's pending error, as in C.
/// </summary>
internal static unsafe partial class PythonApi
{
    /// <summary>The function's address; 0 for those that aren't here.</summary>
    internal static nint Find(string name) => name switch
    {
        "PyUnstable_Eval_RequestCodeExtraIndex" or "_PyEval_RequestCodeExtraIndex" => (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&RequestCodeExtraIndex,
        "PyUnstable_Code_GetExtra" or "_PyCode_GetExtra" => (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint*, int>)&GetCodeExtra,
        "PyUnstable_Code_SetExtra" or "_PyCode_SetExtra" => (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int>)&SetCodeExtra,
        "PyThreadState_SetAsyncExc" => (nint)(delegate* unmanaged[Cdecl]<nuint, nint, int>)&SetAsyncException,
        "PyErr_CheckSignals" => (nint)(delegate* unmanaged[Cdecl]<int>)&CheckSignals,
        "PyErr_SetString" => (nint)(delegate* unmanaged[Cdecl]<nint, byte*, void>)&SetError,
        "PyFrame_LocalsToFast" => (nint)(delegate* unmanaged[Cdecl]<nint, int, void>)&LocalsToFast,
        "PyRun_SimpleString" => (nint)(delegate* unmanaged[Cdecl]<byte*, int>)&RunSimpleString,
        "Py_IsInitialized" or "PyGILState_Check" => (nint)(delegate* unmanaged[Cdecl]<int>)&IsInitialized,
        "PyGILState_Ensure" => (nint)(delegate* unmanaged[Cdecl]<int>)&EnsureLock,
        "PyGILState_Release" => (nint)(delegate* unmanaged[Cdecl]<int, void>)&ReleaseLock,
        "Py_IncRef" => (nint)(delegate* unmanaged[Cdecl]<nint, void>)&IncRef,
        "Py_DecRef" => (nint)(delegate* unmanaged[Cdecl]<nint, void>)&DecRef,
        _ => FindConversion(name),
    };

    private static nint FindConversion(string name) => name switch
    {
        "PyBytes_FromString" => (nint)(delegate* unmanaged[Cdecl]<byte*, nint>)&BytesFromString,
        "PyBytes_FromStringAndSize" => (nint)(delegate* unmanaged[Cdecl]<byte*, nint, nint>)&BytesFromStringAndSize,
        "PyUnicode_FromString" => (nint)(delegate* unmanaged[Cdecl]<byte*, nint>)&TextFromString,
        "PyLong_FromLong" or "PyLong_FromLongLong" or "PyLong_FromSsize_t" => (nint)(delegate* unmanaged[Cdecl]<long, nint>)&NumberFromLong,
        "PyLong_AsLong" or "PyLong_AsLongLong" or "PyLong_AsSsize_t" => (nint)(delegate* unmanaged[Cdecl]<nint, long>)&NumberAsLong,
        "PyFloat_FromDouble" => (nint)(delegate* unmanaged[Cdecl]<double, nint>)&FloatFromDouble,
        "PyFloat_AsDouble" => (nint)(delegate* unmanaged[Cdecl]<nint, double>)&FloatAsDouble,
        "PyObject_Str" => (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&StrOf,
        "PyObject_Repr" => (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&ReprOf,
        "PyObject_IsTrue" => (nint)(delegate* unmanaged[Cdecl]<nint, int>)&IsTrue,
        "PyObject_Size" or "PyObject_Length" => (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&SizeOf,
        "PyObject_GetAttrString" => (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint>)&GetAttribute,
        "PyObject_SetAttrString" => (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint, int>)&SetAttribute,
        "PyObject_GetItem" => (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint>)&GetItem,
        "PyObject_SetItem" => (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int>)&SetItem,
        "PyDict_SetItem" => (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int>)&SetDictItem,
        _ => 0,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint BytesFromString(byte* text) => PythonFunctions.Run(_ => PyBytes.From(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint BytesFromStringAndSize(byte* text, nint size) => PythonFunctions.Run(_ => size < 0
        ? throw Errors.SystemError("Negative size passed to PyBytes_FromStringAndSize")
        : text == null ? PyBytes.Own(new byte[size]) : PyBytes.From(new ReadOnlySpan<byte>(text, checked((int)size))));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint TextFromString(byte* text) => PythonFunctions.Run(_ => PyStr.From(TextAt(text)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint NumberFromLong(long number) => PythonFunctions.Run(_ => number);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long NumberAsLong(nint number) =>
        PythonFunctions.Run(-1L, ts => Indexing.ToSsize(ts, ObjectHandles.Find(ts, number), PyType.OverflowError));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint FloatFromDouble(double number) => PythonFunctions.Run(_ => Value.Float(number));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static double FloatAsDouble(nint number) => PythonFunctions.Run(-1.0, ts => FloatConversions.Number(ts, ObjectHandles.Find(ts, number)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint StrOf(nint obj) => PythonFunctions.Run(ts => Str.Of(ts, ObjectHandles.Find(ts, obj)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint ReprOf(nint obj) => PythonFunctions.Run(ts => Repr.Of(ts, ObjectHandles.Find(ts, obj)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsTrue(nint obj) => PythonFunctions.Run(-1, ts => Truth.Of(ts, ObjectHandles.Find(ts, obj)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint SizeOf(nint obj) => PythonFunctions.Run((nint)(-1), ts => (nint)Subscript.Length(ts, ObjectHandles.Find(ts, obj)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint GetAttribute(nint obj, byte* name) => PythonFunctions.Run(ts => Attributes.Get(ts, ObjectHandles.Find(ts, obj), TextAt(name)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SetAttribute(nint obj, byte* name, nint value) => PythonFunctions.Run(-1, ts =>
        Attributes.TrySet(ts, ObjectHandles.Find(ts, obj), PyStr.Intern(TextAt(name)), value == 0 ? default : ObjectHandles.Find(ts, value)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint GetItem(nint container, nint key) =>
        PythonFunctions.Run(ts => Subscript.Get(ts, ObjectHandles.Find(ts, container), ObjectHandles.Find(ts, key)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SetItem(nint container, nint key, nint value) => PythonFunctions.Run(-1, ts =>
        Subscript.Set(ts, ObjectHandles.Find(ts, container), ObjectHandles.Find(ts, key), ObjectHandles.Find(ts, value)));

    // Dictionaries of classes, too, which Python code sees through a proxy only.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SetDictItem(nint container, nint key, nint value) => PythonFunctions.Run(-1, ts =>
    {
        if (ObjectHandles.Find(ts, container).Ref is not PyDict dict) throw Errors.SystemError("bad argument to internal function");
        dict.Set(ts, ObjectHandles.Find(ts, key), ObjectHandles.Find(ts, value));
        return 0;
    });

    private static string TextAt(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
