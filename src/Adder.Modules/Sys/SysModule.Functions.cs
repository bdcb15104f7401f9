using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

internal static partial class SysModule
{
    [PyFunction("exit($module, status=None, /)\n--\n\nEnd the program, by raising SystemExit(status).\n\nAn integer is the exit code, None is zero.\nAnything else is printed, and the exit code is one.")]
    private static Value Exit(ThreadState ts, Value status = default)
    {
        ReadOnlySpan<Value> args = status.IsNull || status.IsNone ? default : status.Ref is PyTuple several ? several.Items : [status];
        Value error = Calls.Call(ts, PyType.SystemExit, args, null);
        return error.IsNull ? default : ts.Raise((PyException)error.Ref);
    }

    [PyFunction("intern($module, string, /)\n--\n\nThe one string with this text that stands for all of them.\n\nStrings that are the same object are found faster in a dictionary.")]
    private static Value Intern(Value @string)
    {
        if (@string.Ref is not PyStr text) throw Errors.TypeError($"intern() argument must be str, not {@string.Type.Name}");
        return ReferenceEquals(text.Type, PyType.Str) ? PyStr.Intern(text) : throw Errors.TypeError($"can't intern {text.Type.Name}");
    }

    [PyFunction("getrecursionlimit($module, /)\n--\n\nHow deep Python code may call; one call more is a RecursionError.")]
    private static int GetRecursionLimit(ThreadState ts) => ts.Interpreter.RecursionLimit;

