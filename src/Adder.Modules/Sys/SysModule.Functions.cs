using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

internal static partial class SysModule
{
    [PyFunction("exit($module, status=None, /)\n--\n\nExit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the system exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one (i.e., failure).")]
    private static Value Exit(ThreadState ts, Value status = default)
    {
        Value error = status.IsNull ? Calls.Call(ts, PyType.SystemExit) : Calls.Call(ts, PyType.SystemExit, status);
        return error.IsNull ? default : ts.Raise((PyException)error.Ref);
    }

    [PyFunction("intern($module, string, /)\n--\n\n``Intern'' the given string.\n\nThis enters the string in the (global) table of interned strings whose\npurpose is to speed up dictionary lookups. Return the string itself or\nthe previously interned string object with the same value.")]
    private static Value Intern(Value @string)
    {
        if (@string.Ref is not PyStr text) throw Errors.TypeError($"intern() argument must be str, not {@string.Type.Name}");
        return ReferenceEquals(text.Type, PyType.Str) ? PyStr.Intern(text) : throw Errors.TypeError($"can't intern {text.Type.Name}");
    }

    [PyFunction("getrecursionlimit($module, /)\n--\n\nReturn the current value of the recursion limit.\n\nThe recursion limit is the maximum depth of the Python interpreter\nstack.  This limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.")]
    private static int GetRecursionLimit(ThreadState ts) => ts.Interpreter.RecursionLimit;

