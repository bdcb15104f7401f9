using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Faults;

/// <summary>What faulthandler keeps: where to write, the timer, the signals that dump stacks.</summary>
internal sealed class FaultState : IState<FaultState>
{
    static FaultState IState<FaultState>.New() => new();

    private const int StackSize = 1 << 20;

    private readonly Dictionary<int, (PosixSignalRegistration Registration, Action<PosixSignalContext?> Dump, Value File, bool Chains)> _registered = [];
    private ManualResetEventSlim? _timerEnds;

    /// <summary>Written to when the process is about to die; -1 while disabled.</summary>
    internal int Descriptor { get; set; } = -1;

    internal Value File { get; set; }

    internal bool AllThreads { get; set; }

    internal static readonly (int Signal, string Name)[] Fatal =
        [(7, "Bus error"), (4, "Illegal instruction"), (8, "Floating point exception"), (6, "Aborted"), (11, "Segmentation fault")];

    /// <summary>What enable() promises, before a fatal signal that the program sends itself.</summary>
    internal void Report(ThreadState ts, int signal)
    {
        if (Descriptor < 0) return;
        foreach ((int number, string name) in Fatal)
        {
            if (number != signal) continue;
            TracebackDump.Write(Descriptor, $"Fatal Python error: {name}\n\n");
            if (AllThreads) TracebackDump.All(Descriptor, ts.Interpreter, ts);
            else TracebackDump.One(Descriptor, ts);
        }
    }

    // faulthandler_thread
    internal void StartTimer(Interpreter interpreter, TimeSpan timeout, bool repeat, int descriptor, bool exit, string heading)
    {
        StopTimer();
        ManualResetEventSlim ends = _timerEnds = new ManualResetEventSlim();
        // Not a timer of .NET's: a forked child has none.
        new Thread(() => Run(ends), StackSize) { IsBackground = true }.UnsafeStart();

        void Run(ManualResetEventSlim ends)
        {
            while (!ends.Wait(timeout.TotalMilliseconds < int.MaxValue ? timeout : Timeout.InfiniteTimeSpan))
            {
                TracebackDump.Write(descriptor, heading);
                TracebackDump.All(descriptor, interpreter, null);
                if (exit) LibC.Exit(1);
                if (!repeat) return;
            }
        }
    }

    internal void StopTimer()
    {
        _timerEnds?.Set();
        _timerEnds = null;
    }

    internal void Register(ThreadState ts, int signal, int descriptor, Value file, bool allThreads, bool chain)
    {
        Unregister(signal);
        Interpreter interpreter = ts.Interpreter;
        _registered[signal] = (PosixSignalRegistration.Create((PosixSignal)signal, Dump), Dump, file, chain);

        void Dump(PosixSignalContext? context)
        {
            if (context is not null) context.Cancel = !chain || !IsDefault(interpreter, signal);
            if (allThreads) TracebackDump.All(descriptor, interpreter, interpreter.Lock.Holder ?? interpreter.MainThread);
            else if (interpreter.MainThread is { } main) TracebackDump.One(descriptor, main);
        }
    }

    /// <summary>A signal that .NET's handler has told of, in a forked child.</summary>
    internal void Relay(int signal)
    {
        if (_registered.TryGetValue(signal, out var entry)) entry.Dump(null);
    }

    /// <summary>
    /// Dumps for a signal that the program sends itself: .NET's thread might do it after the program has ended. Not where the system's own
    /// way of handling it comes next. True when nobody else is to hear of the signal.
    /// </summary>
    internal bool DumpNow(Interpreter interpreter, int signal)
    {
        if (!_registered.TryGetValue(signal, out var entry) || (entry.Chains && IsDefault(interpreter, signal))) return false;
        entry.Dump(null);
        return !entry.Chains;
    }

    private static bool IsDefault(Interpreter interpreter, int signal) => interpreter.Signals.Handlers[signal] is var handler && (handler.IsNull || handler.IsInt);

    internal bool Unregister(int signal)
    {
        if (!_registered.Remove(signal, out var entry)) return false;
        entry.Registration.Dispose();
        return true;
    }
}
