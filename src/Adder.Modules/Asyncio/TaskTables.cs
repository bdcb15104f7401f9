using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>Which task of which loop is running. Throw.</summary>
internal static class TaskTables
{
    // enter_task
    internal static void Enter(ThreadState ts, Value loop, Value task)
    {
        PyDict current = AsyncioState.Of(ts).CurrentTasks;
        Value running = Find(ts, current, loop);
        if (!running.IsNull)
        {
            throw Errors.RuntimeError($"Cannot enter into task {Repr.Of(ts, task)} while another task {Repr.Of(ts, running)} is being executed.");
        }
        current.Set(ts, loop, task);
    }

    // leave_task
    internal static void Leave(ThreadState ts, Value loop, Value task)
    {
        PyDict current = AsyncioState.Of(ts).CurrentTasks;
        Value running = Find(ts, current, loop);
        if (running.IsNull || !running.Is(task))
        {
            Value shown = running.IsNull ? Value.None : running;
            throw Errors.RuntimeError($"Leaving task {Repr.Of(ts, task)} does not match the current task {Repr.Of(ts, shown)}.");
        }
        current.Remove(ts, loop);
    }

    // swap_current_task
    internal static Value Swap(ThreadState ts, Value loop, Value task)
    {
        PyDict current = AsyncioState.Of(ts).CurrentTasks;
        Value previous = Find(ts, current, loop);
        if (!task.IsNone) current.Set(ts, loop, task);
        else if (!previous.IsNull) current.Remove(ts, loop);
        return previous.IsNull ? Value.None : previous;
    }

    internal static Value Find(ThreadState ts, PyDict current, Value loop)
    {
        Value found = current.Find(ts, loop);
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }
}
