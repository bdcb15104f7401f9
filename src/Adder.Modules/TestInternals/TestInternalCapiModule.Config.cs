using Adder.Hosting;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// How the interpreter was set up, and where it stands.
internal static partial class TestInternalCapiModule
{
    // get_recursion_depth
    [PyFunction("get_recursion_depth($module, /)\n--\n\nHow many calls of Python functions the thread is in.")]
    private static int GetRecursionDepth(ThreadState ts) => ts.Interpreter.RecursionLimit - ts.RecursionRemaining;

    // _PyConfig_AsDict
    [PyFunction("get_config($module, /)\n--\n\nThe configuration of the interpreter as a dict.")]
    private static Value GetConfig(ThreadState ts)
    {
        PyConfig config = ts.Interpreter.Config;
        PyDict dict = new();
        AddFlags(dict, config);
        AddPaths(dict, config);
        dict.SetString("hash_seed", (long)(config.HashSeed ?? 0));
        dict.SetString("use_hash_seed", config.HashSeed is null ? 0 : 1);
        dict.SetString("stdio_encoding", Text(config.StdioEncoding));
        dict.SetString("stdio_errors", Text(config.StdioErrors));
        dict.SetString("run_command", Text(config.RunCommand));
        dict.SetString("run_module", Text(config.RunModule));
        dict.SetString("run_filename", Text(config.RunFilename));
        dict.SetString("check_hash_pycs_mode", config.CheckHashPycsMode);
        dict.SetString("pycache_prefix", Text(config.PycachePrefix));
        dict.SetString("argv", List(config.Argv));
        dict.SetString("orig_argv", List(config.OrigArgv));
        dict.SetString("warnoptions", List(config.WarnOptions));
        dict.SetString("xoptions", List(config.XOptions.ConvertAll(static o => o.Value is null ? o.Key : $"{o.Key}={o.Value}")));
        return dict;
    }

    private static void AddFlags(PyDict dict, PyConfig config)
    {
        dict.SetString("isolated", Flag(config.Isolated));
        dict.SetString("use_environment", Flag(config.UseEnvironment));
        dict.SetString("dev_mode", Flag(config.DevMode));
        dict.SetString("install_signal_handlers", Flag(config.InstallSignalHandlers));
        dict.SetString("faulthandler", Flag(config.FaultHandler));
        dict.SetString("tracemalloc", config.TraceMalloc);
        dict.SetString("import_time", Flag(config.ImportTime));
        dict.SetString("code_debug_ranges", Flag(config.CodeDebugRanges));
        dict.SetString("site_import", Flag(config.SiteImport));
        dict.SetString("bytes_warning", config.BytesWarning);
        dict.SetString("warn_default_encoding", Flag(config.WarnDefaultEncoding));
        dict.SetString("inspect", config.Inspect);
        dict.SetString("interactive", config.Interactive);
        dict.SetString("optimization_level", config.OptimizationLevel);
        dict.SetString("parser_debug", config.ParserDebug);
        dict.SetString("write_bytecode", Flag(config.WriteBytecode));
        dict.SetString("verbose", config.Verbose);
        dict.SetString("quiet", config.Quiet);
        dict.SetString("user_site_directory", Flag(config.UserSiteDirectory));
        dict.SetString("buffered_stdio", Flag(config.BufferedStdio));
        dict.SetString("skip_source_first_line", Flag(config.SkipSourceFirstLine));
        dict.SetString("use_frozen_modules", Flag(config.UseFrozenModules));
        dict.SetString("safe_path", Flag(config.SafePath));
        dict.SetString("int_max_str_digits", config.IntMaxStrDigits);
    }

    private static void AddPaths(PyDict dict, PyConfig config)
    {
        dict.SetString("program_name", config.ProgramName);
        dict.SetString("pythonpath_env", Text(config.PythonPath));
        dict.SetString("home", Text(config.Home));
        dict.SetString("module_search_paths", List(config.ModuleSearchPaths));
        dict.SetString("stdlib_dir", Text(config.StdlibDir));
        dict.SetString("executable", config.Executable);
        dict.SetString("base_executable", config.BaseExecutable);
        dict.SetString("prefix", config.Prefix);
        dict.SetString("base_prefix", config.BasePrefix);
        dict.SetString("exec_prefix", config.ExecPrefix);
        dict.SetString("base_exec_prefix", config.BaseExecPrefix);
        dict.SetString("platlibdir", config.PlatLibDir);
    }

    private static int Flag(bool value) => value ? 1 : 0;

    private static Value Text(string? value) => value is null ? Value.None : value;

    private static PyList List(List<string> items)
    {
        PyList list = new();
        foreach (string item in items) list.Add(item);
        return list;
    }
}
