using System.Diagnostics;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Timing;

/// <summary>The <c>time</c> module: clocks and sleeping; the calendar stands in the other part.</summary>
[PyModule("time", Doc = "This module provides various functions to manipulate time values.")]
internal static partial class TimeModule
{
    private const long Billion = 1_000_000_000;

    [PyConstant(Name = "_STRUCT_TM_ITEMS")] internal const int StructTimeItems = 11;

    internal static readonly StructLayout StructTime = new("time", "struct_time", "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().",
        ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"], 9);

    [PyModuleExec]
    private static void Execute(PyModule module)
    {
        PyDict dict = module.Dict;
        dict.SetString("struct_time", StructTime.Type);
        WordList.AddNumbers(dict, "CLOCK_REALTIME 0 CLOCK_MONOTONIC 1 CLOCK_PROCESS_CPUTIME_ID 2 CLOCK_THREAD_CPUTIME_ID 3 CLOCK_MONOTONIC_RAW 4 CLOCK_BOOTTIME 7 CLOCK_TAI 11");
    }

    private static long SystemNanoseconds() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    private static long ProcessNanoseconds() => Environment.CpuUsage.TotalTime.Ticks * 100;

    private static double Seconds(long nanoseconds) => nanoseconds / 1e9;

    [PyFunction("time() -> floating point number\n\nThe seconds since the epoch, as exactly as the system knows.", Name = "time", Convention = CallingConvention.NoArgs)]
    private static double Time() => Seconds(SystemNanoseconds());

    [PyFunction("time_ns() -> int\n\ntime() as a whole number of nanoseconds.", Name = "time_ns", Convention = CallingConvention.NoArgs)]
    private static long TimeNs() => SystemNanoseconds();

    [PyFunction("monotonic() -> float\n\nSeconds of a clock that never goes back.", Name = "monotonic", Convention = CallingConvention.NoArgs)]
    private static double Monotonic() => Seconds(MonotonicClock.Nanoseconds());

    [PyFunction("monotonic_ns() -> int\n\nmonotonic() as a whole number of nanoseconds.", Name = "monotonic_ns", Convention = CallingConvention.NoArgs)]
    private static long MonotonicNs() => MonotonicClock.Nanoseconds();

    [PyFunction("perf_counter() -> float\n\nSeconds of the finest clock, for measuring.", Name = "perf_counter", Convention = CallingConvention.NoArgs)]
    private static double PerfCounter() => Seconds(MonotonicClock.Nanoseconds());

    [PyFunction("perf_counter_ns() -> int\n\nperf_counter() as a whole number of nanoseconds.", Name = "perf_counter_ns", Convention = CallingConvention.NoArgs)]
    private static long PerfCounterNs() => MonotonicClock.Nanoseconds();

    [PyFunction("process_time() -> float\n\nThe seconds of processor time that the process has used, the system's work for it included.", Name = "process_time", Convention = CallingConvention.NoArgs)]
    private static double ProcessTime() => Seconds(ProcessNanoseconds());

    [PyFunction("process_time_ns() -> int\n\nprocess_time() as a whole number of nanoseconds.", Name = "process_time_ns", Convention = CallingConvention.NoArgs)]
    private static long ProcessTimeNs() => ProcessNanoseconds();

    [PyFunction("thread_time() -> float\n\nThe seconds of processor time that this thread has used, the system's work for it included.", Name = "thread_time", Convention = CallingConvention.NoArgs)]
    private static double ThreadTime(ThreadState ts) => Seconds(Clocks.Read(ts, 3));

    [PyFunction("thread_time_ns() -> int\n\nthread_time() as a whole number of nanoseconds.", Name = "thread_time_ns", Convention = CallingConvention.NoArgs)]
    private static long ThreadTimeNs(ThreadState ts) => Clocks.Read(ts, 3);

    [PyFunction("clock_gettime(clk_id) -> float\n\nWhat this clock of the system shows, in seconds.", Name = "clock_gettime", Convention = CallingConvention.O)]
    private static double ClockGetTime(ThreadState ts, int clkId) => Seconds(Clocks.Read(ts, clkId));

    [PyFunction("clock_gettime_ns(clk_id) -> int\n\nWhat this clock of the system shows, in nanoseconds.", Name = "clock_gettime_ns", Convention = CallingConvention.O)]
    private static long ClockGetTimeNs(ThreadState ts, int clkId) => Clocks.Read(ts, clkId);

    [PyFunction("clock_getres(clk_id) -> floating point number\n\nHow finely this clock of the system counts, in seconds.", Name = "clock_getres", Convention = CallingConvention.VarArgs)]
    private static double ClockGetResolution(ThreadState ts, int clkId) => Seconds(Clocks.Resolution(ts, clkId));

    [PyFunction("clock_settime(clk_id, time)\n\nSet this clock of the system to a time in seconds.", Name = "clock_settime", Convention = CallingConvention.VarArgs)]
    private static void ClockSetTime(ThreadState ts, int clkId, Value time) => Clocks.Set(ts, clkId, TimeArgument.Nanoseconds(ts, time, TimeArgument.Second));

    [PyFunction("clock_settime_ns(clk_id, time)\n\nSet this clock of the system to a time in nanoseconds.", Name = "clock_settime_ns", Convention = CallingConvention.VarArgs)]
    private static void ClockSetTimeNs(ThreadState ts, int clkId, long time) => Clocks.Set(ts, clkId, time);

    // pysleep: to the nanosecond as the system has it. .NET's sleep counts milliseconds and would leave the rest to spin for.
    [PyFunction("sleep(seconds)\n\nDo nothing for so long; fractions of a second count.", Name = "sleep", Convention = CallingConvention.O)]
    private static void Sleep(ThreadState ts, Value seconds)
    {
        long length = TimeArgument.Nanoseconds(ts, seconds, TimeArgument.Second);
        if (length < 0) throw Errors.ValueError("sleep length must be non-negative");
        Deadline end = Deadline.After(length);
        LockWaiter waiter = ts.Waiter;
        waiter.IsCalled = false;
        long left = length;
        do
        {
            ts.Interpreter.Lock.Drop();
            if (left > 0) waiter.SleepUntilCalled(left);
            else Thread.Yield();
            ts.Interpreter.Lock.Take(ts);
            if (!PendingWork.Run(ts)) throw ts.Throwable();
            left = end.Left;
        }
        while (left > 0);
    }

    [PyFunction("get_clock_info(name: str) -> dict\n\nWhat is known of a clock of this module.", Name = "get_clock_info", Convention = CallingConvention.O)]
    private static Value GetClockInfo(PyStr name)
    {
        (string Function, bool Monotonic, bool Adjustable) info = name.ToString() switch
        {
            "time" => ("clock_gettime(CLOCK_REALTIME)", false, true),
            "monotonic" or "perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", true, false),
            "process_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false),
            "thread_time" => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false),
            _ => throw Errors.ValueError("unknown clock"),
        };
        PyDict dict = new();
        dict.SetString("implementation", info.Function);
        dict.SetString("monotonic", info.Monotonic);
        dict.SetString("adjustable", info.Adjustable);
        dict.SetString("resolution", 1e-09);
        return new PySimpleNamespace(dict);
    }
}
