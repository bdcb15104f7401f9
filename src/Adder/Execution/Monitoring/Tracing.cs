using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary><c>sys.settrace</c> and <c>sys.setprofile</c>, made of monitoring events. (legacy_tracing.c)</summary>
internal static class Tracing
{
    private static readonly int s_traceEvents = MonitoringEvent.PyStart.Bit() | MonitoringEvent.PyResume.Bit() | MonitoringEvent.PyReturn.Bit()
        | MonitoringEvent.PyYield.Bit() | MonitoringEvent.Raise.Bit() | MonitoringEvent.Line.Bit() | MonitoringEvent.PyUnwind.Bit()
        | MonitoringEvent.PyThrow.Bit() | MonitoringEvent.StopIteration.Bit();

    private static readonly int s_profileEvents = MonitoringEvent.PyStart.Bit() | MonitoringEvent.PyResume.Bit()
        | MonitoringEvent.PyReturn.Bit() | MonitoringEvent.PyYield.Bit() | MonitoringEvent.Call.Bit() | MonitoringEvent.PyUnwind.Bit()
        | MonitoringEvent.PyThrow.Bit() | MonitoringEvent.CReturn.Bit() | MonitoringEvent.CRaise.Bit();

    /// <summary>Sets the thread's trace function; none: stops tracing.</summary>
    internal static void SetTrace(ThreadState ts, Value function)
    {
        LetGo(ts, ts.TraceFunction);
        ts.TraceFunction = function;
        Monitoring monitoring = ts.Interpreter.Monitoring;
        monitoring.Tracer = OnTrace;
        int events = !IsTraced(ts.Interpreter) ? 0 : s_traceEvents | (ts.TracesOpcodes ? MonitoringEvent.Instruction.Bit() : 0);
        monitoring.SetEvents(ts, Monitoring.TraceTool, events);
    }

    internal static void SetProfile(ThreadState ts, Value function)
    {
        LetGo(ts, ts.ProfileFunction);
        ts.ProfileFunction = function;
        Monitoring monitoring = ts.Interpreter.Monitoring;
        monitoring.Profiler = OnProfile;
        monitoring.SetEvents(ts, Monitoring.ProfileTool, IsProfiled(ts.Interpreter) ? s_profileEvents : 0);
    }

    // Its __del__ may well have to do with tools: it should not come at some other time.
    private static unsafe void LetGo(ThreadState ts, Value function)
    {
        if (!function.IsNull && function.Type.TpFinalize != null) Collection.Request(ts, GC.MaxGeneration);
    }

    /// <summary>Sets the function of all threads of the interpreter. (PyEval_SetTraceAllThreads)</summary>
    internal static void SetTraceOfAll(ThreadState ts, Value function)
    {
        foreach (ThreadState thread in ts.Interpreter.Threads) thread.TraceFunction = function;
        SetTrace(ts, function);
    }

    /// <inheritdoc cref="SetTraceOfAll"/>
    internal static void SetProfileOfAll(ThreadState ts, Value function)
    {
        foreach (ThreadState thread in ts.Interpreter.Threads) thread.ProfileFunction = function;
        SetProfile(ts, function);
    }

    private static bool IsTraced(Interpreter interpreter)
    {
        foreach (ThreadState thread in interpreter.Threads)
        {
            if (!thread.TraceFunction.IsNull) return true;
        }
        return false;
    }

    private static bool IsProfiled(Interpreter interpreter)
    {
        foreach (ThreadState thread in interpreter.Threads)
        {
            if (!thread.ProfileFunction.IsNull) return true;
        }
        return false;
    }

    /// <summary>A frame wants opcode events from now on.</summary>
    internal static void TraceOpcodes(ThreadState ts)
    {
        ts.TracesOpcodes = true;
        if (!ts.TraceFunction.IsNull) SetTrace(ts, ts.TraceFunction);
    }

