using Adder.Modules.Startup;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>The <c>_interpreters</c> module: what <c>concurrent.interpreters</c> (PEP 734) is written over.</summary>
[PyModule("_interpreters", Doc = "Interpreters beside this one, in the same process.\nThe 'concurrent.interpreters' module is more convenient.")]
[PyModuleType(typeof(InterpreterErrorType), Name = "InterpreterError")]
[PyModuleType(typeof(InterpreterNotFoundErrorType), Name = "InterpreterNotFoundError")]
[PyModuleType(typeof(NotShareableErrorType), Name = "NotShareableError")]
internal static partial class InterpretersModule
{
    // Where an interpreter comes from. (_PyInterpreterState_WHENCE_)
    [PyConstant] internal const int WHENCE_UNKNOWN = 0, WHENCE_RUNTIME = 1, WHENCE_LEGACY_CAPI = 2, WHENCE_CAPI = 3, WHENCE_XI = 4, WHENCE_STDLIB = 5;

    [PyFunction("create($module, config='isolated', /, *, reqrefs=False)\n--\n\nMake an interpreter; its number.", Name = "create")]
    private static long Create(ThreadState ts, Value config = default, bool reqrefs = false)
    {
        Interpreter made = InterpreterFactory.CreateFurther(ts, FeaturesOf(config));
        made.References.AreRequired = reqrefs;
        return made.Id;
    }

    [PyFunction("destroy($module, id, /, *, restrict=False)\n--\n\nEnd an interpreter that runs nothing.", Name = "destroy")]
    private static void Destroy(ThreadState ts, Value id, bool restrict = false)
    {
        Interpreter interpreter = Find(ts, id);
        if (ReferenceEquals(interpreter, ts.Interpreter)) throw Error("cannot destroy the current interpreter");
        if (interpreter.IsMain) throw Error("cannot destroy the main interpreter");
        if (interpreter.IsRunningMain) throw Error("interpreter running");
        InterpreterEnd.Run(ts, interpreter);
    }

    [PyFunction("list_all($module, /, *, require_ready=False)\n--\n\nPairs of the number of each interpreter and where it comes from.", Name = "list_all")]
    private static Value ListAll(ThreadState ts, bool requireReady = false)
    {
        PyList all = new();
        foreach (Interpreter interpreter in ts.Interpreter.Runtime.Interpreters()) all.Add(Described(interpreter));
        return all;
    }

    [PyFunction("get_current($module, /)\n--\n\nThe number of the interpreter that asks, and where it comes from.", Name = "get_current")]
    private static Value GetCurrent(ThreadState ts) => Described(ts.Interpreter);

    [PyFunction("get_main($module, /)\n--\n\nThe number of the main interpreter, and where it comes from.", Name = "get_main")]
    private static Value GetMain(ThreadState ts) => Described(ts.Interpreter.Runtime.Main);

    [PyFunction("whence($module, id, /)\n--\n\nWhere an interpreter comes from.", Name = "whence")]
    private static int Whence(ThreadState ts, Value id) => WhenceOf(Find(ts, id));

    [PyFunction("is_running($module, id, /, *, restrict=False)\n--\n\nWhether some thread runs code in the __main__ of the interpreter.", Name = "is_running")]
    private static bool IsRunning(ThreadState ts, Value id, bool restrict = false) => Find(ts, id).IsRunningMain;

    [PyFunction("is_shareable($module, obj, /)\n--\n\nWhether other interpreters get the object without pickling.", Name = "is_shareable")]
    private static bool IsShareable(ThreadState ts, Value obj) => SharingRules.Directly(ts, obj) is not null;

    [PyFunction("incref($module, id, /, *, implieslink=False, restrict=False)\n--\n\nOne more object stands for the interpreter.", Name = "incref")]
    private static void IncRef(ThreadState ts, Value id, bool implieslink = false, bool restrict = false)
    {
        InterpreterReferences references = Find(ts, id).References;
        if (implieslink) references.AreRequired = true;
        references.Take();
    }

