using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>A function of C that calls a Python one. (CThunkObject)</summary>
[PyType("CThunkObject", Module = "_ctypes", Subclassable = false, NoInstantiation = true, Doc = "CThunkObject")]
internal sealed unsafe partial class PyCThunk : PyObject
{
    private readonly Value _callable;
    private readonly PyTuple _arguments;
    private readonly Value _result;
    private readonly int _flags;
    private readonly Interpreter _interpreter;
    private readonly NativeBlock _types, _call;
    private GCHandle _handle;
    private nint _closure;

    private PyCThunk(ThreadState ts, Value callable, Signature signature) : base(TypeObject)
    {
        (_callable, _arguments, _result, _flags) = (callable, signature.ArgumentTypes!, signature.Result, signature.Flags);
        _interpreter = ts.Interpreter;
        _types = new NativeBlock((_arguments.Count + 1) * sizeof(nint));
        _call = new NativeBlock(sizeof(CallInterface));
    }

    ~PyCThunk()
    {
        if (_closure != 0) LibFfi.Instance.FreeClosure(_closure);
        if (_handle.IsAllocated) _handle.Free();
    }

    /// <summary>Where C finds the function.</summary>
    internal nint Code { get; private set; }

    // _ctypes_alloc_callback
    internal static PyCThunk Make(ThreadState ts, Value callable, Signature signature)
    {
        PyCThunk thunk = new(ts, callable, signature);
        FfiTypes known = LibFfi.Instance.Types;
        nint* types = (nint*)thunk._types.Start;
        for (int i = 0; i < thunk._arguments.Count; i++) types[i] = CType.Of(thunk._arguments[i])?.Ffi ?? known.SInt32;
        bool isVoid = thunk._result.IsNull || thunk._result.IsNone;
        CType? layout = isVoid ? null : CType.Of(thunk._result);
        if (!isVoid && layout is not { Code: not null }) throw Errors.TypeError("invalid result type for callback function");
        CallInterface* call = (CallInterface*)thunk._call.Start;
        int count = thunk._arguments.Count;
        if (!LibFfi.Instance.Prepare(call, layout?.Ffi ?? known.Void, types, count, count)) throw Errors.RuntimeError("ffi_prep_cif failed");
        // Weak: the closure must not keep what frees it.
        thunk._handle = GCHandle.Alloc(thunk, GCHandleType.Weak);
        thunk._closure = LibFfi.Instance.MakeClosure(call, &Entered, GCHandle.ToIntPtr(thunk._handle), out nint code);
        if (thunk._closure == 0) throw Errors.MemoryError();
        thunk.Code = code;
        return thunk;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Entered(CallInterface* call, void* result, void** arguments, nint data)
    {
        if (GCHandle.FromIntPtr(data).Target is not PyCThunk thunk) return;
        int errno = Marshal.GetLastSystemError();
        NativeCall inside = NativeCall.Enter(out ThreadState? ts);
        if (ts is null || !ReferenceEquals(ts.Interpreter, thunk._interpreter)) thunk.RunOnForeignThread(result, arguments);
        else thunk.Run(ts, (byte*)result, arguments, errno);
        inside.Dispose();
    }

    // PyGILState_Ensure: a thread that C code started.
    private void RunOnForeignThread(void* result, void** arguments)
    {
        ThreadState ts = new(_interpreter) { RecursionRemaining = _interpreter.RecursionLimit };
        _interpreter.Lock.Take(ts);
        _interpreter.AddThread(ts);
        Run(ts, (byte*)result, arguments, 0);
        _interpreter.RemoveThread(ts);
        ts.OnEnd?.Invoke();
        _interpreter.Lock.Drop();
    }

    // _CallPythonObject
    private void Run(ThreadState ts, byte* result, void** arguments, int errno)
    {
        bool swaps = (_flags & PyCFuncPtr.UseErrno) != 0;
        int outer = PrivateErrno.Current;
        if (swaps) PrivateErrno.Current = errno;
        // An error that is pending belongs to whoever called C.
        PyException? pending = ts.Pending;
        ts.Pending = null;
        try
        {
            Value[] args = new Value[_arguments.Count];
            for (int i = 0; i < args.Length; i++) args[i] = ArgumentOf(ts, (PyType)_arguments[i].Ref, (byte*)arguments[i]);
            Value value = Calls.Call(ts, _callable, args);
            if (value.IsNull) Unraisable.Report(ts, _callable, "Exception ignored on calling ctypes callback function");
            else if (!_result.IsNull && !_result.IsNone) Return(ts, value, result);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, _callable, "Exception ignored on converting result of ctypes callback function");
        }
        ts.Pending = pending;
        if (!swaps) return;
        (errno, PrivateErrno.Current) = (PrivateErrno.Current, outer);
        Marshal.SetLastSystemError(errno);
    }

    private static Value ArgumentOf(ThreadState ts, PyType type, byte* at)
    {
        CType layout = CType.Of(type) ?? throw Errors.TypeError("cannot build parameter");
        return layout.Code is { } code && !CType.IsOwnSimple(type) ? SimpleReading.Get(ts, code, at, layout.Size) : PyCData.Part(type, null, 0, at);
    }

    private void Return(ThreadState ts, Value value, byte* result)
    {
        SimpleCode code = CType.Of(_result)!.Code!;
        // C reads a whole register.
        if (!code.IsFloating) *(long*)result = 0;
        Value kept = SimpleWriting.Set(ts, code, result, value, 0);
        if (code.IsSigned) *(long*)result = SimpleReading.Raw(code, result);
        if (kept.IsNone || code.Letter == 'O') return;
        Warnings.Warn(ts, PyType.RuntimeWarning, "memory leak in callback function.");
        GCHandle.Alloc(kept.Ref);
    }
}
