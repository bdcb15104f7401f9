using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary><c>ctypes.ArgumentError</c></summary>
[PyType("ArgumentError", Module = "ctypes", Base = typeof(ExceptionType))]
internal static partial class ArgumentErrorType;

/// <summary>The <c>_ctypes</c> module.</summary>
[PyModule("_ctypes", Doc = "Create and manipulate C compatible data types in Python.")]
[PyModuleType(typeof(PyCStructure))]
[PyModuleType(typeof(PyCUnion))]
[PyModuleType(typeof(PyCPointer))]
[PyModuleType(typeof(PyCArray))]
[PyModuleType(typeof(PyCSimple))]
[PyModuleType(typeof(PyCFuncPtr))]
[PyModuleType(typeof(ArgumentErrorType))]
internal static unsafe partial class CtypesModule
{
    [PyConstant] internal const int FUNCFLAG_CDECL = PyCFuncPtr.CDecl;
    [PyConstant] internal const int FUNCFLAG_PYTHONAPI = PyCFuncPtr.PythonApi;
    [PyConstant] internal const int FUNCFLAG_USE_ERRNO = PyCFuncPtr.UseErrno;
    [PyConstant] internal const int FUNCFLAG_USE_LASTERROR = 0x10;
    [PyConstant] internal const int RTLD_GLOBAL = DynamicLibrary.Global;
    [PyConstant] internal const int RTLD_LOCAL = DynamicLibrary.Local;
    [PyConstant] internal const int CTYPES_MAX_ARGCOUNT = ForeignCall.MostArguments;
    [PyConstant] internal const int SIZEOF_TIME_T = 8;
    [PyConstant(Name = "__version__")] internal const string Version = "1.1.0";

