using System.Diagnostics;
using Adder.Execution;
using Adder.Modules.Platform;
using Adder.Modules.Sys;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Profiling;

/// <summary><c>_lsprof.Profiler</c>: counts and times calls by way of sys.monitoring.</summary>
[PyType("Profiler", Module = "_lsprof", Doc = """
    Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)

    A profiler with its own clock, or one that calls timer. Where timer
    gives whole numbers, timeunit says how many seconds one of them is.
    """)]
internal partial class PyProfiler(PyType type) : PyObject(type)
{
    private static readonly (MonitoringEvent What, string Callback)[] s_callbacks =
    [
        (MonitoringEvent.PyStart, "_pystart_callback"), (MonitoringEvent.PyResume, "_pystart_callback"),
        (MonitoringEvent.PyThrow, "_pystart_callback"), (MonitoringEvent.PyReturn, "_pyreturn_callback"),
        (MonitoringEvent.PyYield, "_pyreturn_callback"), (MonitoringEvent.PyUnwind, "_pyreturn_callback"),
        (MonitoringEvent.Call, "_ccall_callback"), (MonitoringEvent.CReturn, "_creturn_callback"),
        (MonitoringEvent.CRaise, "_creturn_callback"),
    ];

    // Functions by code object or method definition, in the order of their first calls.
    private readonly Dictionary<object, ProfilerEntry> _entries = new(ReferenceEqualityComparer.Instance);
    private ProfilerContext? _current;
    private Value _timer;
    private double _timeUnit;
    private bool _subcalls, _builtins, _isEnabled;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyProfiler>(type);

    [Slot(Slot.TpInit, Signature = "Profiler(timer=None, timeunit=0.0, subcalls=True, builtins=True)")]
    private void Init(Value timer, double timeunit, bool subcalls, bool builtins)
    {
        _timer = timer.IsNone ? default : timer;
        _timeUnit = timeunit;
        _subcalls = subcalls;
        _builtins = builtins;
    }

    [PyMethod("""
        enable(subcalls=True, builtins=True)

        Begin to collect.
        With subcalls, figures of a function are also kept per caller; with
        builtins, built-in functions have figures of their own.
        """, Name = "enable")]
    private void Enable(ThreadState ts, bool subcalls = true, bool builtins = true)
    {
        _subcalls = subcalls;
        _builtins = builtins;
        Monitoring monitoring = ts.Interpreter.Monitoring;
        ref Value tool = ref monitoring.NameOf(MonitoringModule.ProfilerId);
        if (!tool.IsNull) throw Errors.ValueError("Another profiling tool is already active");
        tool = PyStr.Intern("cProfile");
        int events = 0;
        foreach ((MonitoringEvent what, string callback) in s_callbacks)
        {
            monitoring.SetCallback(MonitoringModule.ProfilerId, (int)what, Adder.Protocols.Attributes.Get(ts, this, callback).OrThrow(ts));
            events |= what.Bit();
        }
        _isEnabled = true;
        monitoring.SetEvents(ts, MonitoringModule.ProfilerId, events);
    }

    [PyMethod("disable()\n\nStop collecting.", Name = "disable")]
    private void Disable(ThreadState ts)
    {
        if (!_isEnabled) return;
        _isEnabled = false;
        Monitoring monitoring = ts.Interpreter.Monitoring;
        foreach ((MonitoringEvent what, string _) in s_callbacks) monitoring.SetCallback(MonitoringModule.ProfilerId, (int)what, default);
        monitoring.SetEvents(ts, MonitoringModule.ProfilerId, 0);
        monitoring.NameOf(MonitoringModule.ProfilerId) = default;
        while (_current is not null) Stop(ts, _current);
    }

    [PyMethod("clear()\n\nForget what was collected.", Name = "clear")]
    private void Clear()
    {
        _entries.Clear();
        _current = null;
    }

    [PyMethod("""
        getstats($self, /)
        --

        A list of profiler_entry objects, one for each function that was called.

        Their calls are None or a list of profiler_subentry objects: what the
        function called, and how long that took.
        """, Name = "getstats")]
    private Value GetStats()
    {
        double unit = _timer.IsNull || _timeUnit == 0 ? 1e-9 : _timeUnit;
        PyList all = new();
        foreach (ProfilerEntry entry in _entries.Values)
        {
            if (entry.Calls == 0) continue;
            all.Add(LsprofModule.Entry.Make(entry.Shown, entry.Calls, entry.RecursiveCalls, unit * entry.Total, unit * entry.Inline, CalleesOf(entry, unit)));
        }
        return all;
    }

