using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>The <c>_thread</c> module.</summary>
[PyModule("_thread", Doc = "Threads and locks at their simplest; the module threading is built on them.")]
[PyModuleType(typeof(PyRLock))]
[PyModuleType(typeof(PyLock), Name = "LockType")]
[PyModuleType(typeof(PyThreadLocal), Name = "_local")]
internal static partial class ThreadModule
{
    private static readonly StructLayout s_exceptHookArgs = new("_thread", "_ExceptHookArgs", "ExceptHookArgs\n\nWhat threading.excepthook is called with.",
        ["exc_type", "exc_value", "exc_traceback", "thread"], 4);

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        module.Dict.SetString("error", PyType.RuntimeError);
        module.Dict.SetString("TIMEOUT_MAX", LockWaiting.Max);
        module.Dict.SetString("_ExceptHookArgs", s_exceptHookArgs.Type);
    }

    [PyFunction("allocate_lock() -> lock object\n(allocate() is the old name)\n\nMakes a lock that nobody holds.", Name = "allocate_lock", Convention = CallingConvention.NoArgs)]
    [PyFunction("allocate() -> lock object\n\nAn obsolete synonym of allocate_lock().", Name = "allocate", Convention = CallingConvention.NoArgs)]
    private static Value AllocateLock() => new PyLock();

    [PyFunction("get_ident() -> integer\n\nReturn a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.", Name = "get_ident", Convention = CallingConvention.NoArgs)]
    private static long GetIdent(ThreadState ts) => ts.Identifier;

    [PyFunction("get_native_id() -> integer\n\nReturn a non-negative integer identifying the thread as reported\nby the OS (kernel).", Name = "get_native_id", Convention = CallingConvention.NoArgs)]
    private static long GetNativeId() => Platform.LibC.ThreadId();

    [PyFunction("_count() -> integer\n\nReturn the number of currently running Python threads, excluding\nthe main thread.", Name = "_count", Convention = CallingConvention.NoArgs)]
    private static int Count(ThreadState ts) => ts.Interpreter.State<RunningThreads>().Count;

    [PyFunction("stack_size([size]) -> size\n\nReturn the thread stack size used when creating new threads.", Name = "stack_size", Convention = CallingConvention.VarArgs)]
    private static long StackSize(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        RunningThreads threads = ts.Interpreter.State<RunningThreads>();
        int old = threads.StackSize;
        if (args.Length == 0) return old;
        long size = Indexing.ToSsize(ts, args[0], PyType.OverflowError).OrThrow(ts);
        if (size < 0) throw Errors.ValueError("size must be 0 or a positive value");
        if (size is > 0 and < 32768) throw Errors.ValueError($"size not valid: {size} bytes");
        threads.StackSize = (int)size;
        return old;
    }

    [PyFunction("daemon_threads_allowed()\n\nWhether this interpreter may have threads that do not keep it from ending.", Name = "daemon_threads_allowed", Convention = CallingConvention.NoArgs)]
    private static bool DaemonThreadsAllowed(ThreadState ts) => ts.Interpreter.Allows(InterpreterFeatures.DaemonThreads);

    [PyFunction("start_new_thread(function, args[, kwargs])\n(start_new() is an obsolete synonym)\n\nStart a new thread and return its identifier.", Name = "start_new_thread", Convention = CallingConvention.VarArgs)]
    [PyFunction("start_new(function, args[, kwargs])\n\nAn obsolete synonym of start_new_thread().", Name = "start_new", Convention = CallingConvention.VarArgs)]
    private static long StartNewThread(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 2 or > 3) throw Errors.TypeError($"start_new_thread expected {(args.Length < 2 ? "at least 2" : "at most 3")} arguments, got {args.Length}");
        if (!Calls.IsCallable(args[0])) throw Errors.TypeError("first arg must be callable");
        if (args[1].Ref is not PyTuple arguments) throw Errors.TypeError("2nd arg must be a tuple");
        PyDict? keywords = args.Length < 3 ? null : args[2].Ref as PyDict ?? throw Errors.TypeError("optional 3rd arg must be a dictionary");
        Auditing.Raise(ts, "_thread.start_new_thread", args[0], arguments, keywords is null ? Value.None : keywords);
        if (ts.Interpreter.IsEnding) throw Errors.RuntimeError("can't create new thread at interpreter shutdown");
        if (!ts.Interpreter.Allows(InterpreterFeatures.Threads)) throw Errors.RuntimeError("thread is not supported for isolated subinterpreters");
        return ts.Interpreter.State<RunningThreads>().Start(ts, args[0], arguments, keywords);
    }

    [PyFunction("_set_sentinel() -> lock\n\nA lock that opens by itself when this thread is at its very end.\nThe threading module waits for it in join().", Name = "_set_sentinel", Convention = CallingConvention.NoArgs)]
    private static Value SetSentinel(ThreadState ts)
    {
        PyLock sentinel = new();
        ts.OnEnd = () => { if (sentinel.IsLocked) sentinel.Release(); };
        return sentinel;
    }

    [PyFunction("exit()\n(exit_thread() is the old name)\n\nEnds this thread by raising SystemExit, which says nothing when it leaves the thread.", Name = "exit", Convention = CallingConvention.NoArgs)]
    [PyFunction("exit_thread()\n\nAn obsolete synonym of exit().", Name = "exit_thread", Convention = CallingConvention.NoArgs)]
    private static Value Exit(ThreadState ts) => ts.Raise((PyException)Calls.Call(ts, PyType.SystemExit).OrThrow(ts).Ref);

    [PyFunction("interrupt_main(signum=signal.SIGINT, /)\n\nSimulate the arrival of the given signal in the main thread.", Name = "interrupt_main", Convention = CallingConvention.VarArgs)]
    private static void InterruptMain(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        const int interrupt = 2;
        int signal = args.Length == 0 ? interrupt : (int)Indexing.ToSsize(ts, args[0], PyType.OverflowError).OrThrow(ts);
        if (signal is < 1 or > 64) throw Errors.ValueError("signal number out of range");
        ts.Interpreter.Runtime.Main.Signals.Simulate(signal);
    }

    [PyFunction("_excepthook(exc_type, exc_value, exc_traceback, thread)\n\nShows an exception that a thread's run() did not catch.", Name = "_excepthook", Convention = CallingConvention.O)]
    private static void ExceptHook(ThreadState ts, PyTuple args)
    {
        if (args.Count != 4) throw Errors.TypeError("_thread.excepthook argument type must be ExceptHookArgs");
        if (args[0].Is(PyType.SystemExit)) return;
        Value name = args[3].IsNone ? default : Protocols.Attributes.Find(ts, args[3], "_name");
        string thread = name.IsNull ? ts.Identifier.ToString() : Str.Of(ts, name).ToString();
        ts.ClearPending();
        Value file = ts.Interpreter.SysDict.FindString("stderr");
        if (file.IsNull || file.IsNone) file = args[3].IsNone ? default : Protocols.Attributes.Find(ts, args[3], "_stderr");
        ts.ClearPending();
        if (file.IsNull || file.IsNone) return;
        _ = Calls.Method(ts, file, "write", $"Exception in thread {thread}:\n").OrThrow(ts);
        if (args[1].Ref is PyException error) Adder.Hosting.ErrorDisplay.Print(ts, error, file);
        _ = Calls.Method(ts, file, "flush").OrThrow(ts);
    }
}
