using Adder.Execution;
using Adder.Hosting;
using Adder.Importing;
using Adder.Modules.Sys;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary>Makes interpreters that can import. (init_interp_main)</summary>
internal static class InterpreterFactory
{
    /// <summary>An interpreter and the thread state of the calling thread, which holds its lock. Throws PythonException when start-up fails.</summary>
    internal static ThreadState Create(PyConfig config)
    {
        Interpreter interpreter = new() { Config = config, Evaluator = new TierOne(), FrozenIn = typeof(InterpreterFactory).Assembly };
        interpreter.Runtime.TierUp.WaitsForHost = config.HostBeginsTierUp;
        interpreter.BuiltinModules.Add(BuiltinModuleTable.Find, BuiltinModuleTable.Names);
        ThreadState ts = new(interpreter) { RecursionRemaining = interpreter.RecursionLimit };
        _ = interpreter.Runtime.State<Platform.RuntimeDescriptors>();
        interpreter.Lock.Take(ts);
        interpreter.AddThread(ts);
        interpreter.MainThread = interpreter.Signals.Target = ts;
        interpreter.Signals.RaisesInterrupt = config.InstallSignalHandlers;
        SetUp(ts);
        if (!StandardStreamsSetup.CannotFail(config)) _ = interpreter.SysDict;
        if (ProgramFirst.IsPossible(config)) StartSignals(ts);
        else if (interpreter.FinishStart(ts) < 0) throw ts.Throwable();
        return ts;
    }

    /// <summary>
    /// One more interpreter of the same runtime, made on the calling thread. Throws PythonException (of the caller's interpreter) when
    /// start-up fails. (Py_NewInterpreterFromConfig)
    /// </summary>
    internal static Interpreter CreateFurther(ThreadState caller, InterpreterFeatures features)
    {
        Interpreter main = caller.Interpreter.Runtime.Main;
        Interpreter interpreter = new(main.Runtime)
        {
            Config = main.Config,
            Evaluator = main.Evaluator,
            BuiltinModules = main.BuiltinModules,
            Frozen = main.Frozen,
            Features = features,
            Lock = (features & InterpreterFeatures.OwnLock) != 0 ? new GlobalInterpreterLock(main.Runtime.SwitchTimer) { Interval = main.Lock.Interval } : main.Lock,
        };
        ThreadState ts = InterpreterSwitch.Enter(caller, interpreter);
        string? failure = null;
        try
        {
            SetUp(ts);
        }
        catch (PythonException error)
        {
            failure = error.Error.ToString();
        }
        InterpreterSwitch.Leave(ts, caller);
        main.Runtime.EndOthers = Interpreters.InterpreterEnd.RunAll;
        if (failure is null) return interpreter;
        interpreter.Runtime.Remove(interpreter);
        throw Errors.RuntimeError($"interpreter creation failed: {failure}");
    }

    // init_interp_main
    private static void SetUp(ThreadState ts)
    {
        Interpreter interpreter = ts.Interpreter;
        interpreter.LateStart = FinishSetUp;
        interpreter.HandleInterrupts = Signals.SignalDelivery.Handle;
        interpreter.LateSys = () => MakeSys(ts);
        interpreter.LateNames = FinishBuiltins;
        if (!interpreter.IsMain) _ = interpreter.SysDict;
        PyModule builtins = StartModules.Make(ts, "builtins");
        interpreter.Builtins = builtins.Dict;
        interpreter.ImportFunction = builtins.Dict.FindString("__import__");
        if (!interpreter.IsMain) _ = interpreter.FinishNames(ts);
        MainModule.Create(ts);
    }

    private static void MakeSys(ThreadState ts)
    {
        Interpreter interpreter = ts.Interpreter;
        // sys is the first of all modules, whatever was made before it.
        PyDict before = interpreter.Modules.Copy();
        interpreter.Modules.Clear();
        PyDict dict = StartModules.Make(ts, "sys").Dict;
        interpreter.Modules.Update(ts, before);
        interpreter.SysDict = dict;
        SysModule.AddOwn(ts, dict, StartModules.MakeUnlisted(ts, "sys.monitoring"));
        dict.SetString("stderr", new PyStdPrinter(2));
        dict.SetString("__stderr__", dict.FindString("stderr"));
        _ = StartModules.Make(ts, "_io");
        StandardStreamsSetup.Install(ts, dict);
    }

