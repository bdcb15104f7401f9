using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>What C# code does for an event instead of a Python callback.</summary>
internal delegate bool NativeMonitor(ThreadState ts, Frame frame, MonitoringEvent what, ReadOnlySpan<Value> args);

/// <summary>An interpreter's tools, their callbacks and the events that they want everywhere. (sys.monitoring)</summary>
internal sealed class Monitoring
{
    internal const int Tools = 8, UserTools = 6, ProfileTool = 6, TraceTool = 7;

    private readonly int[] _global = new int[Tools];
    private readonly Value[] _names = new Value[Tools];

    // Most interpreters have no tools.
    private Value[,] Callbacks => field ??= new Value[Tools, MonitoringEvents.Count];

    /// <summary>A callback that returns it is not called again for that place.</summary>
    internal readonly Value Disable = new Mark();

    /// <summary>Stands for the first argument of a call that has none.</summary>
    internal readonly Value Missing = new Mark();

    /// <summary>Changes whenever a code object may have to be instrumented anew.</summary>
    internal int Version { get; private set; } = 1;

    /// <summary>Changes when what was disabled is enabled again.</summary>
    internal int Restarts { get; private set; }

    /// <summary>Some tool wants some event.</summary>
    internal bool IsActive { get; private set; }

    /// <summary>The global events of all tools together.</summary>
    internal int AllEvents { get; private set; }

    internal NativeMonitor? Profiler, Tracer;

    internal ref Value NameOf(int tool) => ref _names[tool];

    internal int EventsOf(int tool) => _global[tool];

    internal Value SetCallback(int tool, int what, Value callback)
    {
        Value old = Callbacks[tool, what];
        Callbacks[tool, what] = callback;
        return old;
    }

    /// <summary>Sets a tool's global events and instruments what runs now; the rest follows when it is next entered.</summary>
    internal void SetEvents(ThreadState ts, int tool, int events)
    {
        if (_global[tool] == events)
        {
            if (IsActive) Interruption.Request(ts, Interrupt.Monitoring);
            return;
        }
        _global[tool] = events;
        Changed(ts);
    }

    /// <summary>Sets a tool's events for one code object.</summary>
    internal void SetLocalEvents(ThreadState ts, int tool, CodeObject code, int events)
    {
        CodeMonitors monitors = ExecutableCode.Of(code).Monitors ??= new CodeMonitors();
        monitors.Local[tool] = events;
        if (monitors.HasEvents) (_withLocalEvents ??= []).Add(code);
        else _withLocalEvents?.Remove(code);
        Changed(ts);
    }

    internal int LocalEventsOf(int tool, CodeObject code) => ExecutableCode.Of(code).Monitors?.Local[tool] ?? 0;

    internal void RestartEvents(ThreadState ts)
    {
        Restarts++;
        Changed(ts);
    }

    private HashSet<CodeObject>? _withLocalEvents;

    private void Changed(ThreadState ts)
    {
        Version++;
        AllEvents = 0;
        foreach (int events in _global) AllEvents |= events;
        IsActive = AllEvents != 0 || _withLocalEvents is { Count: > 0 };
        for (Frame? frame = ts.CurrentFrame; frame is not null && (frame.Role & FrameRole.Root) == 0; frame = frame.Previous)
        {
            Instrumentation.Update(ts.Interpreter, frame.Code);
            // The line that runs has begun.
            frame.LastLine = CodeLocations.LineAt(frame.Code.Source, frame.Offset);
            frame.LastLineOffset = frame.Offset;
        }
        if (!IsActive) return;
        Interruption.Request(ts, Interrupt.Monitoring);
        foreach (ThreadState other in ts.Interpreter.Threads) Interruption.Request(other, Interrupt.Monitoring);
    }

    /// <summary>The tools that want the event in this code.</summary>
    internal int ToolsFor(CodeMonitors? local, MonitoringEvent what)
    {
        int tools = 0, bit = what.Bit();
        for (int tool = 0; tool < Tools; tool++)
        {
            if (((_global[tool] | (local?.Local[tool] ?? 0)) & bit) != 0) tools |= 1 << tool;
        }
        return tools;
    }

