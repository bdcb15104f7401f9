using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Subprocess;

/// <summary>The <c>_posixsubprocess</c> module. posix_spawn does what a forked child would do before exec, and much faster.</summary>
[PyModule("_posixsubprocess", Doc = "Starts child processes for the subprocess module.")]
internal static unsafe partial class PosixSubprocessModule
{
    [PyFunction("fork_exec($module, args, executable_list, close_fds, pass_fds, cwd, env,\n          p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,\n          errpipe_read, errpipe_write, restore_signals, call_setsid,\n          pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn,\n          allow_vfork, /)\n--\n\nStart a program in a new process and return its process id.\n\nUnlike CPython's function this raises OSError itself when the program cannot be\nexecuted, unless there is a preexec_fn.", Name = "fork_exec")]
    private static int Start(ThreadState ts, Value args, Value executableList, bool closeFds, PyTuple passFds, Value cwd, Value env,
        int p2cread, int p2cwrite, int c2pread, int c2pwrite, int errread, int errwrite, int errpipeRead, int errpipeWrite,
        bool restoreSignals, bool callSetsid, int pgidToSet, Value gid, Value extraGroups, Value uid, int childUmask, Value preexecFn, bool allowVfork)
    {
        if (!preexecFn.IsNone && !Forking.ProcessFork.IsPossible) throw Errors.NotImplementedError("preexec_fn needs fork(), which this process does not have");
        if (closeFds && errpipeWrite < 3) throw Errors.ValueError("errpipe_write must be >= 3");
        int[] kept = Array.FindAll(Kept(passFds), descriptor => descriptor != errpipeWrite);
        List<byte[]> executables = Executables(ts, executableList);
        using NativeStrings? arguments = args.IsNone ? null : new(Strings(ts, args, "argv must be a tuple"));
        using NativeStrings? environment = env.IsNone ? null : new(Strings(ts, env, "env must be a tuple"));
        byte[]? directory = cwd.IsNone ? null : PathArgument.ToBytes(ts, cwd);
        ThreadIdentity? identity = Identity(ts, uid, gid, extraGroups);

        if (!preexecFn.IsNone)
        {
            using NativeStrings noArguments = new([]);
            return new ForkedStart
            {
                Executables = executables, Arguments = arguments ?? noArguments, Environment = environment, Directory = directory, Identity = identity,
                Streams = [p2cread, c2pwrite, errwrite], ParentsEnds = [p2cwrite, c2pread, errread, errpipeRead], Kept = kept, ClosesOthers = closeFds,
                ErrorPipe = errpipeWrite, RestoresSignals = restoreSignals, BeginsSession = callSetsid, Group = pgidToSet, Mask = childUmask, Function = preexecFn,
            }.Run(ts);
        }
        IO.UnwrittenFiles.Of(ts).WriteOut(ts, [p2cread, c2pwrite, errwrite, .. kept]);
        using ChildStreams streams = new(p2cread, c2pwrite, errwrite);
        using ProgramStart start = new();
        streams.AddTo(start);
        if (directory is not null) start.ChangeDirectory(directory);
        if (restoreSignals) start.UseDefaultSignals(SignalSet.Of(BrokenPipe, FileTooLarge));
        if (callSetsid) start.UseFlag(ProgramStart.SetSession);
        if (pgidToSet >= 0) start.UseGroup(pgidToSet);
        ChildStreams.AddKept(start, kept, closeFds);

        int process = -1;
        using NativeStrings none = new([]);
        int Run() => RunFirst(start, executables, arguments ?? none, environment is null ? LibC.Environment : environment.Start, out process);
        int error = WithMask(childUmask, () => identity is null ? Run() : identity.Run(Run));
        return error == 0 ? process : throw Failed(ts, error, args, executableList, cwd, directory);
    }

    private const int BrokenPipe = 13, FileTooLarge = 25;

    // The others may run on and create files only when this thread lets them.
    private static int WithMask(int mask, Func<int> run)
    {
        if (mask < 0) return run();
        uint before = LibC.FileModeMask((uint)mask);
        int error = run();
        _ = LibC.FileModeMask(before);
        return error;
    }

    // As execv in turn: what says more than that there is no such file counts.
    private static int RunFirst(ProgramStart start, List<byte[]> executables, NativeStrings arguments, byte** environment, out int process)
    {
        int noted = 0, error = Errno.NoEntry;
        process = -1;
        foreach (byte[] executable in executables)
        {
            error = Missing(executable);
            if (error == 0) error = start.Run(executable, arguments, environment, searchPath: false, out process);
            if (error == 0) return 0;
            if (error is not (Errno.NoEntry or Errno.NotDirectory) && noted == 0) noted = error;
        }
        return noted != 0 ? noted : error;
    }

