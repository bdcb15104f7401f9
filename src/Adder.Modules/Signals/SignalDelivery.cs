using System.Runtime.InteropServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary>From the operating system's signals to Python's handlers, which run on the main thread between instructions.</summary>
internal sealed class SignalDelivery
{
    private readonly PosixSignalRegistration?[] _registrations = new PosixSignalRegistration?[SignalState.Count];

    /// <summary>Sets the handler: 0 for the default, 1 to ignore, or a callable. False when the system refuses.</summary>
    internal static bool Install(ThreadState ts, int signal, Value handler)
    {
        SignalState signals = ts.Interpreter.Signals;
        signals.Target = ts.Interpreter.MainThread;
        ts.Interpreter.HandleInterrupts ??= Handle;
        SignalDelivery delivery = ts.Interpreter.State<SignalDelivery>();
        if (!delivery.Register(signals, signal, handler.IsInt && handler.Bits == 0)) return false;
        signals.Handlers[signal] = handler;
        return true;
    }

    // .NET delivers on a thread of its own; Cancel keeps it from doing what the signal does by default.
    private bool Register(SignalState signals, int signal, bool isDefault)
    {
        _registrations[signal]?.Dispose();
        _registrations[signal] = null;
        if (isDefault) return true;
        try
        {
            _registrations[signal] = PosixSignalRegistration.Create((PosixSignal)RawOrKnown(signal), context =>
            {
                context.Cancel = true;
                signals.Trip(signal);
                Wake(signals.WakeupDescriptor, signal);
            });
            return true;
        }
        catch (Exception error) when (error is ArgumentException or IOException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static int RawOrKnown(int signal) => signal switch { 1 => -1, 2 => -2, 3 => -3, 15 => -4, 17 => -5, 18 => -6, 28 => -7, 21 => -8, 22 => -9, 20 => -10, _ => signal };

    private static unsafe void Wake(int descriptor, int signal)
    {
        if (descriptor < 0) return;
        byte number = (byte)signal;
        _ = Platform.LibC.Write(descriptor, &number, 1);
    }

    /// <summary>Handlers run on the main thread of the main interpreter only. (_Py_ThreadCanHandleSignals)</summary>
    internal static bool CanHandle(ThreadState ts) => ReferenceEquals(ts, ts.Interpreter.MainThread) && ts.Interpreter.IsMain;

    /// <summary>What the eval breaker asks for. (handle_signals)</summary>
    internal static bool Handle(ThreadState ts, Interrupt what)
    {
        if ((what & Interrupt.DropLock) != 0) ts.Interpreter.Lock.Yield(ts);
        if ((what & Interrupt.Signals) == 0 || !CanHandle(ts)) return true;
        SignalState signals = ts.Interpreter.Signals;
        while (signals.Take() is var signal and > 0)
        {
            Value handler = signals.Handlers[signal];
            if (signals.IsDefaultInterrupt(signal))
            {
                Interruption.Request(ts, Interrupt.Signals);
                _ = ts.Raise(Errors.Simple(PyType.KeyboardInterrupt));
                return false;
            }
            if (handler.IsNull || handler.IsInt) continue;
            Value frame = PyFrame.At(ts, 0) is { } running ? running : Value.None;
            if (!Calls.Call(ts, handler, signal, frame).IsNull) continue;
            Interruption.Request(ts, Interrupt.Signals);
            return false;
        }
        return true;
    }

    internal static string? Describe(int signal) => signal switch
    {
        1 => "Hangup", 2 => "Interrupt", 3 => "Quit", 4 => "Illegal instruction", 5 => "Trace/breakpoint trap", 6 => "Aborted", 7 => "Bus error",
        8 => "Floating point exception", 9 => "Killed", 10 => "User defined signal 1", 11 => "Segmentation fault", 12 => "User defined signal 2",
        13 => "Broken pipe", 14 => "Alarm clock", 15 => "Terminated", 16 => "Stack fault", 17 => "Child exited", 18 => "Continued",
        19 => "Stopped (signal)", 20 => "Stopped", 21 => "Stopped (tty input)", 22 => "Stopped (tty output)", 23 => "Urgent I/O condition",
        24 => "CPU time limit exceeded", 25 => "File size limit exceeded", 26 => "Virtual timer expired", 27 => "Profiling timer expired",
        28 => "Window changed", 29 => "I/O possible", 30 => "Power failure", 31 => "Bad system call",
        >= 34 and <= 64 => $"Real-time signal {signal - 34}", _ => null,
    };
}