    /// <summary>Calls whoever wants the event; false with an error pending. (call_instrumentation_vector)</summary>
    internal bool Fire(ThreadState ts, Frame frame, MonitoringEvent what, params ReadOnlySpan<Value> args)
    {
        if (ts.IsTracing) return true;
        CodeMonitors? monitors = frame.Code.Monitors;
        // C_RETURN and C_RAISE come with CALL.
        int tools = ToolsFor(monitors, what), offset = frame.Offset;
        if (tools == 0) return true;
        PyException? pending = ts.Pending;
        ts.ClearPending();
        (Frame? outerFrame, MonitoringEvent outerEvent) = (ts.ToldFrame, ts.ToldEvent);
        (ts.ToldFrame, ts.ToldEvent) = (frame, what);
        bool done = true;
        for (int tool = 0; tool < Tools && done; tool++)
        {
            if ((tools & 1 << tool) == 0 || monitors is not null && monitors.IsDisabled(tool, what, offset, Restarts)) continue;
            done = Call(ts, frame, tool, what, args);
        }
        (ts.ToldFrame, ts.ToldEvent) = (outerFrame, outerEvent);
        if (done) ts.Pending = pending;
        return done;
    }

    private bool Call(ThreadState ts, Frame frame, int tool, MonitoringEvent what, ReadOnlySpan<Value> args)
    {
        if (tool >= UserTools && what == MonitoringEvent.PyReturn) Temporaries.Show(args[1]);
        if (tool == ProfileTool) return Profiler is null || Profiler(ts, frame, what, args);
        if (tool == TraceTool) return Tracer is null || Tracer(ts, frame, what, args);
        Value callback = Callbacks[tool, (int)what];
        if (callback.IsNull) return true;
        // No function written in C# keeps what it is told: cProfile's are such.
        if (callback.Ref is not PyBuiltinFunction)
        {
            foreach (Value arg in args) Temporaries.Show(arg);
        }
        Value[] all = new Value[args.Length + 1];
        all[0] = frame.Code.Source;
        args.CopyTo(all.AsSpan(1));
        ts.IsTracing = true;
        Value result = Calls.Call(ts, callback, all, null);
        ts.IsTracing = false;
        if (result.IsNull) return false;
        if (!result.Is(Disable)) return true;
        if ((int)what >= MonitoringEvents.LocalCount && what is not (MonitoringEvent.CReturn or MonitoringEvent.CRaise))
        {
            SetCallback(tool, (int)what, default);
            ts.Raise(PyType.ValueError, $"Cannot disable {MonitoringEvents.Names[(int)what]} events. Callback removed.");
            return false;
        }
        (frame.Code.Monitors ??= new CodeMonitors()).Disabled(tool, what, frame.Offset, Restarts);
        return true;
    }

    private sealed class Mark() : PyObject(PyType.Object);
}

/// <summary>What tools want of one code object, and where they do not.</summary>
internal sealed class CodeMonitors
{
    private readonly HashSet<(int Tool, MonitoringEvent What, int Offset)> _disabled = [];
    private int _restarts;

    internal readonly int[] Local = new int[Monitoring.Tools];

    internal bool HasEvents => Array.Exists(Local, static events => events != 0);

    internal bool IsDisabled(int tool, MonitoringEvent what, int offset, int restarts)
    {
        if (_restarts == restarts) return _disabled.Count > 0 && _disabled.Contains((tool, Family(what), offset));
        _disabled.Clear();
        _restarts = restarts;
        return false;
    }

    internal void Disabled(int tool, MonitoringEvent what, int offset, int restarts)
    {
        if (_restarts != restarts) _disabled.Clear();
        _restarts = restarts;
        _disabled.Add((tool, Family(what), offset));
    }

    // Disabling C_RETURN or C_RAISE disables the call.
    private static MonitoringEvent Family(MonitoringEvent what) =>
        what is MonitoringEvent.CReturn or MonitoringEvent.CRaise ? MonitoringEvent.Call : what;
}
