namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The current context of PEP 567, which _contextvars makes when it is first asked for. (ts->context)</summary>
    internal Objects.PyObject? Context { get; set; }

    /// <summary>The event loop of asyncio that runs in this thread; no value where none does.</summary>
    internal Objects.Value RunningLoop { get; set; }
}