    internal static PyType ArgumentError(ThreadState ts) => ArgumentErrorType.TypeObject;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        if (!LibFfi.Exists) throw Errors.Make(PyType.ImportError, "_ctypes needs libffi, which this system does not have");
        module.Dict.SetString("_pointer_type_cache", ts.Interpreter.State<CtypesState>().PointerTypes);
        module.Dict.SetString("_memmove_addr", (long)DynamicLibrary.Find(0, "memmove", PyType.ImportError));
        module.Dict.SetString("_memset_addr", (long)DynamicLibrary.Find(0, "memset", PyType.ImportError));
        foreach ((string name, nint address) in PythonFunctions.Addresses) module.Dict.SetString(name, (long)address);
    }

    [PyFunction("dlopen(name, flag=RTLD_GLOBAL|RTLD_LOCAL) -> handle\n\nLoad a library; without a name, what the program itself has loaded.", Name = "dlopen", Convention = CallingConvention.VarArgs)]
    private static long Open(ThreadState ts, Value name, int flag = DynamicLibrary.Now)
    {
        Auditing.Raise(ts, "ctypes.dlopen", name);
        return DynamicLibrary.Open(name.IsNone ? null : PathArgument.ToBytes(ts, name), flag);
    }

    [PyFunction("dlclose(handle)\n\nLet a library go.", Name = "dlclose", Convention = CallingConvention.VarArgs)]
    private static void Close(ThreadState ts, Value handle) => DynamicLibrary.Close(HandleOf(handle));

    [PyFunction("dlsym(handle, name) -> address\n\nWhere a library has what it exports under a name.", Name = "dlsym", Convention = CallingConvention.VarArgs)]
    private static long FindSymbol(ThreadState ts, Value handle, [NoNulls] string name)
    {
        Auditing.Raise(ts, "ctypes.dlsym/handle", handle, name);
        return DynamicLibrary.Find(HandleOf(handle), name, PyType.OSError);
    }

    private static nint HandleOf(Value value) => PyLong.Is(value) ? (nint)SimpleWriting.Masked(value) : throw Errors.TypeError("an integer is required");

    private static PyCData DataOf(Value value) => value.Ref as PyCData ?? throw Errors.TypeError("invalid type");

    [PyFunction("sizeof(C type) -> integer\nsizeof(C instance) -> integer\n\nThe bytes that an object of a C type takes.", Name = "sizeof", Convention = CallingConvention.O)]
    private static long SizeOf(Value obj) =>
        CType.Of(obj)?.Size ?? (obj.Ref as PyCData)?.Size ?? throw Errors.TypeError("this type has no size");

    [PyFunction("alignment(C type) -> integer\nalignment(C instance) -> integer\n\nWhat addresses of objects of a C type are multiples of.", Name = "alignment", Convention = CallingConvention.O)]
    private static long AlignmentOf(Value obj) =>
        CType.Of(obj)?.Align ?? (obj.Ref as PyCData)?.CType.Align ?? throw Errors.TypeError("no alignment info");

    [PyFunction("addressof(C instance) -> integer\n\nWhere a C object is in memory.", Name = "addressof", Convention = CallingConvention.O)]
    private static long AddressOf(ThreadState ts, Value obj)
    {
        PyCData data = DataOf(obj);
        Auditing.Raise(ts, "ctypes.addressof", obj);
        return (long)data.Start;
    }

    [PyFunction("byref(C instance[, offset=0]) -> byref-object\n\nA pointer to a C object that can only be passed to a function.", Name = "byref", Convention = CallingConvention.VarArgs)]
    private static Value ByRef(Value obj, long offset = 0) => ByReference(obj, offset);

    internal static PyCArg ByReference(Value obj, long offset)
    {
        if (obj.Ref is not PyCData data) throw Errors.TypeError($"byref() argument must be a ctypes instance, not '{obj.Type.Name}'");
        return new PyCArg('P', LibFfi.Instance.Types.Pointer, new ArgumentCell { Low = (long)data.Start + offset }, obj);
    }

    [PyFunction("resize(C instance, size)\n\nGive a C object that has memory of its own more of it.", Name = "resize", Convention = CallingConvention.VarArgs)]
    private static void Resize(Value obj, long size)
    {
        if (obj.Ref is not PyCData data) throw Errors.TypeError("excepted ctypes instance");
        data.Resize(size);
    }

    [PyFunction("POINTER($module, type, /)\n--\n\nThe type of pointers to a C type, made once.", Name = "POINTER")]
    private static Value PointerTo(ThreadState ts, Value type) => ts.Interpreter.State<CtypesState>().PointerTo(ts, type);

    [PyFunction("pointer($module, obj, /)\n--\n\nA pointer to a C object.", Name = "pointer")]
    private static Value Pointer(ThreadState ts, Value obj) => Calls.Call(ts, ts.Interpreter.State<CtypesState>().PointerTo(ts, obj.Type), obj);

    [PyFunction("get_errno($module, /)\n--\n\nThe thread's copy of errno, which functions with use_errno set.", Name = "get_errno")]
    private static int GetErrno(ThreadState ts)
    {
        Auditing.Raise(ts, "ctypes.get_errno");
        return PrivateErrno.Current;
    }

    [PyFunction("set_errno(value) -> int\n\nSet the thread's copy of errno and give the old one.", Name = "set_errno", Convention = CallingConvention.VarArgs)]
    private static int SetErrno(ThreadState ts, int value)
    {
        Auditing.Raise(ts, "ctypes.set_errno", value);
        int old = PrivateErrno.Current;
        PrivateErrno.Current = value;
        return old;
    }

    [PyFunction("buffer_info($module, obj, /)\n--\n\nFormat, dimensions and shape of a C type.", Name = "buffer_info")]
    private static Value BufferInfo(Value obj)
    {
        CType layout = CType.Of(obj) ?? (obj.Ref as PyCData)?.CType ?? throw Errors.TypeError("not a ctypes type or object");
        Value[] shape = Array.ConvertAll(layout.Shape, static size => Value.Int(size));
        return new PyTuple(layout.Format is { } format ? format : Value.None, layout.Shape.Length, new PyTuple(shape));
    }

    [PyFunction("call_function($module, address, arguments, /)\n--\n\nCall the function at an address.", Name = "call_function")]
    private static Value CallFunction(ThreadState ts, Value address, PyTuple arguments) =>
        ForeignCall.Run(ts, HandleOf(address), arguments.Items, 0, null, default, default);

    [PyFunction("call_cdeclfunction($module, address, arguments, /)\n--\n\nCall the function at an address.", Name = "call_cdeclfunction")]
    private static Value CallCDeclFunction(ThreadState ts, Value address, PyTuple arguments) =>
        ForeignCall.Run(ts, HandleOf(address), arguments.Items, PyCFuncPtr.CDecl, null, default, default);

    [PyFunction("PyObj_FromPtr($module, address, /)\n--\n\nThe Python object that was given to C and is at an address.", Name = "PyObj_FromPtr")]
    private static Value ObjectAt(ThreadState ts, Value address)
    {
        Auditing.Raise(ts, "ctypes.PyObj_FromPtr", address);
        return ObjectHandles.Find(ts, HandleOf(address));
    }

    [PyFunction("Py_INCREF($module, obj, /)\n--\n\nKeep an object alive for C until Py_DECREF() was called as often.", Name = "Py_INCREF")]
    private static Value Hold(ThreadState ts, Value obj)
    {
        ts.Interpreter.State<ObjectHandles>().Hold(obj);
        return obj;
    }

    [PyFunction("Py_DECREF($module, obj, /)\n--\n\nTake a Py_INCREF() back.", Name = "Py_DECREF")]
    private static Value LetGo(ThreadState ts, Value obj)
    {
        ts.Interpreter.State<ObjectHandles>().LetGo(obj);
        return obj;
    }

    [PyFunction("_unpickle($module, type, state, /)\n--\n\nA C object from what pickling kept of it.", Name = "_unpickle")]
    private static Value Unpickle(ThreadState ts, Value type, PyTuple state)
    {
        Value made = Calls.Method(ts, type, "__new__", type).OrThrow(ts);
        Calls.Method(ts, made, "__setstate__", state.Items).OrThrow(ts);
        return made;
    }
}
