using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>A function of C: one of a library, at an address, or one that calls Python. (CFuncPtr_Type)</summary>
[PyType("CFuncPtr", Module = "_ctypes", Base = typeof(PyCData), Metatype = typeof(CFuncPtrType), Doc = "Function Pointer")]
internal unsafe partial class PyCFuncPtr(PyType type) : PyCData(type)
{
    internal const int CDecl = 1, PythonApi = 4, UseErrno = 8;

    // What this function has instead of its class's.
    private readonly Signature _own = new();
    private Value _errorCheck;
    private PyTuple? _parameterFlags;

    internal nint Address => *(nint*)Start;

    private Signature Declared => CType.Function!;

    // PyCFuncPtr_new
    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 0) return Make(type);
        if (args.Length <= 2 && args[0].Ref is PyTuple where) return FromLibrary(ts, type, where, args.Length == 2 ? args[1] : default);
        if (args.Length != 1) throw Errors.TypeError($"function takes exactly 1 argument ({args.Length} given)");
        if (PyLong.Is(args[0]))
        {
            PyCFuncPtr known = (PyCFuncPtr)Make(type);
            *(ulong*)known.Start = SimpleWriting.Masked(args[0]);
            return known;
        }
        if (!Calls.IsCallable(args[0])) throw Errors.TypeError("argument must be callable or integer function address");
        if (CType.Of(type)?.Function is not { ArgumentTypes: { } } signature) throw Errors.TypeError("cannot construct instance of this class: no argtypes");
        PyCThunk thunk = PyCThunk.Make(ts, args[0], signature);
        PyCFuncPtr made = (PyCFuncPtr)Make(type);
        *(nint*)made.Start = thunk.Code;
        made.Keep(ts, 0, thunk);
        return made;
    }

    // PyCFuncPtr_FromDll
    private static PyCFuncPtr FromLibrary(ThreadState ts, PyType type, PyTuple where, Value parameterFlags)
    {
        if (where.Count != 2) throw Errors.TypeError($"function takes exactly 2 arguments ({where.Count} given)");
        string name = where[0].Ref switch
        {
            PyStr text => text.ToString(),
            PyBytes bytes => System.Text.Encoding.UTF8.GetString(bytes.Span),
            _ => throw Errors.TypeError("function name must be string, bytes object or integer"),
        };
        Value handle = Attributes.Get(ts, where[1], "_handle").OrThrow(ts);
        if (!PyLong.Is(handle)) throw Errors.TypeError("the _handle attribute of the second argument must be an integer");
        Auditing.Raise(ts, "ctypes.dlsym", where[1], where[0]);
        nint address = DynamicLibrary.Find((nint)SimpleWriting.Masked(handle), name, PyType.AttributeError);
        PyTuple? flags = ParameterFlags.Validated(ts, CType.Of(type)!.Function!, parameterFlags);
        PyCFuncPtr made = (PyCFuncPtr)Make(type);
        made._parameterFlags = flags;
        *(nint*)made.Start = address;
        made.Keep(ts, 0, where[1]);
        return made;
    }

    [Slot(Slot.NbBool)]
    internal bool IsTrue() => Address != 0;

    [Slot(Slot.TpRepr)]
    internal string ReprOf() => $"<{Type.Name} object at {Identity.Hex(this)}>";

    [PyGetSet("errcheck", Doc = "a function to check for errors", Setter = nameof(SetErrorCheck))]
    private Value ErrorCheck => _errorCheck.IsNull ? Value.None : _errorCheck;

    private void SetErrorCheck(ThreadState ts, Value value)
    {
        if (!value.IsNull && !Calls.IsCallable(value)) throw Errors.TypeError("the errcheck attribute must be callable");
        _errorCheck = value;
    }

    [PyGetSet("restype", Doc = "specify the result type", Setter = nameof(SetResultType))]
    private Value ResultType => !_own.Result.IsNull ? _own.Result : !Declared.Result.IsNull ? Declared.Result : Value.None;

    private void SetResultType(ThreadState ts, Value value)
    {
        if (value.IsNull) (_own.Result, _own.Checker) = (default, default);
        else CFuncPtrType.SetResult(ts, _own, value, "restype");
    }

    [PyGetSet("argtypes", Doc = "specify the argument types", Setter = nameof(SetArgumentTypes))]
    private Value ArgumentTypes => _own.ArgumentTypes ?? Declared.ArgumentTypes ?? Value.None;

    private void SetArgumentTypes(ThreadState ts, Value value)
    {
        if (value.IsNull || value.IsNone) (_own.ArgumentTypes, _own.Converters) = (null, null);
        else CFuncPtrType.SetArguments(ts, _own, value);
    }

    // PyCFuncPtr_call
    [Slot(Slot.TpCall)]
    internal Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Signature declared = Declared;
        Value result = _own.Result.IsNull ? declared.Result : _own.Result, checker = _own.Checker.IsNull ? declared.Checker : _own.Checker;
        Value[]? converters = _own.Converters ?? declared.Converters;
        ParameterFlags flags = new(_parameterFlags, _own.ArgumentTypes ?? declared.ArgumentTypes);
        ReadOnlySpan<Value> arguments = flags.Arguments(ts, args, kwnames);
        if (converters is not null) CheckCount(converters.Length, arguments.Length, (declared.Flags & CDecl) != 0);
        if (Address == 0) throw Errors.ValueError("attempt to call a NULL function pointer");
        Value value = ForeignCall.Run(ts, Address, arguments, declared.Flags, converters, result, checker);
        GC.KeepAlive(this);
        if (_errorCheck.IsNull) return flags.Result(ts, value, arguments);
        PyTuple all = PyTuple.From(arguments);
        Value verdict = Calls.Call(ts, _errorCheck, value, this, all).OrThrow(ts);
        return verdict.Is(all) ? flags.Result(ts, value, arguments) : verdict;
    }

    private static void CheckCount(int required, int actual, bool allowsMore)
    {
        if (actual == required || (allowsMore && actual > required)) return;
        throw Errors.TypeError($"this function takes {(allowsMore ? "at least " : "")}{required} argument{(required == 1 ? "" : "s")} ({actual} given)");
    }
}
