using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary><c>signal.ItimerError</c></summary>
[PyType("itimer_error", Module = "signal", Base = typeof(PyOSError))]
internal static partial class TimerErrorType;

internal static unsafe partial class SignalModule
{
    [PyFunction("alarm($module, seconds, /)\n--\n\nHave SIGALRM sent in so many seconds.", Name = "alarm")]
    private static long Alarm(int seconds) => LibC.Alarm((uint)seconds);

    [PyFunction("setitimer($module, which, seconds, interval=0.0, /)\n--\n\nStart one of the timers ITIMER_REAL, ITIMER_VIRTUAL and ITIMER_PROF, or stop it with zero seconds.\n\nIt goes off once after 'seconds', then every 'interval' seconds unless that is zero.\nThe result is how the timer stood: (delay, interval).", Name = "setitimer")]
    private static Value SetTimer(ThreadState ts, int which, Value seconds, Value interval = default)
    {
        long* wanted = stackalloc long[4];
        Split(ts, interval, wanted);
        Split(ts, seconds, wanted + 2);
        long* old = stackalloc long[4];
        return LibC.SetTimer(which, wanted, old) == 0 ? Times(old) : throw TimerError(ts);
    }

    [PyFunction("getitimer($module, which, /)\n--\n\nReturns current value of given itimer.", Name = "getitimer")]
    private static Value GetTimer(ThreadState ts, int which)
    {
        long* current = stackalloc long[4];
        return LibC.GetTimer(which, current) == 0 ? Times(current) : throw TimerError(ts);
    }

    private static PythonException TimerError(ThreadState ts)
    {
        int error = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        Value made = Calls.Call(ts, TimerErrorType.TypeObject, error, LibC.ErrorText(error)).OrThrow(ts);
        return new PythonException((PyException)made.Ref);
    }

    // struct timeval, rounded up
    private static void Split(ThreadState ts, Value seconds, long* time)
    {
        time[0] = time[1] = 0;
        if (seconds.IsNull) return;
        if (!ArgumentConversion.ToDouble(ts, seconds, out double number)) throw ts.Throwable();
        if (double.IsNaN(number)) throw Errors.ValueError("Invalid value NaN (not a number)");
        if (Math.Abs(number) > 9.2e12) throw Errors.OverflowError("timestamp out of range for platform time_t");
        long microseconds = (long)Math.Ceiling(number * 1e6);
        time[0] = Math.DivRem(microseconds, 1_000_000, out time[1]);
        if (time[1] < 0)
        {
            time[0]--;
            time[1] += 1_000_000;
        }
    }

    private static PyTuple Times(long* timer) => new(timer[2] + 1e-6 * timer[3], timer[0] + 1e-6 * timer[1]);

    [PyFunction("pause($module, /)\n--\n\nWait until a signal arrives.", Name = "pause")]
    private static void Pause(ThreadState ts)
    {
        SignalState signals = ts.Interpreter.Signals;
        long before = signals.ArrivalCount;
        while (signals.ArrivalCount == before)
        {
            ts.Interpreter.Lock.Drop();
            Thread.Sleep(5);
            ts.Interpreter.Lock.Take(ts);
        }
        if (!PendingWork.Run(ts)) throw ts.Throwable();
    }

    // What is sent to this process arrives at once, not when .NET's thread gets to it.
    private static bool IsOwn(int pidfd)
    {
        string own = LibC.ProcessId().ToString(System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            if (File.ResolveLinkTarget($"/proc/self/fd/{pidfd}", false)?.FullName == $"/proc/{own}") return true;
            return Array.Exists(File.ReadAllLines($"/proc/self/fdinfo/{pidfd}"), line => line == $"Pid:\t{own}");
        }
        catch (IOException)
        {
            return false;
        }
    }

    [PyFunction("pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)\n--\n\nSend a signal to the process behind a descriptor.", Name = "pidfd_send_signal")]
    private static void SendByDescriptor(ThreadState ts, int pidfd, int signalnum, Value siginfo = default, int flags = 0)
    {
        const int pidfdSendSignal = 424;
        if (!siginfo.IsNull && !siginfo.IsNone) throw Errors.TypeError("siginfo must be None");
        if (flags == 0 && IsOwn(pidfd) && SignalDelivery.TrySend(ts, signalnum)) return;
        if (LibC.SystemCall(pidfdSendSignal, pidfd, signalnum, 0, flags) < 0) throw SystemErrors.Last(ts);
        if (!PendingWork.Run(ts)) throw ts.Throwable();
    }
}
