using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("execv($module, path, argv, /)\n--\n\nRun another program in place of this one.\n\n  path\n    The program's file.\n  argv\n    Its arguments, the name first.", Name = "execv")]
    private static void Execute(ThreadState ts, Value path, Value argv)
    {
        RequireExecution(ts);
        PosixPath file = PosixPath.From(ts, path, "execv");
        if (argv.Ref is not (PyTuple or PyList)) throw Errors.TypeError("execv() arg 2 must be a tuple or list");
        using NativeStrings arguments = ProgramArguments(ts, argv, "execv");
        Auditing.Raise(ts, "os.exec", file.Given, argv, Value.None);
        IO.UnwrittenFiles.Of(ts).WriteOut(ts);
        fixed (byte* name = file.Bytes) SystemErrors.Check(ts, LibC.Execute(name, arguments.Start, LibC.Environment));
    }

    [PyFunction("execve($module, /, path, argv, env)\n--\n\nRun another program in place of this one.\n\n  path\n    The program's file.\n  argv\n    Its arguments, the name first.\n  env\n    Dictionary of strings mapping to strings.", Name = "execve")]
    private static void ExecuteWith(ThreadState ts, Value path, Value argv, Value env)
    {
        RequireExecution(ts);
        PosixPath file = PosixPath.From(ts, path, "execve", allowDescriptor: true);
        if (argv.Ref is not (PyTuple or PyList)) throw Errors.TypeError("execve: argv must be a tuple or list");
        if (!MappingChecks.IsMapping(env)) throw Errors.TypeError("execve: environment must be a mapping object");
        using NativeStrings arguments = ProgramArguments(ts, argv, "execve");
        using NativeStrings environment = new(ProgramEnvironment(ts, env));
        Auditing.Raise(ts, "os.exec", file.Given, argv, env);
        IO.UnwrittenFiles.Of(ts).WriteOut(ts);
        fixed (byte* name = file.Bytes)
        {
            int result = file.IsDescriptor
                ? LibC.Execute(file.Descriptor, arguments.Start, environment.Start)
                : LibC.Execute(name, arguments.Start, environment.Start);
            SystemErrors.Check(ts, result, file.Given);
        }
    }

    private static NativeStrings ProgramArguments(ThreadState ts, Value argv, string function)
    {
        List<byte[]> strings = [];
        foreach (Value item in Iterables.ToTuple(ts, argv).Items) strings.Add(PathArgument.ToBytes(ts, item));
        if (strings.Count == 0) throw Errors.ValueError(function == "execve" ? "execve: argv must not be empty" : $"{function}() arg 2 must not be empty");
        if (strings[0].Length == 1) throw Errors.ValueError(function == "execve" ? "execve: argv first element cannot be empty" : $"{function}() arg 2 first element cannot be empty");
        return new NativeStrings(strings);
    }

    private static void RequireExecution(ThreadState ts)
    {
        if (!ts.Interpreter.Allows(InterpreterFeatures.Exec)) throw Errors.RuntimeError("exec not supported for isolated subinterpreters");
    }

    // parse_envlist
    private static List<byte[]> ProgramEnvironment(ThreadState ts, Value env)
    {
        Value keys = Calls.Method(ts, env, "keys").OrThrow(ts), values = Calls.Method(ts, env, "values").OrThrow(ts);
        PyList names = Iterables.ToList(ts, keys), texts = Iterables.ToList(ts, values);
        List<byte[]> result = [];
        for (int i = 0; i < names.Count && i < texts.Count; i++)
        {
            byte[] name = PathArgument.ToBytes(ts, names[i]), text = PathArgument.ToBytes(ts, texts[i]);
            if (name.Length == 1 || Array.IndexOf(name, (byte)'=', 1) >= 0) throw Errors.ValueError("illegal environment variable name");
            result.Add([.. name.AsSpan(0, name.Length - 1), (byte)'=', .. text]);
        }
        return result;
    }

    [PyFunction("posix_spawn($module, path, argv, env, /, *, file_actions=(),\n            setpgroup=<unrepresentable>, resetids=False, setsid=False,\n            setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)\n--\n\nExecute the program specified by path in a new process.", Name = "posix_spawn")]
    private static int Spawn(ThreadState ts, Value path, Value argv, Value env, Value fileActions = default, Value setpgroup = default, bool resetids = false,
        bool setsid = false, Value setsigmask = default, Value setsigdef = default, Value scheduler = default) =>
        new SpawnArguments("posix_spawn", fileActions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler).Run(ts, path, argv, env, searchPath: false);

    [PyFunction("posix_spawnp($module, path, argv, env, /, *, file_actions=(),\n             setpgroup=<unrepresentable>, resetids=False, setsid=False,\n             setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)\n--\n\nExecute the program specified by path, found on PATH, in a new process.", Name = "posix_spawnp")]
    private static int SpawnFromPath(ThreadState ts, Value path, Value argv, Value env, Value fileActions = default, Value setpgroup = default, bool resetids = false,
        bool setsid = false, Value setsigmask = default, Value setsigdef = default, Value scheduler = default) =>
        new SpawnArguments("posix_spawnp", fileActions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler).Run(ts, path, argv, env, searchPath: true);

    // py_posix_spawn
    private sealed record SpawnArguments(string Function, Value FileActions, Value Group, bool ResetIds, bool Session, Value SignalMask, Value DefaultSignals, Value Scheduler)
    {
        internal int Run(ThreadState ts, Value path, Value argv, Value env, bool searchPath)
        {
            PosixPath file = PosixPath.From(ts, path, Function);
            if (argv.Ref is not (PyTuple or PyList)) throw Errors.TypeError($"{Function}: argv must be a tuple or list");
            if (Lengths.Of(ts, argv) == 0) throw Errors.ValueError($"{Function}: argv must not be empty");
            if (!env.IsNone && !MappingChecks.IsMapping(env)) throw Errors.TypeError($"{Function}: environment must be a mapping object or None");
            List<byte[]> strings = [];
            foreach (Value item in Iterables.ToTuple(ts, argv).Items) strings.Add(PathArgument.ToBytes(ts, item));
            if (strings[0].Length == 1) throw Errors.ValueError($"{Function}: argv first element cannot be empty");
            using NativeStrings arguments = new(strings);
            using NativeStrings? environment = env.IsNone ? null : new(ProgramEnvironment(ts, env));
            using ProgramStart start = new();
            Auditing.Raise(ts, "os.posix_spawn", file.Given, argv, env);
            IO.UnwrittenFiles.Of(ts).WriteOut(ts);
            if (!FileActions.IsNull && !FileActions.IsNone) SpawnFileActions.AddTo(ts, start, FileActions);
            SetAttributes(ts, start);
            int error = start.Run(file.Bytes, arguments, environment is null ? LibC.Environment : environment.Start, searchPath, out int process);
            return error == 0 ? process : throw SystemErrors.Of(ts, error, file.Given);
        }

        // parse_posix_spawn_flags
        private void SetAttributes(ThreadState ts, ProgramStart start)
        {
            if (!Group.IsNull) start.UseGroup(checked((int)Indexing.ToSsize(ts, Group, PyType.OverflowError).OrThrow(ts)));
            if (ResetIds) start.UseFlag(ProgramStart.ResetIds);
            if (Session) start.UseFlag(ProgramStart.SetSession);
            if (!SignalMask.IsNull) start.UseSignalMask(SignalArguments.ToSet(ts, SignalMask));
            if (!DefaultSignals.IsNull) start.UseDefaultSignals(SignalArguments.ToSet(ts, DefaultSignals));
            if (Scheduler.IsNull) return;
            if (Scheduler.Ref is not PyTuple { Count: 2 } pair) throw Errors.TypeError("A scheduler tuple must have two elements");
            if (!pair[0].IsNone) start.UsePolicy(checked((int)Indexing.ToSsize(ts, pair[0], PyType.OverflowError).OrThrow(ts)));
            start.UsePriority(SchedulingParameter.PriorityOf(ts, pair[1]));
        }
    }
}
