using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What is left to do for a task that is abandoned before it is done.</summary>
internal sealed class TaskEnd : PooledEnd
{
    private readonly AsyncioState _state;

    private TaskEnd(AsyncioState state, Finalization owner) : base(owner) => _state = state;

    internal static TaskEnd For(ThreadState ts, PyTask task, AsyncioState state)
    {
        TaskEnd end = state.SpareEnds.TryTake(out PooledEnd? spare) ? (TaskEnd)spare : new TaskEnd(state, ts.Interpreter.Finalization);
        end.Begin(task);
        return end;
    }

    /// <summary>The task is done.</summary>
    internal void Release(PyTask task)
    {
        _state.ScheduledTasks.Remove(task);
        Finish(_state.SpareEnds);
    }

    protected override unsafe void End(ThreadState ts, PyObject target)
    {
        _state.ScheduledTasks.Remove((PyTask)target);
        if ((target.Flags & ObjectFlags.Finalized) != 0) return;
        target.Mark(ObjectFlags.Finalized);
        if (target.Type.TpFinalize(ts, target) < 0) Unraisable.Report(ts, target);
    }
}
