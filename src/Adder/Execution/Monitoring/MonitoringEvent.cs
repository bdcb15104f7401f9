namespace Adder.Execution;

/// <summary>The events of sys.monitoring (PEP 669); a set of them has bit 1 &lt;&lt; number.</summary>
internal enum MonitoringEvent
{
    PyStart, PyResume, PyReturn, PyYield, Call, Line, Instruction, Jump, Branch, StopIteration,
    Raise, ExceptionHandled, PyUnwind, PyThrow, Reraise, CReturn, CRaise,
}

internal static class MonitoringEvents
{
    internal const int Count = 17;

    /// <summary>Events before this one can be set for a code object, and disabled at a place.</summary>
    internal const int LocalCount = (int)MonitoringEvent.Raise;

    internal static int Bit(this MonitoringEvent what) => 1 << (int)what;

    internal static readonly string[] Names =
    [
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH", "STOP_ITERATION",
        "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE",
    ];
}
