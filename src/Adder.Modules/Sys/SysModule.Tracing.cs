using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

// Trace and profile functions.
internal static partial class SysModule
{
    [PyFunction("""
        settrace(function)

        Set the function that is called for every call, line, return and exception. Debuggers use it.
        """, Name = "settrace", Convention = CallingConvention.O)]
    private static void SetTrace(ThreadState ts, Value function)
    {
        Auditing.Raise(ts, "sys.settrace");
        Tracing.SetTrace(ts, function.IsNone ? default : function);
    }

    [PyFunction("gettrace($module, /)\n--\n\nReturn the function set with sys.settrace, or None.")]
    private static Value GetTrace(ThreadState ts) => ts.TraceFunction.IsNull ? Value.None : ts.TraceFunction;

    [PyFunction("""
        setprofile(function)

        Set the function that is called for every call and return. Profilers use it.
        """, Name = "setprofile", Convention = CallingConvention.O)]
    private static void SetProfile(ThreadState ts, Value function)
    {
        Auditing.Raise(ts, "sys.setprofile");
        Tracing.SetProfile(ts, function.IsNone ? default : function);
    }

    [PyFunction("_settraceallthreads(function)\n\nSet the trace function of all threads of the interpreter.", Name = "_settraceallthreads", Convention = CallingConvention.O)]
    private static void SetTraceOfAllThreads(ThreadState ts, Value function)
    {
        Auditing.Raise(ts, "sys.settrace");
        Tracing.SetTraceOfAll(ts, function.IsNone ? default : function);
    }

    [PyFunction("_setprofileallthreads(function)\n\nSet the profile function of all threads of the interpreter.", Name = "_setprofileallthreads", Convention = CallingConvention.O)]
    private static void SetProfileOfAllThreads(ThreadState ts, Value function)
    {
        Auditing.Raise(ts, "sys.setprofile");
        Tracing.SetProfileOfAll(ts, function.IsNone ? default : function);
    }

    [PyFunction("getprofile($module, /)\n--\n\nReturn the function set with sys.setprofile, or None.")]
    private static Value GetProfile(ThreadState ts) => ts.ProfileFunction.IsNull ? Value.None : ts.ProfileFunction;

    [PyFunction("_stats_on($module, /)\n--\n\nTurn on the gathering of statistics about the evaluator.", Name = "_stats_on")]
    private static void StatisticsOn(ThreadState ts) => ts.Interpreter.Runtime.SwitchStatistics(true);

    [PyFunction("_stats_off($module, /)\n--\n\nTurn off the gathering of statistics.", Name = "_stats_off")]
    private static void StatisticsOff(ThreadState ts) => ts.Interpreter.Runtime.SwitchStatistics(false);

    [PyFunction("_stats_clear($module, /)\n--\n\nClear the statistics.", Name = "_stats_clear")]
    private static void StatisticsClear(ThreadState ts) => ts.Interpreter.Runtime.Statistics.Clear();

    [PyFunction("_stats_dump($module, /)\n--\n\nWrite the statistics to a file, and clear them.\n\nReturn False if there was nothing to write.", Name = "_stats_dump")]
    private static bool StatisticsDump(ThreadState ts) => StatisticsReport.Write(ts);
}
