using Adder.Hosting;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>The <c>sys</c> module.</summary>
[PyModule("sys", Doc = "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.")]
internal static partial class SysModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyDict dict = module.Dict;
        PyConfig config = ts.Interpreter.Config;
        SysVersion.Add(dict, config);
        SysLimits.Add(dict);
        SysPaths.Add(dict, config);
        dict.SetString("flags", SysFlags.Of(config));
        dict.SetString("builtin_module_names", Tuple(ts.Interpreter.BuiltinModules.Names()));
        dict.SetString("stdlib_module_names", StandardLibraryNames.Set(ts));
        dict.SetString("dont_write_bytecode", !config.WriteBytecode);
        dict.SetString("UnraisableHookArgs", SysRecords.UnraisableHookArgs.Type);
    }

    /// <summary>What can change, and so belongs to one interpreter.</summary>
    internal static void AddOwn(ThreadState ts, PyDict dict, PyModule monitoring)
    {
        PyConfig config = ts.Interpreter.Config;
        dict.SetString("implementation", SysVersion.Implementation(config, dict.FindString("version_info")));
        dict.SetString("argv", List(config.Argv));
        dict.SetString("orig_argv", List(config.OrigArgv));
        dict.SetString("warnoptions", List(config.WarnOptions));
        dict.SetString("_xoptions", config.HasXOptions ? XOptions(config) : new PyDict());
        MonitoringModule.AddOwn(ts.Interpreter, monitoring.Dict);
        dict.SetString("monitoring", monitoring);
        dict.SetString("__displayhook__", dict.FindString("displayhook"));
        dict.SetString("__excepthook__", dict.FindString("excepthook"));
        dict.SetString("__breakpointhook__", dict.FindString("breakpointhook"));
        dict.SetString("__unraisablehook__", dict.FindString("unraisablehook"));
        ts.Interpreter.UnraisableHookArguments = static (type, value, traceback, message, obj) =>
            SysRecords.UnraisableHookArgs.Make(type, value, traceback, message, obj);
    }

    /// <summary>What imports go by.</summary>
    internal static void AddImportState(Interpreter interpreter)
    {
        PyDict dict = interpreter.SysDict;
        AddNew(dict, "modules", interpreter.Modules);
        AddNew(dict, "path", List(interpreter.Config.ModuleSearchPaths));
        AddNew(dict, "meta_path", new PyList());
        AddNew(dict, "path_hooks", new PyList());
        AddNew(dict, "path_importer_cache", new PyDict());
    }

    // A program may have set it before the start was finished.
    private static void AddNew(PyDict dict, string name, Value value)
    {
        if (dict.FindString(name).IsNull) dict.SetString(name, value);
    }

    private static PyDict XOptions(PyConfig config)
    {
        PyDict options = new();
        foreach ((string name, string? value) in config.XOptions) options.SetString(name, value is null ? Value.True : value);
        return options;
    }

    internal static PyList List(IEnumerable<string> items)
    {
        PyList list = new();
        foreach (string item in items) list.Add(item);
        return list;
    }

    private static PyTuple Tuple(string[] items)
    {
        Value[] values = new Value[items.Length];
        for (int i = 0; i < items.Length; i++) values[i] = items[i];
        return new PyTuple(values);
    }
}
