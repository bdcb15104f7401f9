using Adder.Hosting;
using Adder.Objects;

namespace Adder.Modules.Sys;

/// <summary>Where things are.</summary>
internal static class SysPaths
{
    internal static void Add(PyDict dict, PyConfig config)
    {
        dict.SetString("executable", config.Executable);
        dict.SetString("_base_executable", config.BaseExecutable);
        dict.SetString("prefix", config.Prefix);
        dict.SetString("base_prefix", config.BasePrefix);
        dict.SetString("exec_prefix", config.ExecPrefix);
        dict.SetString("base_exec_prefix", config.BaseExecPrefix);
        dict.SetString("platlibdir", config.PlatLibDir);
        dict.SetString("_stdlib_dir", config.StdlibDir is null ? Value.None : config.StdlibDir);
        dict.SetString("pycache_prefix", config.PycachePrefix is null ? Value.None : config.PycachePrefix);
    }
}
