using System.Diagnostics;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Signals;

internal sealed unsafe partial class SignalDelivery
{
    /// <summary>SIG_IGN was inherited, or the runtime ignores the signal.</summary>
    internal static bool IsIgnored(int signal)
    {
        nint* action = stackalloc nint[32];
        return LibC.GetDisposition(signal, 0, action) == 0 && action[0] == 1;
    }

    /// <summary>The calling thread blocks these signals from now on.</summary>
    internal static void SetMask(ThreadState ts, ulong mask)
    {
        SignalState signals = ts.Interpreter.Signals;
        SignalDelivery delivery = ts.Interpreter.State<SignalDelivery>();
        signals.SetMask(ts, mask);
        for (int signal = 1; signal < SignalState.Count; signal++)
        {
            // What would take its default action on some thread of .NET has to be caught instead, for as long as it is blocked.
            if (s_needed.Contains(signal)) continue;
            if (signals.IsBlocked(signal)) delivery.Register(signals, signal);
            else if (delivery._registrations[signal] is not null && signals.Handlers[signal] is { IsInt: true } handler) delivery.SetDisposition(signals, signal, handler.Bits);
        }
        // Programs started from this thread inherit the real mask; the runtime stops threads by a signal that must get through.
        const int setAll = 2;
        SignalSet real = default;
        real[0] = mask & ~(1UL << 33) & ~Faults;
        _ = LibC.SetMask(setAll, &real, null);
    }

    private const ulong Faults = 1UL << 3 | 1UL << 4 | 1UL << 6 | 1UL << 7 | 1UL << 10;

    /// <summary>Delivers what waited and is blocked no more.</summary>
    internal static bool DeliverUnblocked(ThreadState ts)
    {
        SignalState signals = ts.Interpreter.Signals;
        SignalDelivery delivery = ts.Interpreter.State<SignalDelivery>();
        while (signals.TakeUnblocked() is var signal and > 0)
        {
            Value handler = signals.Handlers[signal];
            if (!handler.IsNull && !handler.IsInt)
            {
                signals.Trip(signal);
                continue;
            }
            delivery.SetDisposition(signals, signal, handler.IsNull ? 0 : handler.Bits);
            _ = LibC.Kill(LibC.ProcessId(), signal);
        }
        return true;
    }

    /// <summary>A signal to this process, as if it came from outside but at once.</summary>
    internal static void Send(ThreadState ts, int signal)
    {
        if (!TrySend(ts, signal)) SystemErrors.Check(ts, LibC.Kill(LibC.ProcessId(), signal));
    }

    /// <summary>False when the system has to do it. Throws what the handler raises.</summary>
    internal static bool TrySend(ThreadState ts, int signal)
    {
        if (signal is <= 0 or >= SignalState.Count) return false;
        SignalState signals = ts.Interpreter.Signals;
        Value handler = signals.Handlers[signal];
        bool blocked = (signals.MaskOf(ts) >> (signal - 1) & 1) != 0;
        if (!blocked && ts.Interpreter.State<Faults.FaultState>().DumpNow(ts.Interpreter, signal)) return true;
        if (!blocked && (handler.IsNull || handler.IsInt)) return false;
        Arrive(signals, signal);
        return PendingWork.Run(ts) ? true : throw ts.Throwable();
    }

    /// <summary>Waits for one of the signals and takes it; 0 when the time is over.</summary>
    internal static int Wait(ThreadState ts, ulong wanted, TimeSpan? timeout)
    {
        SignalState signals = ts.Interpreter.Signals;
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (signals.TakePending(wanted) is var signal and > 0) return signal;
            TimeSpan left = timeout is { } time ? time - Stopwatch.GetElapsedTime(started) : TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero) return 0;
            ts.Interpreter.Lock.Drop();
            signals.Arrived.Wait(left < TimeSpan.FromMilliseconds(20) ? left : TimeSpan.FromMilliseconds(20));
            ts.Interpreter.Lock.Take(ts);
            if (!PendingWork.Run(ts)) throw ts.Throwable();
        }
    }
}