    [PyFunction("setrecursionlimit($module, limit, /)\n--\n\nSet the maximum depth of the Python interpreter stack to n.\n\nThis limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.  The highest possible limit is platform-\ndependent.")]
    private static void SetRecursionLimit(ThreadState ts, int limit)
    {
        if (limit < 1) throw Errors.ValueError("recursion limit must be greater or equal than 1");
        int depth = ts.Interpreter.RecursionLimit - ts.RecursionRemaining;
        if (depth >= limit) throw Errors.Make(PyType.RecursionError, $"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        ts.RecursionRemaining = limit - depth;
        ts.Interpreter.RecursionLimit = limit;
    }

    [PyFunction("getdefaultencoding($module, /)\n--\n\nReturn the current default encoding used by the Unicode implementation.")]
    private static string GetDefaultEncoding() => "utf-8";

    [PyFunction("getfilesystemencoding($module, /)\n--\n\nReturn the encoding used to convert Unicode filenames to OS filenames.")]
    private static string GetFileSystemEncoding() => "utf-8";

    [PyFunction("getfilesystemencodeerrors($module, /)\n--\n\nReturn the error mode used for Unicode to OS filename conversion.")]
    private static string GetFileSystemEncodeErrors() => "surrogateescape";

    [PyFunction("getrefcount($module, object, /)\n--\n\nReturn the reference count of object.\n\nThere is none on .NET: a plausible number, as for a variable and the argument.", Convention = CallingConvention.O)]
    private static int GetRefCount(Value @object) => 2;

    [PyFunction("getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.", Name = "getsizeof", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value GetSizeOf(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [default, default];
        ArgumentList.Bind("getsizeof", s_sizeofParameters, args, kwnames, given);
        if (given[0].IsNull) throw Errors.TypeError("getsizeof() missing required argument 'object' (pos 1)");
        Value size = Calls.Special(ts, given[0], PyStr.Intern("__sizeof__"), out bool found);
        if (!found) throw Errors.TypeError($"Type {given[0].Type.Name} doesn't define __sizeof__");
        if (size.IsNull && !given[1].IsNull && ts.ClearIf(PyType.TypeError)) return given[1];
        size = Indexing.Index(ts, size.OrThrow(ts)).OrThrow(ts);
        if (Indexing.ToBig(size).Sign < 0) throw Errors.ValueError("__sizeof__() should return >= 0");
        // The collector's header, which CPython puts in front of containers.
        return given[0].Type.Has(TypeFlags.HaveGc) ? size.Bits + 16 : size;
    }

    private static readonly string[] s_sizeofParameters = ["object", "default"];

    [PyFunction("exc_info($module, /)\n--\n\nReturn current exception information: (type, value, traceback).\n\nReturn information about the most recent exception caught by an except\nclause in the current stack frame or in an older stack frame.")]
    private static Value ExcInfo(ThreadState ts)
    {
        if (ts.HandledException is not { } error) return new PyTuple(Value.None, Value.None, Value.None);
        return new PyTuple(error.Type, error, error.Traceback is null ? Value.None : error.Traceback);
    }

    [PyFunction("exception($module, /)\n--\n\nReturn the current exception.\n\nReturn the most recent exception caught by an except clause\nin the current stack frame or in an older stack frame, or None\nif no such clause exists.", Name = "exception")]
    private static Value CurrentException(ThreadState ts) => ts.HandledException is { } error ? error : Value.None;

    [PyFunction("_getframe($module, depth=0, /)\n--\n\nReturn a frame object from the call stack.\n\nIf optional integer depth is given, return the frame object that many\ncalls below the top of the stack.  If that is deeper than the call\nstack, ValueError is raised.  The default for depth is zero, returning\nthe frame at the top of the call stack.", Name = "_getframe")]
    private static Value GetFrame(ThreadState ts, int depth = 0)
    {
        if (depth < 0) depth = 0;
        PyFrame? frame = PyFrame.At(ts, depth);
        return frame is null ? ts.Raise(PyType.ValueError, "call stack is not deep enough") : frame;
    }

    [PyFunction("_getframemodulename($module, /, depth=0)\n--\n\nReturn the name of the module for a calling frame.\n\nThe default depth returns the module containing the call to this API.\nA more typical use in a library will pass a depth of 1 to get the user's\nmodule rather than the library module.\n\nIf no frame, module, or name can be found, returns None.", Name = "_getframemodulename")]
    private static Value GetFrameModuleName(ThreadState ts, int depth = 0)
    {
        PyFrame? frame = PyFrame.At(ts, Math.Max(0, depth));
        Value name = frame is null ? default : frame.Globals.FindString("__name__");
        return name.IsNull ? Value.None : name;
    }

    // sys_displayhook
    [PyFunction("displayhook($module, object, /)\n--\n\nPrint an object to sys.stdout and also save it in builtins._", Name = "displayhook")]
    private static void DisplayHook(ThreadState ts, Value @object)
    {
        Value builtins = ts.Interpreter.Modules.FindString("builtins");
        if (builtins.IsNull) throw Errors.RuntimeError("lost builtins module");
        if (@object.IsNone) return;
        Protocols.Attributes.Set(ts, builtins, "_", Value.None);
        Value output = ts.Interpreter.SysDict.FindString("stdout");
        if (output.IsNull || output.IsNone) throw Errors.RuntimeError("lost sys.stdout");
        WriteDisplayed(ts, output, Repr.Of(ts, @object));
        Calls.Method(ts, output, "write", "\n").OrThrow(ts);
        Protocols.Attributes.Set(ts, builtins, "_", @object);
    }

    private static void WriteDisplayed(ThreadState ts, Value output, PyStr text)
    {
        if (!Calls.Method(ts, output, "write", text).IsNull) return;
        if (!ts.ClearIf(PyType.UnicodeEncodeError)) throw ts.Throwable();
        Value encoding = Protocols.Attributes.Get(ts, output, "encoding").OrThrow(ts);
        PyBytes bytes = Encodings.Encode(ts, text, encoding.Ref.ToString(), "backslashreplace");
        Value decoded = Encodings.Decode(ts, bytes, encoding.Ref.ToString(), "strict");
        Calls.Method(ts, output, "write", decoded).OrThrow(ts);
    }

    [PyFunction("excepthook($module, exctype, value, traceback, /)\n--\n\nHandle an exception by displaying it with a traceback on sys.stderr.", Name = "excepthook")]
    private static void ExceptHook(ThreadState ts, Value exctype, Value value, Value traceback)
    {
        if (value.Ref is not PyException error) throw Errors.TypeError($"print_exception(): Exception expected for value, {value.Type.Name} found");
        if (error.Traceback is null && traceback.Ref is PyTraceback given) error.Traceback = given;
        Adder.Hosting.ErrorDisplay.Print(ts, error);
    }

    [PyFunction("unraisablehook($module, unraisable, /)\n--\n\nHandle an unraisable exception.\n\nThe unraisable argument has the following attributes:\n\n* exc_type: Exception type.\n* exc_value: Exception value, can be None.\n* exc_traceback: Exception traceback, can be None.\n* err_msg: Error message, can be None.\n* object: Object causing the exception, can be None.", Name = "unraisablehook")]
    private static void UnraisableHook(ThreadState ts, Value unraisable)
    {
        if (unraisable.Ref is not PyStructSequence { Count: 5 } record) throw Errors.TypeError("sys.unraisablehook argument type must be UnraisableHookArgs");
        UnraisableDisplay.Show(ts, record);
    }

    [PyFunction("breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint().", Name = "breakpointhook", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value BreakpointHook(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        string name = Environment.GetEnvironmentVariable("PYTHONBREAKPOINT") is { Length: > 0 } given ? given : "pdb.set_trace";
        if (name == "0") return Value.None;
        int dot = name.LastIndexOf('.');
        Value module = dot == 0 ? default : Calls.Call(ts, Protocols.Builtin.Get(ts, "__import__"), dot < 0 ? "builtins" : name[..dot]);
        if (!module.IsNull) module = ts.Interpreter.Modules.FindString(dot < 0 ? "builtins" : name[..dot]);
        if (ts.HasPending && !ts.PendingIs(PyType.ImportError)) return default;
        Value hook = module.IsNull ? default : Protocols.Attributes.Find(ts, module, name[(dot + 1)..]);
        if (!hook.IsNull) return Calls.Call(ts, hook, args, kwnames);
        ts.ClearPending();
        Warnings.Warn(ts, PyType.RuntimeWarning, $"Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"");
        return Value.None;
    }

    [PyFunction("getswitchinterval($module, /)\n--\n\nReturn the current thread switch interval; see sys.setswitchinterval().")]
    private static double GetSwitchInterval(ThreadState ts) => ts.Interpreter.Lock.Interval.TotalSeconds;

    [PyFunction("setswitchinterval($module, interval, /)\n--\n\nSet the ideal thread switching delay inside the Python interpreter.\n\nThe actual frequency of switching threads can be lower if the\ninterpreter executes long sequences of uninterruptible code\n(this is implementation-specific and workload-dependent).\n\nThe parameter must represent the desired switching delay in seconds\nA typical value is 0.005 (5 milliseconds).")]
    private static void SetSwitchInterval(ThreadState ts, double interval)
    {
        if (interval <= 0) throw Errors.ValueError("switch interval must be strictly positive");
        ts.Interpreter.Lock.Interval = TimeSpan.FromSeconds(Math.Max(interval, 1e-6));
    }

    [PyFunction("get_int_max_str_digits($module, /)\n--\n\nReturn the maximum string digits limit for non-binary int<->str conversions.")]
    private static int GetIntMaxStrDigits(ThreadState ts) => ts.Interpreter.IntMaxStrDigits;

    [PyFunction("set_int_max_str_digits($module, /, maxdigits)\n--\n\nSet the maximum string digits limit for non-binary int<->str conversions.")]
    private static void SetIntMaxStrDigits(ThreadState ts, int maxdigits)
    {
        if (maxdigits != 0 && maxdigits < 640) throw Errors.ValueError("maxdigits must be 0 or larger than 640");
        ts.Interpreter.IntMaxStrDigits = maxdigits;
    }

    [PyFunction("is_finalizing($module, /)\n--\n\nReturn True if Python is exiting.")]
    private static bool IsFinalizing(ThreadState ts) => ts.Interpreter.IsFinalizing;

    [PyFunction("audit($module, event, /, *args)\n--\n\nPasses the event to any hooks that are attached.", Name = "audit", Convention = CallingConvention.FastCall)]
    private static void Audit(ThreadState ts, Value @event, params ReadOnlySpan<Value> args) => AuditHooks.Raise(ts, @event, args);

    [PyFunction("addaudithook($module, /, hook)\n--\n\nAdds a new audit hook callback.")]
    private static void AddAuditHook(ThreadState ts, Value hook) => ts.Interpreter.State<AuditHooks>().Add(hook);

    [PyFunction("_clear_type_cache($module, /)\n--\n\nClear the internal type lookup cache.", Name = "_clear_type_cache")]
    private static void ClearTypeCache() { }

    [PyFunction("getallocatedblocks($module, /)\n--\n\nReturn the number of memory blocks currently allocated.")]
    private static long GetAllocatedBlocks() => GC.GetTotalMemory(false) / 64;

    [PyFunction("""
        set_coroutine_origin_tracking_depth($module, /, depth)
        --

        Let coroutines of this thread remember where they were made: so many calls deep, 0 for not at all.
        """)]
    private static void SetCoroutineOriginTrackingDepth(ThreadState ts, int depth) =>
        ts.CoroutineOriginDepth = depth >= 0 ? depth : throw Errors.ValueError("depth must be >= 0");

    [PyFunction("get_coroutine_origin_tracking_depth($module, /)\n--\n\nHow deep coroutines remember where they were made.")]
    private static int GetCoroutineOriginTrackingDepth(ThreadState ts) => ts.CoroutineOriginDepth;

    [PyFunction("get_asyncgen_hooks($module, /)\n--\n\nReturn the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form (firstiter, finalizer).")]
    private static Value GetAsyncGenHooks(ThreadState ts) => SysRecords.AsyncGenHooks.Make(ts.AsyncGeneratorFirstIter, ts.AsyncGeneratorFinalizer);

    [PyFunction("set_asyncgen_hooks(*, firstiter=None, finalizer=None)\n\nSet a finalizer for async generators objects.", Name = "set_asyncgen_hooks", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static void SetAsyncGenHooks(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [default, default];
        ArgumentList.Bind("set_asyncgen_hooks", s_asyncGenParameters, args, kwnames, given);
        if (!given[1].IsNull && !given[1].IsNone && !Calls.IsCallable(given[1])) throw Errors.TypeError($"callable finalizer expected, got {given[1].Type.Name}");
        if (!given[0].IsNull && !given[0].IsNone && !Calls.IsCallable(given[0])) throw Errors.TypeError($"callable firstiter expected, got {given[0].Type.Name}");
        if (!given[0].IsNull) ts.AsyncGeneratorFirstIter = given[0].IsNone ? default : given[0];
        if (!given[1].IsNull) ts.AsyncGeneratorFinalizer = given[1].IsNone ? default : given[1];
    }

    private static readonly string[] s_asyncGenParameters = ["firstiter", "finalizer"];

    [PyFunction("call_tracing($module, func, args, /)\n--\n\nCall func(*args), while tracing is enabled.\n\nThe tracing state is saved, and restored afterwards.  This is intended\nto be called from a debugger from a checkpoint, to recursively debug\nsome other code.")]
    private static Value CallTracing(ThreadState ts, Value func, PyTuple args)
    {
        bool tracing = ts.IsTracing;
        ts.IsTracing = false;
        Value result = Calls.Call(ts, func, args.Items, null);
        ts.IsTracing = tracing;
        return result;
    }
}
