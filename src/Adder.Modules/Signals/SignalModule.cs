using System.Runtime.InteropServices;
using Adder.Execution;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary>The <c>_signal</c> module.</summary>
[PyModule("_signal", Doc = "This module provides mechanisms to use signal handlers in Python.")]
internal static unsafe partial class SignalModule
{
    private const int Default = 0, Ignore = 1, Interrupt = 2, FileTooLarge = 25;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        WordList.AddNumbers(module.Dict, SignalConstants.All);
        module.Dict.SetString("ItimerError", TimerErrorType.TypeObject);
        module.Dict.SetString("struct_siginfo", Information.Type);
        SignalState signals = ts.Interpreter.Signals;
        bool installs = ts.Interpreter.IsMain && ts.Interpreter.Config.InstallSignalHandlers;
        if (installs)
        {
            _ = LibC.SetDisposition(FileTooLarge, Ignore);
            ts.Interpreter.State<SystemCallWakeup>().Install(ts);
        }
        for (int i = 1; i < SignalState.Count; i++)
        {
            if (signals.Handlers[i].IsNull) signals.Handlers[i] = SignalDelivery.IsIgnored(i) ? Ignore : Default;
        }
        Value handler = module.Dict.FindString("default_int_handler");
        if (installs && signals.Handlers[Interrupt].Is(Default)) SignalDelivery.Install(ts, Interrupt, handler);
    }

    [PyFunction("default_int_handler($module, signalnum, frame, /)\n--\n\nWhat SIGINT does unless the program says otherwise: raise KeyboardInterrupt.", Name = "default_int_handler")]
    private static Value DefaultInterruptHandler(ThreadState ts, int signalnum, Value frame) => ts.Raise(Errors.Simple(PyType.KeyboardInterrupt));

    [PyFunction("signal($module, signalnum, handler, /)\n--\n\nSet the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\nThe previous action is returned.  See getsignal() for possible return values.", Name = "signal")]
    private static Value Signal(ThreadState ts, int signalnum, Value handler)
    {
        if (!SignalDelivery.CanHandle(ts)) throw Errors.ValueError("signal only works in main thread of the main interpreter");
        Check(signalnum);
        bool number = handler.IsInt && handler.Bits is Default or Ignore || handler.Ref is PyLong { Number: var n } && (n == 0 || n == 1);
        if (!number && !Calls.IsCallable(handler)) throw Errors.TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        if (!PendingWork.Run(ts)) throw ts.Throwable();
        Value old = ts.Interpreter.Signals.Handlers[signalnum];
        if (!SignalDelivery.Install(ts, signalnum, number ? Indexing.Index(ts, handler) : handler)) throw SystemErrors.Of(ts, Errno.Invalid);
        return old.IsNull ? Value.None : old;
    }

    [PyFunction("getsignal($module, signalnum, /)\n--\n\nReturn the current action for the given signal.", Name = "getsignal")]
    private static Value GetSignal(ThreadState ts, int signalnum)
    {
        Check(signalnum);
        Value handler = ts.Interpreter.Signals.Handlers[signalnum];
        return handler.IsNull ? Value.None : handler;
    }

    [PyFunction("raise_signal($module, signalnum, /)\n--\n\nSend a signal to the executing process.", Name = "raise_signal")]
    private static void RaiseSignal(ThreadState ts, int signalnum)
    {
        Check(signalnum);
        SignalDelivery.Send(ts, signalnum);
        if (!PendingWork.Run(ts)) throw ts.Throwable();
    }

    [PyFunction("strsignal($module, signalnum, /)\n--\n\nReturn the system description of the given signal.", Name = "strsignal")]
    private static Value Describe(int signalnum)
    {
        Check(signalnum);
        return SignalDelivery.Describe(signalnum) is { } text ? text : Value.None;
    }

    [PyFunction("valid_signals($module, /)\n--\n\nReturn a set of valid signal numbers on this platform.", Name = "valid_signals")]
    private static Value ValidSignals(ThreadState ts)
    {
        PySet set = new(PyType.Set);
        for (int i = 1; i < SignalState.Count; i++)
        {
            if (i is not (32 or 33)) set.Add(ts, i);
        }
        return set;
    }

    [PyFunction("set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)\n--\n\nSets the fd to be written to (with the signal number) when a signal comes in.", Name = "set_wakeup_fd")]
    private static int SetWakeup(ThreadState ts, int fd, bool warnOnFullBuffer = true)
    {
        if (!SignalDelivery.CanHandle(ts)) throw Errors.ValueError("set_wakeup_fd only works in main thread of the main interpreter");
        SignalState signals = ts.Interpreter.Signals;
        if (fd >= 0)
        {
            SystemErrors.Check(ts, LibC.StatusOf(fd, out _));
            if ((SystemErrors.Check(ts, LibC.Control(fd, 3, 0)) & 0x800) == 0) throw Errors.ValueError($"the fd {fd} must be in non-blocking mode");
        }
        int old = signals.WakeupDescriptor;
        signals.WakeupDescriptor = fd < 0 ? -1 : fd;
        signals.WarnsOnFullWakeup = warnOnFullBuffer;
        return old;
    }

    [PyFunction("siginterrupt($module, signalnum, flag, /)\n--\n\nChange system call restart behaviour.", Name = "siginterrupt")]
    private static void SetInterrupting(ThreadState ts, int signalnum, int flag)
    {
        Check(signalnum);
        ts.Interpreter.Signals.SetRestarting(signalnum, flag == 0);
    }

    private static void Check(int signal)
    {
        if (signal is < 1 or >= SignalState.Count) throw Errors.ValueError("signal number out of range");
    }
}