    // A process need not be made to learn that a folder of PATH lacks the program.
    private static int Missing(byte[] path)
    {
        const int here = -100, exists = 0;
        if (path[0] != '/') return 0;
        fixed (byte* name = path) return LibC.Access(here, name, exists, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private static PythonException Failed(ThreadState ts, int error, Value args, Value executables, Value cwd, byte[]? directory)
    {
        if (error is Errno.BadFile or Errno.NotPermitted) return SystemErrors.Of(ts, error);
        return directory is not null && !CanEnter(directory) ? SystemErrors.Of(ts, error, cwd) : SystemErrors.Of(ts, error, Program(ts, args, executables));
    }

    private static bool CanEnter(byte[] directory)
    {
        const int justPath = 0x200000, mustBeDirectory = 0x10000, closeOnExec = 0x80000, here = -100, mayExecute = 1, effective = 0x200;
        fixed (byte* name = directory)
        {
            int descriptor = LibC.Open(name, justPath | mustBeDirectory | closeOnExec, 0);
            if (descriptor < 0) return false;
            _ = LibC.Close(descriptor);
            return LibC.Access(here, name, mayExecute, effective) == 0;
        }
    }

    // The program as the caller named it: that is its first argument, unless it gave both.
    private static Value Program(ThreadState ts, Value args, Value executables)
    {
        PyTuple all = Iterables.ToTuple(ts, executables);
        byte[] path = ((PyBytes)all[0].Ref).ToArray();
        Value named = args.IsNone || Lengths.Of(ts, args) == 0 ? default : Subscript.Item(ts, args, 0);
        ReadOnlySpan<byte> file = path.AsSpan(path.AsSpan().LastIndexOf((byte)'/') + 1);
        ReadOnlySpan<byte> wanted = named.IsNull ? default : PathArgument.ToBytes(ts, named).AsSpan()[..^1];
        if (wanted.SequenceEqual(path) || wanted.SequenceEqual(file)) return named;
        return Encodings.DecodeFileSystem(all.Count == 1 ? path : file);
    }

    private static ThreadIdentity? Identity(ThreadState ts, Value uid, Value gid, Value extraGroups)
    {
        uint[]? groups = extraGroups.IsNone ? null : Groups(ts, extraGroups);
        uint? group = gid.IsNone ? null : UserIds.Group(ts, gid), user = uid.IsNone ? null : UserIds.User(ts, uid);
        if (groups is null && group is null && user is null) return null;
        return ThreadIdentity.IsSupported ? new(user, group, groups) : throw Errors.NotImplementedError("user, group and extra_groups are not supported on this processor");
    }

    private static uint[] Groups(ThreadState ts, Value groups)
    {
        try
        {
            return UserIds.Groups(ts, groups);
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.OverflowError))
        {
            throw Errors.ValueError("invalid group id");
        }
    }

    // _sanity_check_python_fd_sequence
    private static int[] Kept(PyTuple descriptors)
    {
        int[] kept = new int[descriptors.Count];
        for (int i = 0; i < kept.Length; i++)
        {
            Value item = descriptors[i];
            if (!item.IsInt || item.Bits < 0 || item.Bits > int.MaxValue || (i > 0 && item.Bits <= kept[i - 1])) throw Errors.ValueError("bad value(s) in fds_to_keep");
            kept[i] = (int)item.Bits;
        }
        return kept;
    }

    // _PySequence_BytesToCharpArray
    private static List<byte[]> Executables(ThreadState ts, Value list)
    {
        if (!Iteration.IsSequence(list.Type)) throw Errors.TypeError($"object of type '{list.Type.Name}' has no len()");
        List<byte[]> result = [];
        foreach (Value item in Iterables.ToTuple(ts, list).Items)
        {
            if (item.Ref is not PyBytes path) throw Errors.TypeError($"expected bytes, {item.Type.Name} found");
            if (path.Span.Contains((byte)0)) throw Errors.ValueError("embedded null byte");
            result.Add([.. path.Span, 0]);
        }
        return result;
    }

    private static List<byte[]> Strings(ThreadState ts, Value sequence, string message)
    {
        List<byte[]> result = [];
        foreach (Value item in Sequences.Fast(ts, sequence, message).ToArray()) result.Add(PathArgument.ToBytes(ts, item));
        return result;
    }
}
