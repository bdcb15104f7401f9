using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>
/// What is left to do for a task that is abandoned before it is done. It and the task refer to each other and to nobody else, so the
/// collector finds both dead together. Once the task is done, another one may have it: to register a finalizer takes time.
/// </summary>
internal sealed class TaskEnd : IMortal
{
    private const int MostSpares = 1 << 16;

    private readonly AsyncioState _state;
    private readonly Finalization _owner;
    private PyTask? _task;
    private bool _isSpent;

    private TaskEnd(AsyncioState state, Finalization owner)
    {
        _state = state;
        _owner = owner;
    }

    ~TaskEnd()
    {
        _isSpent = true;
        if (_task is not null) _owner.Found(this);
    }

    public bool IsFinalizer => true;

    internal static TaskEnd For(ThreadState ts, PyTask task, AsyncioState state)
    {
        if (!state.SpareEnds.TryPop(out TaskEnd? end)) end = new TaskEnd(state, ts.Interpreter.Finalization);
        end._task = task;
        end._owner.Open();
        return end;
    }

    /// <summary>The task is done.</summary>
    internal void Release()
    {
        _state.ScheduledTasks.Remove(_task!);
        _task = null;
        _owner.Close();
        if (_isSpent) return;
        if (_state.SpareEnds.Count < MostSpares) _state.SpareEnds.Push(this);
        else GC.SuppressFinalize(this);
    }

    public unsafe void End(ThreadState ts)
    {
        if (_task is not { } task) return;
        _state.ScheduledTasks.Remove(task);
        if ((task.Flags & ObjectFlags.Finalized) != 0) return;
        task.Mark(ObjectFlags.Finalized);
        if (task.Type.TpFinalize(ts, task) < 0) Unraisable.Report(ts, task);
    }
}
