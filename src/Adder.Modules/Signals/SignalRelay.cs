using Adder.Modules.Platform;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary>
/// In a forked child, in place of the thread on which .NET handles signals. Its handlers go on writing their numbers to a pipe, which is
/// a new one here: the other end of the old one is in the parent.
/// </summary>
internal sealed unsafe class SignalRelay : IState<SignalRelay>
{
    static SignalRelay IState<SignalRelay>.New() => new();

    private const string Folder = "/proc/self/task";
    private const int CloseOnExec = 0x80000;
    private const int StackSize = 1 << 20;

    // Nanoseconds. A child that ends before has not allocated much that has a finalizer.
    private const long ShortLife = 100_000_000;

    private int _reading = -1, _writing = -1;

    /// <summary>In the parent: looks for the descriptor that .NET's thread reads from, and for the other end.</summary>
    internal void Find()
    {
        if (_reading >= 0) return;
        foreach (string folder in Directory.GetDirectories(Folder))
        {
            if (!TryRead(folder + "/comm").StartsWith(".NET SigHandler", StringComparison.Ordinal)) continue;
            // read, which is number 0, and its first argument
            string[] call = TryRead(folder + "/syscall").Split(' ');
            if (call.Length < 2 || call[0] != "0") return;
            int reading = Convert.ToInt32(call[1], 16);
            int writing = OtherEnd(reading);
            if (writing >= 0) (_reading, _writing) = (reading, writing);
            return;
        }
    }

    private static string TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static int OtherEnd(int reading)
    {
        if (LibC.StatusOf(reading, out FileStatus wanted) < 0) return -1;
        foreach (string file in Directory.GetFiles("/proc/self/fd"))
        {
            int descriptor = int.Parse(Path.GetFileName(file.AsSpan()), System.Globalization.CultureInfo.InvariantCulture);
            if (descriptor != reading && LibC.StatusOf(descriptor, out FileStatus status) == 0 && new FileIdentity(status) == new FileIdentity(wanted)) return descriptor;
        }
        return -1;
    }

    /// <summary>In the child, while signals are still blocked.</summary>
    internal void TakeOver(ThreadState main)
    {
        main.Interpreter.State<SignalWakeup>().ContinueInChild();
        main.Interpreter.State<SystemCallWakeup>().ContinueInChild();
        main.Interpreter.State<SignalDelivery>().ContinueInChild();
        int* ends = stackalloc int[2];
        if (_reading < 0 || LibC.Pipe(ends, CloseOnExec) < 0)
        {
            main.Interpreter.Runtime.Finalizers.BeginStandIn();
            return;
        }
        _ = LibC.Duplicate(ends[0], _reading, CloseOnExec);
        _ = LibC.Duplicate(ends[1], _writing, CloseOnExec);
        _ = LibC.Close(ends[0]);
        _ = LibC.Close(ends[1]);
        new Thread(() => Run(main.Interpreter), StackSize) { IsBackground = true }.UnsafeStart();
    }

    private void Run(Interpreter main)
    {
        byte signal;
        PollDescriptor wanted = new(_reading, PollEvents.In);
        long* time = stackalloc long[] { 0, ShortLife };
        _ = Waiting.Poll(&wanted, 1, time, 0);
        main.Runtime.Finalizers.BeginStandIn();
        while (true)
        {
            nint count = LibC.Read(_reading, &signal, 1);
            if (count == 1) Deliver(main, signal);
            else if (count == 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Errno.Interrupted) return;
        }
    }

    private static void Deliver(Interpreter main, int signal)
    {
        main.State<SignalDelivery>().Relay(main.Signals, signal);
        main.State<Faults.FaultState>().Relay(signal);
    }
}
