using System.Runtime.CompilerServices;

namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The current context of PEP 567, which _contextvars makes when it is first asked for. (ts->context)</summary>
    internal Objects.PyObject? Context { get; set; }

    /// <summary>
    /// What thread-local objects hold for this thread. One that only its own contents lead to is dead, which a table in the object itself
    /// would not say while the thread lives.
    /// </summary>
    internal ConditionalWeakTable<Objects.PyObject, Objects.PyDict> Locals => field ??= [];

    /// <summary>The event loop of asyncio that runs in this thread; no value where none does.</summary>
    internal Objects.Value RunningLoop { get; set; }
}
