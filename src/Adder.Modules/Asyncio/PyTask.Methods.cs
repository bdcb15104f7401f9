using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What Python sees.</summary>
internal partial class PyTask
{
    [PyMethod("""
        cancel($self, /, msg=None)
        --

        Ask the task to end.

        The coroutine gets a CancelledError at its next chance and may clean up or
        even refuse. Return False where the task is done already, else True.
        cancelled() tells only when the coroutine has ended by that error.
        """)]
    private Value CancelTask(ThreadState ts, Value msg)
    {
        CheckInitialized();
        ForgetTraceback();
        if (State != FutureState.Pending) return false;
        _cancelRequests++;
        if (_waiter is not null)
        {
            Value cancelled = CancelOther(ts, _waiter, msg);
            if (cancelled.IsNull) return default;
            if (Truth.Test(ts, cancelled)) return true;
        }
        _mustCancel = true;
        SetCancelMessage(msg);
        return true;
    }

    [PyMethod("cancelling($self, /)\n--\n\nReturn how often the task was asked to end, less the calls of uncancel().")]
    private long Cancelling() => _cancelRequests;

    [PyMethod("uncancel($self, /)\n--\n\nTake back one request to end the task. Return how many are left.")]
    private long Uncancel() => _cancelRequests > 0 ? --_cancelRequests : 0;

    [PyMethod("set_result($self, result, /)\n--\n\nRaise RuntimeError: the coroutine gives the result.")]
    private void SetResult(Value result) => throw Errors.RuntimeError("Task does not support set_result operation");

    [PyMethod("set_exception($self, exception, /)\n--\n\nRaise RuntimeError: the coroutine gives the exception.")]
    private void SetException(Value exception) => throw Errors.RuntimeError("Task does not support set_exception operation");

    [PyMethod("""
        get_stack($self, /, *, limit=None)
        --

        Return a list of the coroutine's frames.

        It has one frame where the coroutine is suspended; none where it has ended
        or was cancelled; where it has failed, the frames of the traceback. The
        oldest come first. A limit keeps the newest frames of a stack, the oldest
        of a traceback.
        """)]
    private Value GetStack(ThreadState ts, Value limit) => AsyncioState.Python(ts, "asyncio.base_tasks", "_task_get_stack", this, limit);

    [PyMethod("""
        print_stack($self, /, *, limit=None, file=None)
        --

        Print the frames of get_stack(limit=limit) in the form of a traceback, to a
        file or to sys.stderr.
        """)]
    private Value PrintStack(ThreadState ts, Value limit, Value file) =>
        AsyncioState.Python(ts, "asyncio.base_tasks", "_task_print_stack", this, limit, file);

    [PyMethod("get_name($self, /)\n--\n\nReturn the name of the task.")]
    private Value GetName()
    {
        if (_name.IsNull) return Value.None;
        if (_name.IsInt) _name = $"Task-{_name.Bits}";
        return _name;
    }

    [PyMethod("set_name($self, value, /)\n--\n\nGive the task a name.")]
    private void SetName(ThreadState ts, Value value) => _name = ReferenceEquals(value.Type, PyType.Str) ? value : Str.Of(ts, value);

    [PyMethod("get_coro($self, /)\n--\n\nReturn the coroutine.")]
    private Value GetCoro() => _coroutine is null ? Value.None : _coroutine;

    [PyMethod("get_context($self, /)\n--\n\nReturn the context that the coroutine runs in.")]
    private Value GetContext() => _context is null ? Value.None : _context;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);

    [PyGetSet("_log_destroy_pending", Setter = nameof(SetLogDestroyPending))]
    private bool GetLogDestroyPending() => _logsDestruction;

    private void SetLogDestroyPending(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        _logsDestruction = Truth.Test(ts, value);
    }

    [PyGetSet("_must_cancel")]
    private bool GetMustCancel() => _mustCancel;

    [PyGetSet("_coro")]
    private Value GetCoroAttribute() => GetCoro();

    [PyGetSet("_fut_waiter")]
    private Value GetWaiter() => _waiter is null ? Value.None : _waiter;
}