    [PyFunction("decref($module, id, /, *, restrict=False)\n--\n\nOne object less stands for the interpreter; it ends with the last.", Name = "decref")]
    private static void DecRef(ThreadState ts, Value id, bool restrict = false)
    {
        Interpreter interpreter = Find(ts, id);
        if (interpreter.References.Drop() && !interpreter.IsRunningMain) InterpreterEnd.Run(ts, interpreter);
    }

    [PyFunction("set___main___attrs($module, id, ns, /, *, restrict=False)\n--\n\nBind names in the __main__ of an interpreter.", Name = "set___main___attrs")]
    private static void SetMainAttributes(ThreadState ts, Value id, PyDict ns, bool restrict = false)
    {
        Interpreter interpreter = Find(ts, id);
        SharedNames names = SharedNames.Capture(ts, ns, SharingRules.OrPickled)!;
        if (CrossCall.Run(ts, interpreter, visitor => names.Restore(visitor, Hosting.MainModule.Get(visitor).Dict)) is { } error) throw Failed(error);
    }

    [PyFunction("exec($module, id, code, shared=None, /, *, restrict=False)\n--\n\nRun source in the __main__ of an interpreter; None, or what is to be told of the error.", Name = "exec")]
    [PyFunction("run_string($module, id, code, shared=None, /, *, restrict=False)\n--\n\nRun source in the __main__ of an interpreter; None, or what is to be told of the error.", Name = "run_string")]
    private static Value Exec(ThreadState ts, Value id, Value code, Value shared = default, bool restrict = false)
    {
        Interpreter interpreter = Find(ts, id);
        if (code.Ref is not PyStr source) throw Errors.TypeError($"exec() argument 2 must be a string, not {code.Type.Name}");
        SharedNames? names = SharedNames.Capture(ts, shared.Ref as PyDict, SharingRules.OrPickled);
        string text = source.ToString();
        UncaughtError? error = CrossCall.Run(ts, interpreter, visitor =>
        {
            names?.Restore(visitor, Hosting.MainModule.Get(visitor).Dict);
            _ = ScriptRun.Execute(visitor, text).OrThrow(visitor);
        });
        return error is null ? Value.None : error.ToPython();
    }

    [PyFunction("call($module, id, callable, args=None, kwargs=None, /, *, preserve_exc=False, restrict=False)\n--\n\nCall an object in an interpreter; a pair of the result and what is to be told of the error.", Name = "call")]
    private static Value Call(
        ThreadState ts, Value id, Value callable, Value args = default, Value kwargs = default, bool preserveExc = false, bool restrict = false)
    {
        Interpreter interpreter = Find(ts, id);
        CrossCall call = new(ts, callable, args.Ref as PyTuple, kwargs.Ref as PyDict, preserveExc);
        return call.In(ts, interpreter);
    }

    private static InterpreterFeatures FeaturesOf(Value config) => config.IsNull || config.IsNone ? InterpreterFeatures.Isolated : config.Ref.ToString() switch
    {
        "isolated" or "default" => InterpreterFeatures.Isolated,
        "legacy" => InterpreterFeatures.Legacy,
        "empty" => InterpreterFeatures.None,
        _ => throw Errors.ValueError($"unsupported config name '{config.Ref}'"),
    };

    private static Interpreter Find(ThreadState ts, Value id)
    {
        long number = InterpreterNumbers.Of(ts, id);
        return ts.Interpreter.Runtime.Find(number)
            ?? throw Errors.Make(InterpreterNotFoundErrorType.TypeObject, $"unrecognized interpreter ID {number}");
    }

    private static int WhenceOf(Interpreter interpreter) => interpreter.IsMain ? WHENCE_RUNTIME : WHENCE_STDLIB;

    private static Value Described(Interpreter interpreter) => new PyTuple(interpreter.Id, WhenceOf(interpreter));

    internal static PythonException Error(string message) => Errors.Make(InterpreterErrorType.TypeObject, message);

    private static PythonException Failed(UncaughtError error) => Error(error.Summary);
}