    private static Value CalleesOf(ProfilerEntry entry, double unit)
    {
        if (entry.Callees is null) return Value.None;
        PyList callees = new();
        foreach ((ProfilerEntry callee, CallFigures figures) in entry.Callees)
        {
            if (figures.Calls == 0) continue;
            callees.Add(LsprofModule.SubEntry.Make(callee.Shown, figures.Calls, figures.RecursiveCalls, unit * figures.Total, unit * figures.Inline));
        }
        return callees;
    }

    // What sys.monitoring calls.

    [PyMethod("_pystart_callback(code, instruction_offset, exception=None)", Name = "_pystart_callback")]
    private void OnStart(ThreadState ts, Value code, Value instructionOffset, Value exception = default) => Enter(ts, code.Ref, code);

    [PyMethod("_pyreturn_callback(code, instruction_offset, retval)", Name = "_pyreturn_callback")]
    private void OnReturn(ThreadState ts, Value code, Value instructionOffset, Value retval) => Leave(ts, code.Ref);

    [PyMethod("_ccall_callback(code, instruction_offset, callable, self_arg)", Name = "_ccall_callback")]
    private void OnBuiltinCall(ThreadState ts, Value code, Value instructionOffset, Value callable, Value selfArg)
    {
        if (_builtins && DefinitionOf(ts, callable, selfArg) is { } definition) Enter(ts, definition, callable);
    }

    [PyMethod("_creturn_callback(code, instruction_offset, callable, self_arg)", Name = "_creturn_callback")]
    private void OnBuiltinReturn(ThreadState ts, Value code, Value instructionOffset, Value callable, Value selfArg)
    {
        if (_builtins && DefinitionOf(ts, callable, selfArg) is { } definition) Leave(ts, definition);
    }

    // get_cfunc_from_callable
    private static MethodDef? DefinitionOf(ThreadState ts, Value callable, Value self) => callable.Ref switch
    {
        PyBuiltinFunction function => function.Def,
        PyMethodDescriptor method when !self.Is(ts.Interpreter.Monitoring.Missing) => method.Def,
        _ => null,
    };

    // ptrace_enter_call
    private void Enter(ThreadState ts, object key, Value called)
    {
        if (!_entries.TryGetValue(key, out ProfilerEntry? entry)) _entries.Add(key, entry = new ProfilerEntry(BuiltinDescription.Of(ts, called)));
        ProfilerContext context = new(entry, _current);
        entry.Begin();
        if (_subcalls) _current?.Entry.Callee(entry).Begin();
        _current = context;
        context.Start = Now(ts);
    }

    // ptrace_leave_call
    private void Leave(ThreadState ts, object key)
    {
        if (_current is not { } context) return;
        // What was entered before the profiler was enabled is not known.
        if (_entries.TryGetValue(key, out ProfilerEntry? entry) && ReferenceEquals(entry, context.Entry)) Stop(ts, context);
        else if (entry is null) _current = context.Previous;
        else Stop(ts, context);
    }

    private void Stop(ThreadState ts, ProfilerContext context)
    {
        long total = Now(ts) - context.Start, inline = total - context.InCallees;
        _current = context.Previous;
        context.Entry.End(total, inline);
        if (context.Previous is not { } caller) return;
        caller.InCallees += total;
        if (_subcalls) caller.Entry.CalleeOrNull(context.Entry)?.End(total, inline);
    }

    private long Now(ThreadState ts) => _timer.IsNull ? (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency)) : AskTimer(ts);

    // CallExternalTimer
    private long AskTimer(ThreadState ts)
    {
        try
        {
            Value time = Calls.Call(ts, _timer).OrThrow(ts);
            if (_timeUnit <= 0) return TimeArgument.Nanoseconds(ts, time, TimeArgument.Second);
            return time.Type.IsSubtypeOf(PyType.Int) ? Indexing.ToSsize(ts, time, PyType.OverflowError) : throw Errors.TypeError($"expecting int, got {time.Type.Name}");
        }
        catch (PythonException error)
        {
            ts.Pending = error.Error;
            Unraisable.Report(ts, _timer);
            return 0;
        }
    }
}
