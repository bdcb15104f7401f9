using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Forking;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Subprocess;

/// <summary>Starts a program by fork and exec, for those who want Python code to run in between: preexec_fn. (do_fork_exec)</summary>
internal sealed unsafe class ForkedStart
{
    internal required List<byte[]> Executables { get; init; }

    internal required NativeStrings Arguments { get; init; }

    /// <summary>Null: the process's own.</summary>
    internal required NativeStrings? Environment { get; init; }

    internal required byte[]? Directory { get; init; }

    internal required ThreadIdentity? Identity { get; init; }

    /// <summary>Standard input, output and error of the child; -1 leaves one as it is.</summary>
    internal required int[] Streams { get; init; }

    /// <summary>The parent's ends of pipes.</summary>
    internal required int[] ParentsEnds { get; init; }

    internal required int[] Kept { get; init; }

    internal required bool ClosesOthers { get; init; }

    /// <summary>Where the child tells what went wrong.</summary>
    internal required int ErrorPipe { get; init; }

    internal required bool RestoresSignals { get; init; }

    internal required bool BeginsSession { get; init; }

    internal required int Group { get; init; }

    internal required int Mask { get; init; }

    internal required Value Function { get; init; }

    internal int Run(ThreadState ts)
    {
        if (ts.Interpreter.IsEnding) throw Errors.RuntimeError("preexec_fn not supported at interpreter shutdown");
        if (!ts.Interpreter.IsMain) throw Errors.RuntimeError("preexec_fn not supported within subinterpreters");
        int process = Fork.Run(ts, "fork");
        if (process != 0) return process;
        string problem = RunInChild(ts);
        ReadOnlySpan<byte> text = Encoding.ASCII.GetBytes(problem);
        fixed (byte* start = text) _ = LibC.Write(ErrorPipe, start, text.Length);
        LibC.Exit(255);
        return -1;
    }

    // child_exec: returns only when something failed, with the message for the parent.
    private string RunInChild(ThreadState ts)
    {
        string where = "noexec";
        int error = Prepare(ref where);
        if (error != 0) return $"OSError:{error.ToString("X", CultureInfo.InvariantCulture)}:{where}";
        if (Calls.Call(ts, Function).IsNull)
        {
            ts.ClearPending();
            return "SubprocessError:0:Exception occurred in preexec_fn.";
        }
        if (ClosesOthers) CloseOthers();
        return $"OSError:{Execute().ToString("X", CultureInfo.InvariantCulture)}:";
    }

    private int Prepare(ref string where)
    {
        foreach (int descriptor in Kept)
        {
            if (descriptor != ErrorPipe && !Inherit(descriptor)) return Marshal.GetLastPInvokeError();
        }
        foreach (int descriptor in ParentsEnds)
        {
            if (descriptor >= 0) _ = LibC.Close(descriptor);
        }
        if (!PlaceStreams()) return Marshal.GetLastPInvokeError();
        if (Directory is not null)
        {
            fixed (byte* path = Directory)
            {
                where = "noexec:chdir";
                if (LibC.ChangeDirectory(path) < 0) return Marshal.GetLastPInvokeError();
                where = "noexec";
            }
        }
        if (Mask >= 0) _ = LibC.FileModeMask((uint)Mask);
        if (RestoresSignals) RestoreSignals();
        if (BeginsSession && LibC.MakeSession() < 0) return Marshal.GetLastPInvokeError();
        if (Group >= 0 && LibC.SetProcessGroup(0, Group) < 0) return Marshal.GetLastPInvokeError();
        return Identity?.TakeOn() ?? 0;
    }

    private static void RestoreSignals()
    {
        const int brokenPipe = 13, fileTooLarge = 25, byDefault = 0;
        _ = LibC.SetDisposition(brokenPipe, byDefault);
        _ = LibC.SetDisposition(fileTooLarge, byDefault);
    }

    private static bool Inherit(int descriptor) => SetDescriptorFlags(descriptor, 0);

    private static bool SetDescriptorFlags(int descriptor, int flags)
    {
        const int setDescriptorFlags = 2;
        return LibC.Control(descriptor, setDescriptorFlags, flags) >= 0;
    }

    // Those in the way of others are moved first.
    private bool PlaceStreams()
    {
        const int duplicate = 0;
        for (int i = 0; i < Streams.Length; i++)
        {
            if (Streams[i] >= 0 && Streams[i] < i && (Streams[i] = LibC.Control(Streams[i], duplicate, 3)) < 0) return false;
        }
        for (int i = 0; i < Streams.Length; i++)
        {
            if (Streams[i] == i ? !Inherit(i) : Streams[i] >= 0 && LibC.Duplicate(Streams[i], i) < 0) return false;
        }
        return true;
    }

    private void CloseOthers()
    {
        const int standard = 2, closeOnExec = 1;
        foreach (string name in System.IO.Directory.GetFileSystemEntries("/proc/self/fd"))
        {
            int descriptor = int.Parse(Path.GetFileName(name.AsSpan()), CultureInfo.InvariantCulture);
            // The runtime's own close on exec; it may still need them until then.
            if (descriptor > standard && Array.IndexOf(Kept, descriptor) < 0 && descriptor != ErrorPipe) _ = SetDescriptorFlags(descriptor, closeOnExec);
        }
    }

    private int Execute()
    {
        int noted = 0, error = Errno.NoEntry;
        foreach (byte[] executable in Executables)
        {
            fixed (byte* path = executable) _ = LibC.Execute(path, Arguments.Start, Environment is null ? LibC.Environment : Environment.Start);
            error = Marshal.GetLastPInvokeError();
            if (error is not (Errno.NoEntry or Errno.NotDirectory) && noted == 0) noted = error;
        }
        return noted != 0 ? noted : error;
    }
}
