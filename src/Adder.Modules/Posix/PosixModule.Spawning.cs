using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

// os writes these in Python where it can fork; here they are posix_spawn, as Windows has them from its C library.
internal static unsafe partial class PosixModule
{
    private const int WaitForEnd = 0;

    [PyConstant(Name = "P_WAIT")]
    internal const int SpawnAndWait = WaitForEnd;

    [PyConstant(Name = "P_NOWAIT")]
    internal const int SpawnOnly = 1;

    [PyConstant(Name = "P_NOWAITO")]
    internal const int SpawnOnlyToo = 1;

    [PyFunction("spawnv($module, mode, path, argv, /)\n--\n\nExecute the program specified by path in a new process.\n\n  mode\n    P_WAIT or P_NOWAIT.\n  path\n    Path of executable file.\n  argv\n    Tuple or list of strings.", Name = "spawnv")]
    private static int SpawnProgram(ThreadState ts, int mode, Value path, Value argv) => StartProgram(ts, mode, path, argv, Value.None, searchPath: false);

    [PyFunction("spawnve($module, mode, path, argv, env, /)\n--\n\nExecute the program specified by path in a new process, with an environment.\n\n  mode\n    P_WAIT or P_NOWAIT.\n  path\n    Path of executable file.\n  argv\n    Tuple or list of strings.\n  env\n    Dictionary of strings mapping to strings.", Name = "spawnve")]
    private static int SpawnProgramWith(ThreadState ts, int mode, Value path, Value argv, Value env) => StartProgram(ts, mode, path, argv, env, searchPath: false);

    [PyFunction("spawnvp($module, mode, file, argv, /)\n--\n\nExecute the program that PATH leads to in a new process.", Name = "spawnvp")]
    private static int SpawnFound(ThreadState ts, int mode, Value file, Value argv) => StartProgram(ts, mode, file, argv, Value.None, searchPath: true);

    [PyFunction("spawnvpe($module, mode, file, argv, env, /)\n--\n\nExecute the program that PATH leads to in a new process, with an environment.", Name = "spawnvpe")]
    private static int SpawnFoundWith(ThreadState ts, int mode, Value file, Value argv, Value env) => StartProgram(ts, mode, file, argv, env, searchPath: true);

    private static int StartProgram(ThreadState ts, int mode, Value path, Value argv, Value env, bool searchPath)
    {
        if (argv.Ref is not (PyTuple or PyList)) throw Errors.TypeError("argv must be a tuple or a list");
        PyTuple list = Iterables.ToTuple(ts, argv);
        if (list.Count == 0) throw Errors.ValueError("argv must not be empty");
        if (list[0].Ref is PyStr { Length: 0 } or PyBytes { Length: 0 }) throw Errors.ValueError("argv first element cannot be empty");
        int process;
        try
        {
            process = new SpawnArguments("spawnv", default, default, false, false, default, default, default).Run(ts, path, list, env, searchPath);
        }
        catch (PythonException error) when (mode == WaitForEnd && error.Error.Type.IsSubtypeOf(PyType.OSError))
        {
            const int cannotExecute = 127;
            return cannotExecute;
        }
        if (mode != WaitForEnd) return process;
        while (true)
        {
            int status = (int)((PyTuple)WaitFor(ts, process, 0).Ref)[1].Bits;
            if (!IsStopped(status)) return ExitCode(status);
        }
    }
}