    private static void FinishBuiltins(ThreadState ts)
    {
        _ = ts.Interpreter.SysDict;
        PyDict dict = ts.Interpreter.Builtins;
        Builtins.BuiltinsModule.AddNames(ts, dict);
        dict.SetString("open", ((PyModule)ts.Interpreter.Modules.FindString("_io").Ref).Dict.FindString("open"));
    }

    private static void StartSignals(ThreadState ts)
    {
        if (ts.Interpreter.IsMain && ts.Interpreter.Config.InstallSignalHandlers && ts.Interpreter.Modules.FindString("_signal").IsNull)
        {
            ts.Interpreter.BuiltinModules.Execute(ts, Make(ts, "_signal"));
        }
    }

    private static void FinishSetUp(ThreadState ts)
    {
        PyConfig config = ts.Interpreter.Config;
        config.ImportsBegin?.Invoke();
        _ = ts.Interpreter.SysDict;
        if (ts.Interpreter.FinishNames(ts) < 0) throw ts.Throwable();
        SysModule.AddImportState(ts.Interpreter);
        IO.IOModule.AddUnsupportedOperation(ts);
        InstallImportLib(ts, (PyModule)ts.Interpreter.Modules.FindString("sys").Ref);
        MainModule.SetLoader(ts, MainModule.Get(ts));
        StartSignals(ts);
        if (config.FaultHandler) Calls.Method(ts, ModuleLookup.Import(ts, "faulthandler"), "enable").OrThrow(ts);
        if (config.Statistics && ts.Interpreter.IsMain) StatisticsReport.BeginAtStart(ts);
        if (config.TraceMalloc > 0 && ts.Interpreter.IsMain) Calls.Method(ts, ModuleLookup.Import(ts, "_tracemalloc"), "start", config.TraceMalloc).OrThrow(ts);
        if (config.WarnOptions.Count > 0 && ModuleImport.Load(ts, PyStr.Intern("warnings")).IsNull) ts.ClearPending();
        if (config.SiteImport) ModuleImport.Load(ts, PyStr.Intern("site")).OrThrow(ts);
        if (config.SysPath0 is { } first && ts.Interpreter.SysDict.FindString("path").Ref is PyList path) path.InsertAt(0, PyStr.From(first));
    }

    private static PyModule Make(ThreadState ts, string name)
    {
        PyModule module = ts.Interpreter.BuiltinModules.Create(ts, name)!;
        ts.Interpreter.Modules.SetString(name, module);
        return module;
    }

    // init_importlib, init_importlib_external
    private static void InstallImportLib(ThreadState ts, PyModule sys)
    {
        PyModule importLib = FrozenModule(ts, "_frozen_importlib");
        ts.Interpreter.ImportLib = importLib;
        PyModule imp = Make(ts, "_imp");
        ts.Interpreter.BuiltinModules.Execute(ts, imp);
        Calls.Method(ts, importLib, "_install", sys, imp).OrThrow(ts);
        Calls.Method(ts, importLib, "_install_external_importers").OrThrow(ts);
        PyLibraryFinder.Install(sys.Dict);
        InstallZipImport(ts, sys);
    }

    private static PyModule FrozenModule(ThreadState ts, string name)
    {
        Bytecode.CodeObject codeObject = FrozenCode.Of(ts, name) ?? throw Errors.RuntimeError($"frozen module {name} is missing");
        PyModule module = new(name, null);
        ts.Interpreter.Modules.SetString(name, module);
        module.Dict.SetString("__builtins__", ts.Interpreter.Builtins);
        module.Dict.SetString("__origname__", ts.Interpreter.FrozenOrigin(PyStr.From(name)));
        PyFunction body = new(codeObject, module.Dict, ts.Interpreter.Builtins);
        ts.Interpreter.Evaluator.Run(ts, body, module.Dict).OrThrow(ts);
        return module;
    }

    // init_zipimport: zip files come before folders.
    private static void InstallZipImport(ThreadState ts, PyModule sys)
    {
        if (sys.Dict.FindString("path_hooks").Ref is not PyList hooks) return;
        Value zipimport = ModuleImport.Load(ts, PyStr.Intern("zipimport"));
        if (zipimport.IsNull)
        {
            ts.ClearPending();
            return;
        }
        Value importer = Protocols.Attributes.Get(ts, zipimport, "zipimporter").OrThrow(ts);
        Calls.Method(ts, hooks, "insert", 0, importer).OrThrow(ts);
    }
}
