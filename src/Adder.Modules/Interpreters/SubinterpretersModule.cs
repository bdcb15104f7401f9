using Adder.Modules.Startup;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>A script that <c>run_string</c> ran did not catch its error.</summary>
[PyType("RunFailedError", Module = "_xxsubinterpreters", Base = typeof(RuntimeErrorType))]
internal static partial class RunFailedErrorType;

/// <summary>The <c>_xxsubinterpreters</c> module of 3.12.</summary>
[PyModule("_xxsubinterpreters", Doc = "Interpreters beside this one, in the same process.\nThe 'interpreters' module is more convenient.")]
[PyModuleType(typeof(PyInterpreterID), Name = "InterpreterID")]
[PyModuleType(typeof(RunFailedErrorType), Name = "RunFailedError")]
internal static partial class SubinterpretersModule
{
    [PyFunction("create($module, /, *, isolated=True)\n--\n\nMake an interpreter; its ID.", Name = "create")]
    private static Value Create(ThreadState ts, bool isolated = true)
    {
        Interpreter made = InterpreterFactory.CreateFurther(ts, isolated ? InterpreterFeatures.Isolated : InterpreterFeatures.Legacy);
        PyInterpreterID id = new(made.Id, made);
        made.References.AreRequired = true;
        return id;
    }

    [PyFunction("destroy($module, /, id)\n--\n\nEnd an interpreter that runs nothing.", Name = "destroy")]
    private static void Destroy(ThreadState ts, Value id) => InterpreterEnd.Run(ts, InterpreterNumbers.Find(ts, id));

    [PyFunction("list_all($module, /)\n--\n\nThe IDs of all interpreters.", Name = "list_all")]
    private static Value ListAll(ThreadState ts)
    {
        PyList ids = new();
        foreach (Interpreter interpreter in ts.Interpreter.Runtime.Interpreters()) ids.Add(new PyInterpreterID(interpreter.Id, interpreter));
        return ids;
    }

    [PyFunction("get_current($module, /)\n--\n\nThe ID of the interpreter that asks.", Name = "get_current")]
    private static Value GetCurrent(ThreadState ts) => new PyInterpreterID(ts.Interpreter.Id, ts.Interpreter);

    [PyFunction("get_main($module, /)\n--\n\nThe ID of the main interpreter.", Name = "get_main")]
    private static Value GetMain(ThreadState ts) => new PyInterpreterID(ts.Interpreter.Runtime.Main.Id, ts.Interpreter.Runtime.Main);

    [PyFunction("run_string($module, /, id, script, shared=None)\n--\n\nRun source in the __main__ of an interpreter.", Name = "run_string")]
    private static void RunString(ThreadState ts, Value id, PyStr script, Value shared = default)
    {
        PyDict? names = shared.IsNull || shared.IsNone ? null : shared.Ref as PyDict ?? throw Errors.TypeError("'shared' must be a dict");
        Interpreter interpreter = InterpreterNumbers.Find(ts, id);
        string text = script.ToString();
        if (text.Contains('\0', StringComparison.Ordinal)) throw Errors.ValueError("source code string cannot contain null bytes");
        if (ScriptRun.Run(ts, interpreter, text, names) is { } failure) throw Errors.Make(RunFailedErrorType.TypeObject, failure);
    }

    [PyFunction("is_shareable($module, /, obj)\n--\n\nWhether the object's data may go to another interpreter.", Name = "is_shareable")]
    private static bool IsShareable(ThreadState ts, Value obj) => SharedData.IsShareable(ts, obj);

    [PyFunction("is_running($module, /, id)\n--\n\nWhether some thread runs code in the __main__ of the interpreter.", Name = "is_running")]
    private static bool IsRunning(ThreadState ts, Value id) => InterpreterNumbers.Find(ts, id).IsRunningMain;
}
