using System.Globalization;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Faults;

/// <summary>
/// The <c>faulthandler</c> module. A fault within .NET ends the process by .NET's own report; what enable() covers are the fatal signals
/// that a program sends to itself.
/// </summary>
[PyModule("faulthandler", Doc = "faulthandler module.")]
internal static unsafe partial class FaultHandlerModule
{
    private const int Abort = 6, FloatingPoint = 8, Segmentation = 11;

    [PyFunction("enable($module, /, file=sys.stderr, all_threads=True)\n--\n\nDump stacks to the file before the process dies of a fatal signal.", Name = "enable")]
    private static void Enable(ThreadState ts, Value file = default, bool allThreads = true)
    {
        int descriptor = DescriptorOf(ts, ref file);
        FaultState state = ts.Interpreter.State<FaultState>();
        (state.File, state.Descriptor, state.AllThreads) = (file, descriptor, allThreads);
    }

    [PyFunction("disable($module, /)\n--\n\nDo not dump stacks any more; whether it was enabled.", Name = "disable")]
    private static bool Disable(ThreadState ts)
    {
        FaultState state = ts.Interpreter.State<FaultState>();
        bool was = state.Descriptor >= 0;
        state.Descriptor = -1;
        state.File = default;
        return was;
    }

    [PyFunction("is_enabled($module, /)\n--\n\nWhether stacks are dumped on fatal signals.", Name = "is_enabled")]
    private static bool IsEnabled(ThreadState ts) => ts.Interpreter.State<FaultState>().Descriptor >= 0;

    [PyFunction("dump_traceback($module, /, file=sys.stderr, all_threads=True)\n--\n\nDump the stacks of this thread, or of all, to the file.", Name = "dump_traceback")]
    private static void Dump(ThreadState ts, Value file = default, bool allThreads = true)
    {
        int descriptor = DescriptorOf(ts, ref file);
        if (allThreads) TracebackDump.All(descriptor, ts.Interpreter, ts);
        else TracebackDump.One(descriptor, ts);
    }

    [PyFunction("dump_traceback_later($module, /, timeout, repeat=False, file=sys.stderr,\n                     exit=False)\n--\n\nDump the stacks of all threads after timeout seconds, or each timeout seconds if\nrepeat is true; with exit the process ends then.", Name = "dump_traceback_later")]
    private static void DumpLater(ThreadState ts, Value timeout, bool repeat = false, Value file = default, bool exit = false)
    {
        if (!ArgumentConversion.ToDouble(ts, timeout, out double seconds)) throw ts.Throwable();
        if (double.IsNaN(seconds)) throw Errors.ValueError("Invalid value NaN (not a number)");
        if (seconds > 9223372036.0) throw Errors.OverflowError("timestamp too large to convert to C _PyTime_t");
        if (seconds <= 0) throw Errors.ValueError("timeout must be greater than 0");
        if (seconds > uint.MaxValue / 1000) throw Errors.OverflowError("timeout value is too large");
        int descriptor = DescriptorOf(ts, ref file);
        TimeSpan span = TimeSpan.FromSeconds(seconds);
        long microseconds = (long)Math.Ceiling(seconds * 1e6);
        string fraction = microseconds % 1_000_000 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{microseconds % 1_000_000:000000}");
        long whole = microseconds / 1_000_000;
        string heading = string.Create(CultureInfo.InvariantCulture, $"Timeout ({whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}{fraction})!\n");
        ts.Interpreter.State<FaultState>().StartTimer(ts.Interpreter, span, repeat, descriptor, exit, heading);
    }

    [PyFunction("cancel_dump_traceback_later($module, /)\n--\n\nTake back the last dump_traceback_later().", Name = "cancel_dump_traceback_later")]
    private static void CancelDump(ThreadState ts) => ts.Interpreter.State<FaultState>().StopTimer();

    [PyFunction("register($module, /, signum, file=sys.stderr, all_threads=True, chain=False)\n--\n\nDump the stacks to the file whenever the signal arrives.", Name = "register")]
    private static void Register(ThreadState ts, int signum, Value file = default, bool allThreads = true, bool chain = false)
    {
        CheckSignal(signum);
        int descriptor = DescriptorOf(ts, ref file);
        ts.Interpreter.State<FaultState>().Register(ts, signum, descriptor, file, allThreads, chain);
    }

    [PyFunction("unregister($module, signum, /)\n--\n\nTake back a register(); whether there was one.", Name = "unregister")]
    private static bool Unregister(ThreadState ts, int signum)
    {
        CheckSignal(signum);
        return ts.Interpreter.State<FaultState>().Unregister(signum);
    }

    private static void CheckSignal(int signal)
    {
        foreach ((int number, _) in FaultState.Fatal)
        {
            if (number == signal) throw Errors.RuntimeError($"signal {signal} cannot be registered, use enable() instead");
        }
        if (signal is < 1 or >= SignalState.Count) throw Errors.ValueError("signal number out of range");
    }

    [PyFunction("_sigsegv($module, release_gil=False, /)\n--\n\nEnd the process by SIGSEGV.", Name = "_sigsegv")]
    private static void RaiseSegmentation(ThreadState ts, bool releaseGil = false) => Die(ts, Segmentation);

    [PyFunction("_read_null($module, /)\n--\n\nEnd the process as reading from address 0 does.", Name = "_read_null")]
    private static void ReadNull(ThreadState ts) => Die(ts, Segmentation);

    [PyFunction("_sigabrt($module, /)\n--\n\nEnd the process by SIGABRT.", Name = "_sigabrt")]
    private static void RaiseAbort(ThreadState ts) => Die(ts, Abort);

    [PyFunction("_sigfpe($module, /)\n--\n\nEnd the process by SIGFPE.", Name = "_sigfpe")]
    private static void RaiseFloatingPoint(ThreadState ts) => Die(ts, FloatingPoint);

    /// <summary>Ends the process by a fatal signal, with the stacks before it where that is enabled.</summary>
    internal static void Die(ThreadState ts, int signal)
    {
        ts.Interpreter.State<FaultState>().Report(ts, signal);
        _ = LibC.SetDisposition(signal, 0);
        _ = LibC.Kill(LibC.ProcessId(), signal);
        Thread.Sleep(Timeout.Infinite);
    }

    // faulthandler_get_fileno
    private static int DescriptorOf(ThreadState ts, ref Value file)
    {
        if (file.IsNull || file.IsNone)
        {
            file = ts.Interpreter.SysDict.FindString("stderr");
            if (file.IsNull) throw Errors.RuntimeError("unable to get sys.stderr");
            if (file.IsNone) throw Errors.RuntimeError("sys.stderr is None");
        }
        else if (PyLong.Is(file))
        {
            if (!ArgumentConversion.ToInt(ts, file, out int number)) throw ts.Throwable();
            return number >= 0 ? number : throw Errors.ValueError("file is not a valid file descripter");
        }
        Value result = Calls.Method(ts, file, "fileno").OrThrow(ts);
        if (!result.IsInt || result.Bits is < 0 or > int.MaxValue) throw Errors.RuntimeError("file.fileno() is not a valid file descriptor");
        if (Calls.Method(ts, file, "flush").IsNull) ts.ClearPending();
        return (int)result.Bits;
    }
}
