using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What is left to do for a task that is abandoned before it is done.</summary>
internal sealed class TaskEnd : PooledEnd
{
    private readonly AsyncioState _state;
    private PyTask? _task;

    private TaskEnd(AsyncioState state, Finalization owner) : base(owner) => _state = state;

    internal static TaskEnd For(ThreadState ts, PyTask task, AsyncioState state)
    {
        TaskEnd end = state.SpareEnds.TryTake(out PooledEnd? spare) ? (TaskEnd)spare : new TaskEnd(state, ts.Interpreter.Finalization);
        end._task = task;
        end.Open();
        return end;
    }

    /// <summary>The task is done.</summary>
    internal void Release(PyTask task)
    {
        _state.ScheduledTasks.Remove(task);
        _task = null;
        if (Close()) Spare(_state.SpareEnds);
    }

    protected override unsafe void Abandoned(ThreadState ts)
    {
        if (_task is not { } target) return;
        _state.ScheduledTasks.Remove(target);
        if ((target.Flags & ObjectFlags.Finalized) != 0) return;
        target.Mark(ObjectFlags.Finalized);
        if (target.Type.TpFinalize(ts, target) < 0) Unraisable.Report(ts, target);
    }
}