    [PyFunction("setrecursionlimit($module, limit, /)\n--\n\nSet how deep Python code may call; one call more is a RecursionError.\n\nThe limit keeps endless recursion from using up the stack of the thread.")]
    private static void SetRecursionLimit(ThreadState ts, int limit)
    {
        if (limit < 1) throw Errors.ValueError("recursion limit must be greater or equal than 1");
        int depth = ts.Interpreter.RecursionLimit - ts.RecursionRemaining;
        if (depth >= limit) throw Errors.Make(PyType.RecursionError, $"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        ts.RecursionRemaining = limit - depth;
        ts.Interpreter.RecursionLimit = limit;
    }

    [PyFunction("getdefaultencoding($module, /)\n--\n\nThe name of the encoding that str.encode() and bytes.decode() use if nothing is said.")]
    private static string GetDefaultEncoding() => "utf-8";

    [PyFunction("getfilesystemencoding($module, /)\n--\n\nThe name of the encoding of file names.")]
    private static string GetFileSystemEncoding() => "utf-8";

    [PyFunction("getfilesystemencodeerrors($module, /)\n--\n\nWhat is done with file names that cannot be encoded or decoded.")]
    private static string GetFileSystemEncodeErrors() => "surrogateescape";

    [PyFunction("getrefcount($module, object, /)\n--\n\nReturn the reference count of object.\n\nThere is none on .NET: a plausible number, as for a variable and the argument.", Convention = CallingConvention.O)]
    private static int GetRefCount(Value @object) => 2;

    [PyFunction("getsizeof(object [, default]) -> int\n\nThe memory that the object itself takes, in bytes.", Name = "getsizeof", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value GetSizeOf(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [default, default];
        ArgumentList.Bind("getsizeof", s_sizeofParameters, args, kwnames, given);
        if (given[0].IsNull) throw Errors.TypeError("getsizeof() missing required argument 'object' (pos 1)");
        Value size = SizeOf(ts, given[0]);
        if (size.IsNull && !given[1].IsNull && ts.ClearIf(PyType.TypeError)) return given[1];
        return size.OrThrow(ts);
    }

    // _PySys_GetSizeOf
    internal static Value SizeOf(ThreadState ts, Value obj)
    {
        Value size = Calls.Special(ts, obj, PyStr.Intern("__sizeof__"), out bool found);
        if (!found) throw Errors.TypeError($"Type {obj.Type.Name} doesn't define __sizeof__");
        if (size.IsNull) return default;
        size = Indexing.Index(ts, size.OrThrow(ts)).OrThrow(ts);
        if (Indexing.ToBig(size).Sign < 0) throw Errors.ValueError("__sizeof__() should return >= 0");
        // The collector's header, which CPython puts in front of containers.
        return obj.Type.Has(TypeFlags.HaveGc) ? size.Bits + 16 : size;
    }

    private static readonly string[] s_sizeofParameters = ["object", "default"];

    [PyFunction("exc_info($module, /)\n--\n\nThe exception that is being handled, as (type, value, traceback); three times None if there is none.")]
    private static Value ExcInfo(ThreadState ts)
    {
        if (ts.HandledException is not { } error) return new PyTuple(Value.None, Value.None, Value.None);
        return new PyTuple(error.Type, error, error.Traceback is null ? Value.None : error.Traceback);
    }

    [PyFunction("exception($module, /)\n--\n\nThe exception that an except clause is handling, here or further out; None if there is none.", Name = "exception")]
    private static Value CurrentException(ThreadState ts) => ts.HandledException is { } error ? error : Value.None;

    [PyFunction("_getframe($module, depth=0, /)\n--\n\nThe frame of the code that calls this, or of one so many calls further out.\n\nValueError if there are not so many.", Name = "_getframe")]
    private static Value GetFrame(ThreadState ts, int depth = 0)
    {
        if (depth < 0) depth = 0;
        PyFrame? frame = PyFrame.At(ts, depth);
        if (frame is null) return ts.Raise(PyType.ValueError, "call stack is not deep enough");
        Auditing.Raise(ts, "sys._getframe", frame);
        return frame;
    }

    [PyFunction("_getframemodulename($module, /, depth=0)\n--\n\nThe name of the module whose code calls this, or of one so many calls further out.\n\nA library asks with depth 1 who is using it. None if there is no such frame or it has no name.", Name = "_getframemodulename")]
    private static Value GetFrameModuleName(ThreadState ts, int depth = 0)
    {
        Auditing.Raise(ts, "sys._getframemodulename", depth);
        PyFrame? frame = PyFrame.At(ts, Math.Max(0, depth));
        Value name = frame is null ? default : frame.Globals.FindString("__name__");
        return name.IsNull ? Value.None : name;
    }

    // sys_displayhook
    [PyFunction("displayhook($module, object, /)\n--\n\nShow a result of the prompt, and keep it in builtins._", Name = "displayhook")]
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

    [PyFunction("excepthook($module, exctype, value, traceback, /)\n--\n\nShow an exception that nobody caught, with its traceback, on sys.stderr.", Name = "excepthook")]
    private static void ExceptHook(ThreadState ts, Value exctype, Value value, Value traceback)
    {
        if (value.Ref is not PyException error)
        {
            SystemStreams.Write(ts, "stderr", $"TypeError: print_exception(): Exception expected for value, {value.Type.Name} found");
            return;
        }
        if (error.Traceback is null && traceback.Ref is PyTraceback given) error.Traceback = given;
        Adder.Hosting.ErrorDisplay.Print(ts, error);
    }

    [PyFunction("unraisablehook($module, unraisable, /)\n--\n\nShow an exception that has nowhere to go, such as one in __del__().\n\nThe argument has the attributes exc_type, exc_value, exc_traceback, err_msg and object,\nthe one to blame; all but the first can be None.", Name = "unraisablehook")]
    private static void UnraisableHook(ThreadState ts, Value unraisable)
    {
        if (unraisable.Ref is not PyStructSequence { Count: 5 } record) throw Errors.TypeError("sys.unraisablehook argument type must be UnraisableHookArgs");
        UnraisableDisplay.Show(ts, record);
    }

    [PyFunction("breakpointhook(*args, **kws)\n\nWhat breakpoint() does: starts the debugger that PYTHONBREAKPOINT names.", Name = "breakpointhook", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value BreakpointHook(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        string name = Environment.GetEnvironmentVariable("PYTHONBREAKPOINT") is { Length: > 0 } given ? given : "pdb.set_trace";
        if (name == "0") return Value.None;
        int dot = name.LastIndexOf('.');
        string owner = dot < 0 ? "builtins" : name[..dot];
        bool imported = dot != 0 && !Calls.Call(ts, Builtin.Get(ts, "__import__"), (Value)owner).IsNull;
        if (!imported && ts.HasPending && !ts.PendingIs(PyType.ImportError)) return default;
        Value module = imported ? ts.Interpreter.Modules.FindString(owner) : default;
        Value hook = module.IsNull ? default : Protocols.Attributes.Find(ts, module, name[(dot + 1)..]);
        if (!hook.IsNull) return Calls.Call(ts, hook, args, kwnames);
        ts.ClearPending();
        Warnings.Warn(ts, PyType.RuntimeWarning, $"Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"");
        return Value.None;
    }

    [PyFunction("getswitchinterval($module, /)\n--\n\nThe seconds that a thread may run while others wait.")]
    private static double GetSwitchInterval(ThreadState ts) => ts.Interpreter.Lock.Interval.TotalSeconds;

    private const double LongestInterval = 1e9;

    [PyFunction("setswitchinterval($module, interval, /)\n--\n\nSet the seconds that a thread may run while others wait; 0.005 at the start.\n\nIt can become more when the thread is in the middle of one long operation.")]
    private static void SetSwitchInterval(ThreadState ts, double interval)
    {
        if (interval <= 0) throw Errors.ValueError("switch interval must be strictly positive");
        // Infinity and NaN, too, are decades.
        ts.Interpreter.Lock.Interval = TimeSpan.FromSeconds(interval < LongestInterval ? Math.Max(interval, 1e-6) : LongestInterval);
    }

    [PyFunction("get_int_max_str_digits($module, /)\n--\n\nHow many digits int and str may have to be converted into each other.")]
    private static int GetIntMaxStrDigits(ThreadState ts) => ts.Interpreter.IntMaxStrDigits;

    [PyFunction("set_int_max_str_digits($module, /, maxdigits)\n--\n\nSet how many digits int and str may have to be converted into each other; 0 is no limit.")]
    private static void SetIntMaxStrDigits(ThreadState ts, int maxdigits)
    {
        if (maxdigits != 0 && maxdigits < 640) throw Errors.ValueError("maxdigits must be 0 or larger than 640");
        ts.Interpreter.IntMaxStrDigits = maxdigits;
    }

    [PyFunction("is_finalizing($module, /)\n--\n\nReturn True if Python is exiting.")]
    private static bool IsFinalizing(ThreadState ts) => ts.Interpreter.IsFinalizing;

    [PyFunction("audit($module, event, /, *args)\n--\n\nPasses the event to any hooks that are attached.", Name = "audit", Convention = CallingConvention.FastCall)]
    private static void Audit(ThreadState ts, Value @event, params ReadOnlySpan<Value> args) =>
        Auditing.Raise(ts, @event.Ref as PyStr ?? throw Errors.TypeError($"expected str for argument 'event', not {@event.Type.Name}"), args);

    [PyFunction("addaudithook($module, /, hook)\n--\n\nAdds a new audit hook callback.")]
    private static void AddAuditHook(ThreadState ts, Value hook) => Auditing.Add(ts, hook);

    [PyFunction("_clear_type_cache($module, /)\n--\n\nClear the internal type lookup cache.", Name = "_clear_type_cache")]
    private static void ClearTypeCache() { }

    [PyFunction("getallocatedblocks($module, /)\n--\n\nHow many blocks of memory are in use.")]
    private static long GetAllocatedBlocks() => GC.GetTotalMemory(false) / 64;

    [PyFunction("get_asyncgen_hooks($module, /)\n--\n\nWhat set_asyncgen_hooks() was given, as a tuple (firstiter, finalizer).")]
    private static Value GetAsyncGenHooks(ThreadState ts) => SysRecords.AsyncGenHooks.Make(ts.AsyncGeneratorFirstIter, ts.AsyncGeneratorFinalizer);

    [PyFunction("set_asyncgen_hooks(*, firstiter=None, finalizer=None)\n\nSet what is called with an async generator when its iteration begins, and when it is abandoned.", Name = "set_asyncgen_hooks", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static void SetAsyncGenHooks(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [default, default];
        ArgumentList.Bind("set_asyncgen_hooks", s_asyncGenParameters, args, kwnames, given);
        if (!given[1].IsNull && !given[1].IsNone && !Calls.IsCallable(given[1])) throw Errors.TypeError($"callable finalizer expected, got {given[1].Type.Name}");
        if (!given[0].IsNull && !given[0].IsNone && !Calls.IsCallable(given[0])) throw Errors.TypeError($"callable firstiter expected, got {given[0].Type.Name}");
        if (!given[1].IsNull) Auditing.Raise(ts, "sys.set_asyncgen_hooks_finalizer");
        if (!given[0].IsNull) Auditing.Raise(ts, "sys.set_asyncgen_hooks_firstiter");
        if (!given[0].IsNull) ts.AsyncGeneratorFirstIter = given[0].IsNone ? default : given[0];
        if (!given[1].IsNull) ts.AsyncGeneratorFinalizer = given[1].IsNone ? default : given[1];
    }

    private static readonly string[] s_asyncGenParameters = ["firstiter", "finalizer"];

    [PyFunction("call_tracing($module, func, args, /)\n--\n\nCall func(*args) with tracing switched on, and leave it as it was afterwards.\n\nA debugger that has stopped can debug something else this way.")]
    private static Value CallTracing(ThreadState ts, Value func, PyTuple args)
    {
        bool tracing = ts.IsTracing;
        ts.IsTracing = false;
        Value result = Calls.Call(ts, func, args.Items, null);
        ts.IsTracing = tracing;
        return result;
    }
}
