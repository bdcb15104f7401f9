using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Signals;

// .NET has threads of its own that take signals, so what a Python thread blocks is kept back here.
internal static unsafe partial class SignalModule
{
    private const int Block = 0, Unblock = 1, SetAll = 2;

    internal static readonly StructLayout Information = new("signal", "struct_siginfo",
        "struct_siginfo: what is known of a signal that was waited for.\n\nA tuple of si_signo, si_code, si_errno, si_pid, si_uid, si_status and si_band,\nwhich are attributes too.",
        ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"], 7);

    [PyFunction("pthread_sigmask($module, how, mask, /)\n--\n\nChange which signals the thread blocks; gives those that it blocked before.", Name = "pthread_sigmask")]
    private static Value SetMask(ThreadState ts, int how, Value mask)
    {
        ulong given = Bits(SignalArguments.ToSet(ts, mask));
        SignalState signals = ts.Interpreter.Signals;
        signals.Target ??= ts.Interpreter.MainThread;
        ulong before = signals.MaskOf(ts);
        ulong after = how switch
        {
            Block => before | given,
            Unblock => before & ~given,
            SetAll => given,
            _ => throw SystemErrors.Of(ts, Errno.Invalid),
        };
        const ulong never = 1UL << 8 | 1UL << 18 | 1UL << 31 | 1UL << 32;
        after &= ~never;
        SignalDelivery.SetMask(ts, after);
        if (!SignalDelivery.DeliverUnblocked(ts) || !PendingWork.Run(ts)) throw ts.Throwable();
        return SetOf(ts, before);
    }

    private static ulong Bits(SignalSet set) => set[0];

    private static PySet SetOf(ThreadState ts, ulong signals)
    {
        SignalSet set = default;
        set[0] = signals;
        return SignalArguments.ToPython(ts, set);
    }

    [PyFunction("sigpending($module, /)\n--\n\nThe set of signals that wait until this thread no longer blocks them.", Name = "sigpending")]
    private static Value GetPending(ThreadState ts) => SetOf(ts, ts.Interpreter.Signals.Pending);

    [PyFunction("sigwait($module, sigset, /)\n--\n\nSleep until a signal of the set arrives, take it, and tell its number.", Name = "sigwait")]
    private static int WaitForSignal(ThreadState ts, Value sigset) => SignalDelivery.Wait(ts, Bits(SignalArguments.ToSet(ts, sigset)), null);

    [PyFunction("sigwaitinfo($module, sigset, /)\n--\n\nSleep until a signal of the set arrives, take it, and tell all that the system says of it.", Name = "sigwaitinfo")]
    private static Value WaitForInformation(ThreadState ts, Value sigset) => InformationOf(SignalDelivery.Wait(ts, Bits(SignalArguments.ToSet(ts, sigset)), null));

    [PyFunction("sigtimedwait($module, sigset, timeout, /)\n--\n\nsigwaitinfo() that gives up after so many seconds (a float is fine), with None.", Name = "sigtimedwait")]
    private static Value WaitWithTimeout(ThreadState ts, Value sigset, Value timeout)
    {
        if (!ArgumentConversion.ToDouble(ts, timeout, out double seconds)) throw ts.Throwable();
        if (seconds < 0) throw Errors.ValueError("timeout must be non-negative");
        int signal = SignalDelivery.Wait(ts, Bits(SignalArguments.ToSet(ts, sigset)), TimeSpan.FromSeconds(Math.Min(seconds, 1e9)));
        return signal == 0 ? Value.None : InformationOf(signal);
    }

    // Who sent it .NET does not tell.
    private static Value InformationOf(int signal) => Information.Make(signal, 0, 0, 0, 0, 0, 0);

    [PyFunction("pthread_kill($module, thread_id, signalnum, /)\n--\n\nSend a signal to a thread.", Name = "pthread_kill")]
    private static void SendToThread(ThreadState ts, ulong threadId, int signalnum)
    {
        bool exists = (ulong)ts.Identifier == threadId || (ts.Interpreter.MainThread is { } main && (ulong)main.Identifier == threadId);
        foreach (ThreadState thread in ts.Interpreter.Threads) exists |= (ulong)thread.Identifier == threadId;
        if (!exists) throw SystemErrors.Of(ts, Errno.NoProcess);
        if (signalnum is < 0 or >= SignalState.Count) throw SystemErrors.Of(ts, Errno.Invalid);
        if (signalnum != 0) SignalDelivery.Send(ts, signalnum);
        if (!PendingWork.Run(ts)) throw ts.Throwable();
    }
}