    private static bool OnTrace(ThreadState ts, Frame frame, MonitoringEvent what, ReadOnlySpan<Value> args)
    {
        if (ts.TraceFunction.IsNull) return true;
        PyFrame traced = PyFrame.Of(frame);
        switch (what)
        {
            case MonitoringEvent.PyStart or MonitoringEvent.PyResume or MonitoringEvent.PyThrow:
                return Trace(ts, traced, ts.TraceFunction, "call", Value.None);
            case MonitoringEvent.Line:
                return OnLine(ts, traced, args[0]);
            case MonitoringEvent.Instruction:
                return traced.TraceFunction.IsNull || !traced.TraceOpcodes || Trace(ts, traced, traced.TraceFunction, "opcode", Value.None);
            case MonitoringEvent.PyReturn or MonitoringEvent.PyYield:
                return traced.TraceFunction.IsNull || Trace(ts, traced, traced.TraceFunction, "return", args[1]);
            case MonitoringEvent.PyUnwind:
                return traced.TraceFunction.IsNull || Trace(ts, traced, traced.TraceFunction, "return", Value.None);
            default:
                if (traced.TraceFunction.IsNull) return true;
                PyException error = (PyException)args[1].Ref;
                Value entries = error.Traceback is { } traceback ? traceback : Value.None;
                return Trace(ts, traced, traced.TraceFunction, "exception", new PyTuple(error.Type, error, entries));
        }
    }

    private static bool OnLine(ThreadState ts, PyFrame traced, Value line)
    {
        if (traced.TraceFunction.IsNull || !traced.TraceLines) return true;
        traced.TracedLine = (int)line.Bits;
        bool result = Trace(ts, traced, traced.TraceFunction, "line", Value.None);
        traced.TracedLine = 0;
        return result;
    }

    // trace_trampoline
    private static bool Trace(ThreadState ts, PyFrame frame, Value callback, string what, Value arg)
    {
        Value result = Run(ts, frame, callback, what, arg);
        if (result.IsNull)
        {
            PyException error = ts.TakePending();
            SetTrace(ts, default);
            frame.TraceFunction = default;
            ts.Pending = error;
            return false;
        }
        if (!result.IsNone) frame.TraceFunction = result;
        return true;
    }

    private static bool OnProfile(ThreadState ts, Frame frame, MonitoringEvent what, ReadOnlySpan<Value> args)
    {
        if (ts.ProfileFunction.IsNull) return true;
        (string name, Value arg) = what switch
        {
            MonitoringEvent.PyStart or MonitoringEvent.PyResume or MonitoringEvent.PyThrow => ("call", Value.None),
            MonitoringEvent.PyReturn or MonitoringEvent.PyYield => ("return", args[1]),
            MonitoringEvent.PyUnwind => ("return", Value.None),
            MonitoringEvent.Call => ("c_call", Builtin(args)),
            MonitoringEvent.CReturn => ("c_return", Builtin(args)),
            _ => ("c_exception", Builtin(args)),
        };
        if (arg.IsNull) return true;
        Value result = Run(ts, PyFrame.Of(frame), ts.ProfileFunction, name, arg);
        if (!result.IsNull) return true;
        PyException error = ts.TakePending();
        SetProfile(ts, default);
        ts.Pending = error;
        return false;
    }

    // Only functions written in C count; methods are shown bound. (sys_profile_call_or_return)
    private static Value Builtin(ReadOnlySpan<Value> args)
    {
        Value callable = args[1];
        if (callable.Ref is PyBuiltinFunction) return callable;
        return callable.Ref is PyMethodDescriptor method && args[2].Type.IsSubtypeOf(method.Owner) ? method.Bind(args[2], args[2].Type) : default;
    }

    // call_trampoline
    private static Value Run(ThreadState ts, PyFrame frame, Value callback, string what, Value arg)
    {
        frame.RefreshLocals(ts);
        ts.IsTracing = true;
        Value result = Calls.Call(ts, callback, [frame, PyStr.Intern(what), arg], null);
        ts.IsTracing = false;
        frame.CopyFromDict(ts);
        return result;
    }
}
