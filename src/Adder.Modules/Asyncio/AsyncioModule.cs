using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>The <c>_asyncio</c> module.</summary>
[PyModule("_asyncio", Doc = "Accelerator module for asyncio")]
[PyModuleType(typeof(PyFuture))]
[PyModuleType(typeof(PyTask))]
internal static partial class AsyncioModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        AsyncioState state = AsyncioState.Of(ts);
        module.Dict.SetString("_scheduled_tasks", state.ScheduledTasks);
        module.Dict.SetString("_eager_tasks", state.EagerTasks);
        module.Dict.SetString("_current_tasks", state.CurrentTasks);
    }

    [PyFunction("""
        get_event_loop($module, /)
        --

        Return an event loop: the running one where it is called in a coroutine or
        callback, else get_event_loop_policy().get_event_loop().
        """)]
    private static Value GetEventLoop(ThreadState ts) => AsyncioState.Of(ts).EventLoop(ts);

    [PyFunction("get_running_loop($module, /)\n--\n\nReturn the running event loop.  Raise a RuntimeError if there is none.\n\nThis function can only be called from a coroutine or callback.")]
    private static Value GetRunningLoop(ThreadState ts) =>
        ts.RunningLoop.IsNull ? ts.Raise(PyType.RuntimeError, "no running event loop") : ts.RunningLoop;

    [PyFunction("_get_running_loop($module, /)\n--\n\nReturn the running event loop or None.\n\nOf use to event loops only.")]
    private static Value GetRunningLoopOrNone(ThreadState ts) => ts.RunningLoop.IsNull ? Value.None : ts.RunningLoop;

    [PyFunction("_set_running_loop($module, loop, /)\n--\n\nSet the running event loop of this thread.\n\nOf use to event loops only.")]
    private static void SetRunningLoop(ThreadState ts, Value loop) => ts.RunningLoop = loop.IsNone ? default : loop;

    [PyFunction("""
        current_task($module, /, loop=None)
        --

        Return the running task of an event loop, by default the running loop; None
        where no task is running.
        """)]
    private static Value CurrentTask(ThreadState ts, Value loop)
    {
        if (loop.IsNone)
        {
            if (ts.RunningLoop.IsNull) return ts.Raise(PyType.RuntimeError, "no running event loop");
            loop = ts.RunningLoop;
        }
        Value task = TaskTables.Find(ts, AsyncioState.Of(ts).CurrentTasks, loop);
        return task.IsNull ? Value.None : task;
    }

    [PyFunction("_register_task($module, /, task)\n--\n\nNote that a task belongs to a loop.")]
    private static void RegisterTask(ThreadState ts, Value task) => AsyncioState.Of(ts).ScheduledTasks.AddAny(task);

    [PyFunction("_register_eager_task($module, /, task)\n--\n\nNote that a task belongs to a loop.")]
    private static void RegisterEagerTask(ThreadState ts, Value task) => AsyncioState.Of(ts).EagerTasks.Add(ts, task);

    [PyFunction("_unregister_task($module, /, task)\n--\n\nUnregister a task.\n\nReturns None.")]
    private static void UnregisterTask(ThreadState ts, Value task) => AsyncioState.Of(ts).ScheduledTasks.Discard(task);

    [PyFunction("_unregister_eager_task($module, /, task)\n--\n\nUnregister a task.\n\nReturns None.")]
    private static void UnregisterEagerTask(ThreadState ts, Value task) => AsyncioState.Of(ts).EagerTasks.Discard(ts, task, Hashing.Of(ts, task).OrThrow(ts));

    [PyFunction("_enter_task($module, /, loop, task)\n--\n\nNote that this task of the loop runs from now on.")]
    private static void EnterTask(ThreadState ts, Value loop, Value task) => TaskTables.Enter(ts, loop, task);

    [PyFunction("_leave_task($module, /, loop, task)\n--\n\nNote that this task of the loop is suspended or has ended.")]
    private static void LeaveTask(ThreadState ts, Value loop, Value task) => TaskTables.Leave(ts, loop, task);

    [PyFunction("_swap_current_task($module, /, loop, task)\n--\n\nMake another task, or None, the current one of the loop, and hand back the one before it.\n\nAn eager task needs this for its first step.")]
    private static Value SwapCurrentTask(ThreadState ts, Value loop, Value task) => TaskTables.Swap(ts, loop, task);
}
