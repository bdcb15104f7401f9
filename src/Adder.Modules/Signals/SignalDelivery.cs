using System.Runtime.InteropServices;
using Adder.Execution;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary>From the operating system's signals to Python's handlers, which run on the main thread between instructions.</summary>
internal sealed unsafe partial class SignalDelivery : IState<SignalDelivery>
{
    static SignalDelivery IState<SignalDelivery>.New() => new();

    private readonly PosixSignalRegistration?[] _registrations = new PosixSignalRegistration?[SignalState.Count];

    /// <summary>Sets the handler: 0 for the default, 1 to ignore, or a callable. False when the system refuses.</summary>
    internal static bool Install(ThreadState ts, int signal, Value handler)
    {
        SignalState signals = ts.Interpreter.Signals;
        signals.Target = ts.Interpreter.MainThread;
        ts.Interpreter.HandleInterrupts ??= Handle;
        SignalDelivery delivery = ts.Interpreter.State<SignalDelivery>();
        if (handler.IsInt ? !delivery.SetDisposition(signals, signal, handler.Bits) : !delivery.Register(signals, signal)) return false;
        signals.Handlers[signal] = handler;
        return true;
    }

    // SIG_DFL and SIG_IGN are the system's own, so that programs started from here inherit them; .NET keeps what it needs itself.
    private bool SetDisposition(SignalState signals, int signal, long disposition)
    {
        if (signal is KillSignal or StopSignal) return disposition == 0;
        bool kept = (signals.MaskOf(signals.Target!) >> (signal - 1) & 1) != 0;
        if (kept) return Register(signals, signal);
        _registrations[signal]?.Dispose();
        _registrations[signal] = null;
        return s_needed.Contains(signal) || LibC.SetDisposition(signal, (nint)disposition) != -1;
    }

    private const int KillSignal = 9, StopSignal = 19;

    private static readonly System.Collections.Frozen.FrozenSet<int> s_needed = System.Collections.Frozen.FrozenSet.Create(4, 5, 6, 7, 8, 11, 17, 18, 34, SystemCallWakeup.Number);

    // .NET delivers on a thread of its own; Cancel keeps it from doing what the signal does by default.
    private bool Register(SignalState signals, int signal)
    {
        if (_registrations[signal] is not null) return true;
        try
        {
            _registrations[signal] = PosixSignalRegistration.Create((PosixSignal)RawOrKnown(signal), context =>
            {
                context.Cancel = true;
                Arrive(signals, signal);
            });
            return true;
        }
        catch (Exception error) when (error is ArgumentException or IOException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static void Arrive(SignalState signals, int signal)
    {
        signals.Arrive(signal);
        Wake(signals, signal);
    }

    /// <summary>In a forked child: where the runtime would end the process in good order, by threads that are not there, it ends at once.</summary>
    internal void ContinueInChild()
    {
        const int byDefault = 0;
        foreach (int signal in (ReadOnlySpan<int>)[2, 3, 15])
        {
            if (_registrations[signal] is null && !IsIgnored(signal)) _ = LibC.SetDisposition(signal, byDefault);
        }
    }

    /// <summary>One that .NET's handler has told of, in a forked child: there is nobody that it would call.</summary>
    internal void Relay(SignalState signals, int signal)
    {
        if (signal < SignalState.Count && _registrations[signal] is not null) Arrive(signals, signal);
    }

    private static int RawOrKnown(int signal) => signal switch { 1 => -1, 2 => -2, 3 => -3, 15 => -4, 17 => -5, 18 => -6, 28 => -7, 21 => -8, 22 => -9, 20 => -10, _ => signal };

    private static void Wake(SignalState signals, int signal)
    {
        const int wouldBlock = 11;
        int descriptor = signals.WakeupDescriptor;
        if (descriptor < 0) return;
        byte number = (byte)signal;
        if (LibC.Write(descriptor, &number, 1) >= 0) return;
        int error = Marshal.GetLastPInvokeError();
        if (error != wouldBlock || signals.WarnsOnFullWakeup) signals.WakeupError = error;
    }

    /// <summary>Handlers run on the main thread of the main interpreter only. (_Py_ThreadCanHandleSignals)</summary>
    internal static bool CanHandle(ThreadState ts) => ReferenceEquals(ts, ts.Interpreter.MainThread) && ts.Interpreter.IsMain;

    /// <summary>What the eval breaker asks for. (handle_eval_breaker)</summary>
    internal static bool Handle(ThreadState ts, Interrupt what)
    {
        if ((what & Interrupt.DropLock) != 0) ts.Interpreter.Lock.Yield(ts);
        if ((what & Interrupt.Signals) != 0 && CanHandle(ts) && !HandleSignals(ts))
        {
            Interruption.Request(ts, what & Interrupt.AsyncException);
            return false;
        }
        if ((what & Interrupt.AsyncException) == 0 || ts.AsyncError.IsNull) return true;
        Value error = ts.AsyncError;
        ts.AsyncError = default;
        _ = Raising.Raise(ts, error, default);
        return false;
    }

    // handle_signals
    private static bool HandleSignals(ThreadState ts)
    {
        SignalState signals = ts.Interpreter.Signals;
        if (signals.WakeupError is var failed and not 0)
        {
            signals.WakeupError = 0;
            ts.Catch(SystemErrors.Of(ts, failed));
            Unraisable.Report(ts, Value.None, "Exception ignored when trying to write to the signal wakeup fd");
        }
        while (signals.Take() is var signal and > 0)
        {
            Value handler = signals.Handlers[signal];
            if (signals.IsDefaultInterrupt(signal))
            {
                Interruption.Request(ts, Interrupt.Signals);
                _ = ts.Raise(Errors.Simple(PyType.KeyboardInterrupt));
                return false;
            }
            if (handler.IsNull || handler.IsInt)
            {
                ts.Raise(PyType.OSError, $"Signal {signal} ignored due to race condition");
                Unraisable.Report(ts, Value.None);
                continue;
            }
            Value frame = PyFrame.At(ts, 0) is { } running ? running : Value.None;
            if (!Calls.Call(ts, handler, signal, frame).IsNull) continue;
            Interruption.Request(ts, Interrupt.Signals);
            return false;
        }
        return true;
    }

    internal static string? Describe(int signal) =>
        Marshal.PtrToStringUTF8((nint)LibC.SignalText(signal)) is { } text && !text.StartsWith("Unknown signal", StringComparison.Ordinal) ? text : null;
}
