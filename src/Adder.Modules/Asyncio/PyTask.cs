using Adder.Modules.Contexts;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary><c>_asyncio.Task</c>: a coroutine that an event loop runs.</summary>
[PyType("Task", Module = "_asyncio", Base = typeof(PyFuture), Doc = """
    Task(coro, *, loop=None, name=None, context=None, eager_start=False)
    --

    A coroutine that an event loop runs.
    """)]
internal partial class PyTask(PyType type) : PyFuture(type)
{
    private PyObject? _coroutine, _context, _waiter;
    private Value _name;
    private TaskEnd? _end;
    private int _cancelRequests;
    private bool _mustCancel;
    private bool _logsDestruction;

    /// <summary>Its place among the scheduled tasks; -1 for none.</summary>
    internal int ScheduledAt { get; set; } = -1;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyTask>(type);

    [Slot(Slot.TpInit, Signature = "Task(coro, *, loop=None, name=None, context=None, eager_start=False)")]
    private void Init(ThreadState ts, Value coro, Value loop, Value name, Value context, bool eagerStart)
    {
        SetUp(ts, loop);
        AsyncioState state = AsyncioState.Of(ts);
        _logsDestruction = false;
        if (!state.IsCoroutine(ts, coro)) throw Errors.TypeError($"a coroutine was expected, got {Repr.Of(ts, coro)}");
        _context = (context.IsNone ? PyContext.Current(ts).Copy() : context).Ref;
        _waiter = null;
        _mustCancel = false;
        _logsDestruction = true;
        _cancelRequests = 0;
        _coroutine = coro.Ref;
        _name = name.IsNone ? state.NextTaskNumber() : ReferenceEquals(name.Type, PyType.Str) ? name : Str.Of(ts, name);
        if (eagerStart && Truth.Test(ts, Calls.Method(ts, Loop, "is_running").OrThrow(ts)))
        {
            StartEagerly(ts, state);
            return;
        }
        _end ??= TaskEnd.For(ts, this, state);
        CallStepSoon(ts, null).OrThrow(ts);
        state.ScheduledTasks.Add(this);
    }

    // task_eager_start
    private void StartEagerly(ThreadState ts, AsyncioState state)
    {
        PyContext context = _context as PyContext ?? throw Errors.TypeError("an instance of Context was expected");
        Value previous = TaskTables.Swap(ts, Loop, this);
        state.EagerTasks.Add(ts, this);
        bool entered = false;
        Value stepped = default;
        try
        {
            context.Enter(ts);
            entered = true;
            stepped = Step(ts, null);
        }
        finally
        {
            PyException? error = ts.Pending;
            ts.Pending = null;
            if (entered) context.Exit(ts);
            state.EagerTasks.Discard(ts, this, Hashing.Of(ts, this).OrThrow(ts));
            _ = TaskTables.Swap(ts, Loop, previous);
            ts.Pending = error;
        }
        if (State == FutureState.Pending)
        {
            _end ??= TaskEnd.For(ts, this, state);
            state.ScheduledTasks.Add(this);
        }
        else
        {
            _coroutine = null;
        }
        stepped.OrThrow(ts);
    }

    private protected override void Ended()
    {
        _end?.Release(this);
        _end = null;
    }

    // TaskObj_finalize
    [Slot(Slot.TpFinalize)]
    private void FinalizeTask(ThreadState ts)
    {
        if (State == FutureState.Pending && _logsDestruction && !Loop.IsNull)
        {
            PyDict context = new();
            context.SetString("task", this);
            context.SetString("message", "Task was destroyed but it is pending!");
            Report(ts, context);
        }
        ReportUnretrieved(ts);
    }
}
