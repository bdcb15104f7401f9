using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary><c>sys.monitoring</c> (PEP 669).</summary>
[PyModule("sys.monitoring")]
internal static partial class MonitoringModule
{
    [PyConstant(Name = "DEBUGGER_ID")] internal const int DebuggerId = 0;
    [PyConstant(Name = "COVERAGE_ID")] internal const int CoverageId = 1;
    [PyConstant(Name = "PROFILER_ID")] internal const int ProfilerId = 2;
    [PyConstant(Name = "OPTIMIZER_ID")] internal const int OptimizerId = 5;

    private const int CallFamily = 1 << (int)MonitoringEvent.CReturn | 1 << (int)MonitoringEvent.CRaise;
    private const int SettableEvents = (1 << (int)MonitoringEvent.CReturn) - 1;
    private const int LocalEvents = (1 << MonitoringEvents.LocalCount) - 1;

    /// <summary>What changes, or is the interpreter's.</summary>
    internal static void AddOwn(Interpreter interpreter, PyDict dict)
    {
        dict.SetString("DISABLE", interpreter.Monitoring.Disable);
        dict.SetString("MISSING", interpreter.Monitoring.Missing);
        PyDict events = new();
        events.SetString("NO_EVENTS", 0);
        for (int i = 0; i < MonitoringEvents.Count; i++) events.SetString(MonitoringEvents.Names[i], 1 << i);
        dict.SetString("events", new PySimpleNamespace(events));
    }

    [PyFunction("use_tool_id($module, tool_id, name, /)\n--\n\nTake a tool id.", Name = "use_tool_id")]
    private static void UseToolId(ThreadState ts, int toolId, Value name)
    {
        Check(toolId);
        if (name.Ref is not PyStr) throw Errors.ValueError("tool name must be a str");
        ref Value taken = ref ts.Interpreter.Monitoring.NameOf(toolId);
        if (!taken.IsNull) throw Errors.ValueError($"tool {toolId} is already in use");
        taken = name;
    }

    [PyFunction("free_tool_id($module, tool_id, /)\n--\n\nGive a tool id back.", Name = "free_tool_id")]
    private static void FreeToolId(ThreadState ts, int toolId)
    {
        Check(toolId);
        ts.Interpreter.Monitoring.NameOf(toolId) = default;
    }

    [PyFunction("get_tool($module, tool_id, /)\n--\n\nThe name of the tool that has the id, or None.", Name = "get_tool")]
    private static Value GetTool(ThreadState ts, int toolId)
    {
        Check(toolId);
        Value name = ts.Interpreter.Monitoring.NameOf(toolId);
        return name.IsNull ? Value.None : name;
    }

    [PyFunction("register_callback($module, tool_id, event, func, /)\n--\n\nSet the callback of an event and return the one before.", Name = "register_callback")]
    private static Value RegisterCallback(ThreadState ts, int toolId, int @event, Value func)
    {
        Check(toolId);
        if (@event <= 0 || !int.IsPow2(@event)) throw Errors.ValueError("The callback can only be set for one event at a time");
        int number = int.Log2(@event);
        if (number >= MonitoringEvents.Count) throw Errors.ValueError($"invalid event {@event}");
        Auditing.Raise(ts, "sys.monitoring.register_callback", func);
        Value old = ts.Interpreter.Monitoring.SetCallback(toolId, number, func.IsNone ? default : func);
        return old.IsNull ? Value.None : old;
    }

    [PyFunction("get_events($module, tool_id, /)\n--\n\nThe events of a tool.", Name = "get_events")]
    private static int GetEvents(ThreadState ts, int toolId)
    {
        Check(toolId);
        return WithoutCallFamily(ts.Interpreter.Monitoring.EventsOf(toolId));
    }

    [PyFunction("set_events($module, tool_id, event_set, /)\n--\n\nSet the events of a tool.", Name = "set_events")]
    private static void SetEvents(ThreadState ts, int toolId, int eventSet)
    {
        CheckInUse(ts, toolId);
        ts.Interpreter.Monitoring.SetEvents(ts, toolId, Checked(eventSet, SettableEvents));
    }

    [PyFunction("get_local_events($module, tool_id, code, /)\n--\n\nThe events of a tool for a code object.", Name = "get_local_events")]
    private static int GetLocalEvents(ThreadState ts, int toolId, Value code)
    {
        if (code.Ref is not CodeObject target) throw Errors.TypeError("code must be a code object");
        Check(toolId);
        return WithoutCallFamily(ts.Interpreter.Monitoring.LocalEventsOf(toolId, target));
    }

    [PyFunction("set_local_events($module, tool_id, code, event_set, /)\n--\n\nSet the events of a tool for a code object.", Name = "set_local_events")]
    private static void SetLocalEvents(ThreadState ts, int toolId, Value code, int eventSet)
    {
        if (code.Ref is not CodeObject target) throw Errors.TypeError("code must be a code object");
        CheckInUse(ts, toolId);
        ts.Interpreter.Monitoring.SetLocalEvents(ts, toolId, target, Checked(eventSet, LocalEvents));
    }

    [PyFunction("restart_events($module, /)\n--\n\nEnable again what callbacks have disabled.", Name = "restart_events")]
    private static void RestartEvents(ThreadState ts) => ts.Interpreter.Monitoring.RestartEvents(ts);

    [PyFunction("_all_events($module, /)\n--\n\nThe tools of every event that has some.", Name = "_all_events")]
    private static PyDict AllEvents(ThreadState ts)
    {
        PyDict all = new();
        for (int i = 0; i < MonitoringEvents.Count; i++)
        {
            int tools = ts.Interpreter.Monitoring.ToolsFor(null, (MonitoringEvent)i);
            if (tools != 0) all.SetString(MonitoringEvents.Names[i], tools);
        }
        return all;
    }

    // C_RETURN and C_RAISE come with CALL and cannot be had alone.
    private static int Checked(int events, int allowed)
    {
        if ((events & CallFamily) == CallFamily && (events & 1 << (int)MonitoringEvent.Call) != 0) events &= ~CallFamily;
        if ((events & CallFamily) != 0) throw Errors.ValueError("cannot set C_RETURN or C_RAISE events independently");
        if (events < 0 || (events & ~allowed) != 0) throw Errors.ValueError($"invalid event set 0x{events:x}");
        return (events & 1 << (int)MonitoringEvent.Call) != 0 ? events | CallFamily : events;
    }

    private static int WithoutCallFamily(int events) => events & ~CallFamily;

    private static void Check(int toolId)
    {
        if (toolId is < 0 or >= Monitoring.UserTools) throw Errors.ValueError($"invalid tool {toolId} (must be between 0 and 5)");
    }

    private static void CheckInUse(ThreadState ts, int toolId)
    {
        Check(toolId);
        if (ts.Interpreter.Monitoring.NameOf(toolId).IsNull) throw Errors.ValueError($"tool {toolId} is not in use");
    }
}
