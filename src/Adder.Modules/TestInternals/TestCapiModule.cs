using Adder.Modules.Contexts;
using Adder.Modules.Interpreters;
using Adder.Modules.Startup;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary><c>_testcapi</c>: what tests reach of interpreters through CPython's C API.</summary>
[PyModule("_testcapi")]
[PyModuleType(typeof(PyRecursingInfinitelyError))]
internal static partial class TestCapiModule
{
    [PyFunction("get_crossinterp_data($module, obj, /)\n--\n\nAn object's data as it goes to other interpreters.", Name = "get_crossinterp_data")]
    private static Value GetCrossInterpreterData(ThreadState ts, Value obj) => new PySharedData(SharedData.Capture(ts, obj));

    [PyFunction("restore_crossinterp_data($module, data, /)\n--\n\nThe object again.", Name = "restore_crossinterp_data")]
    private static Value RestoreCrossInterpreterData(ThreadState ts, PySharedData data) => data.Data.Restore(ts);

    [PyFunction("hamt($module, /)\n--\n\nAn empty mapping of the kind that contexts hold.", Name = "hamt")]
    private static Value NewHamt() => PyHamt.NewEmpty();

    [PyFunction("run_in_subinterp($module, code, /)\n--\n\nRun code in an interpreter made for it; 0, or -1 after an error.", Name = "run_in_subinterp")]
    private static int RunInSubinterpreter(ThreadState ts, string code) => RunIn(ts, code, InterpreterFeatures.Legacy);

    [PyFunction("""
        run_in_subinterp_with_config($module, /, code, *, use_main_obmalloc=-1, allow_fork=-1, allow_exec=-1, allow_threads=-1, allow_daemon_threads=-1, check_multi_interp_extensions=-1, gil=-1)
        --

        Run code in an interpreter made for it; 0, or -1 after an error.
        """)]
    private static int RunInSubinterpWithConfig(
        ThreadState ts, string code, int useMainObmalloc = -1, int allowFork = -1, int allowExec = -1, int allowThreads = -1,
        int allowDaemonThreads = -1, int checkMultiInterpExtensions = -1, int gil = -1)
    {
        const int own = 2;
        _ = Require(useMainObmalloc, "use_main_obmalloc");
        InterpreterFeatures features = Require(gil, "gil") == own ? InterpreterFeatures.OwnLock : InterpreterFeatures.None;
        if (Require(allowFork, "allow_fork") > 0) features |= InterpreterFeatures.Fork;
        if (Require(allowExec, "allow_exec") > 0) features |= InterpreterFeatures.Exec;
        if (Require(allowThreads, "allow_threads") > 0) features |= InterpreterFeatures.Threads;
        if (Require(allowDaemonThreads, "allow_daemon_threads") > 0) features |= InterpreterFeatures.DaemonThreads;
        if (Require(checkMultiInterpExtensions, "check_multi_interp_extensions") > 0) features |= InterpreterFeatures.ChecksExtensions;
        return RunIn(ts, code, features);
    }

    private static int Require(int given, string name) => given >= 0 ? given : throw Errors.ValueError($"missing {name}");

    private static int RunIn(ThreadState ts, string code, InterpreterFeatures features)
    {
        Interpreter made = InterpreterFactory.CreateFurther(ts, features);
        bool succeeded = ScriptRun.RunShowingErrors(ts, made, code);
        InterpreterEnd.Run(ts, made);
        return succeeded ? 0 : -1;
    }
}

/// <summary>Data on its way between interpreters, for tests.</summary>
[PyType("PyCapsule", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PySharedData : PyObject
{
    internal PySharedData(SharedData data) : base(TypeObject)
    {
        Data = data;
    }

    internal SharedData Data { get; }
}
