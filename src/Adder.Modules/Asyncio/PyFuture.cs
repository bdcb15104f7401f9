using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>Where a future stands.</summary>
internal enum FutureState : byte
{
    Pending, Cancelled, Finished,
}

/// <summary><c>_asyncio.Future</c>: a result that is yet to come.</summary>
[PyType("Future", Module = "_asyncio", Flags = TypeFlags.HasWeakref, Doc = """
    Future(*, loop=None)
    --

    A result that is yet to come, of what runs in an event loop.

    It is almost compatible with concurrent.futures.Future, but result() and
    exception() wait for nothing, callbacks are called by the event loop, and it
    is not thread-safe.
    """)]
internal unsafe partial class PyFuture(PyType type) : PyObject(type)
{
    private PyDict? _dict;
    private PyObject? _loop;

    // Most futures have one callback.
    private PyObject? _callback, _callbackContext;
    private List<(Value Function, Value Context)>? _callbacks;
    private FutureDetails? _details;
    private bool _logsTraceback;

    private FutureDetails Details => _details ??= new FutureDetails();

    /// <summary>The cancellation that a task's coroutine ended with.</summary>
    private protected PyException? Cancellation
    {
        get => _details?.Cancellation;
        set => Details.Cancellation = value;
    }

    internal override ref PyDict? DictSlot => ref _dict;

    // Classes with a __del__ of their own cannot.
    internal override bool SeesToItsEnd => Type.TpFinalize == TypeObject.TpFinalize || Type.TpFinalize == PyTask.TypeObject.TpFinalize;

    /// <summary>Null until __init__ has run.</summary>
    internal Value Loop => _loop;

    internal FutureState State { get; private set; }

    /// <summary>It was awaited by <c>yield from</c> or <c>await</c>, not just yielded.</summary>
    internal bool IsBlocking { get; set; }

    internal Value Result { get; private set; }

    internal PyException? Exception => _details?.Exception;

    internal bool IsExact => ReferenceEquals(Type, TypeObject) || ReferenceEquals(Type, PyTask.TypeObject);

    private protected Value CancelMessage => _details is { } details ? details.CancelMessage : default;

    private Value SourceTraceback => _details is { } details ? details.SourceTraceback : default;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyFuture>(type);

    [Slot(Slot.TpInit, Signature = "Future(*, loop=None)")]
    private void Init(ThreadState ts, Value loop) => SetUp(ts, loop);

    // future_init
    private protected void SetUp(ThreadState ts, Value loop)
    {
        _callback = _callbackContext = null;
        _callbacks = null;
        Result = default;
        _details = null;
        State = FutureState.Pending;
        IsBlocking = _logsTraceback = false;
        _loop = (loop.IsNone ? AsyncioState.Of(ts).EventLoop(ts).OrThrow(ts) : loop).Ref;
        if (!Truth.Test(ts, Calls.Method(ts, Loop, s_getDebug).OrThrow(ts)) || ts.Interpreter.IsFinalizing) return;
        Details.SourceTraceback = AsyncioState.Python(ts, "traceback", "extract_stack").OrThrow(ts);
    }

    private static readonly PyStr s_getDebug = PyStr.Intern("get_debug");

    internal void CheckInitialized()
    {
        if (Loop.IsNull) throw Errors.RuntimeError($"{(this is PyTask ? "Task" : "Future")} object is not initialized.");
    }

    // future_schedule_callbacks
    private Value ScheduleCallbacks(ThreadState ts)
    {
        AsyncioState state = AsyncioState.Of(ts);
        if (_callback is not null)
        {
            Value first = _callback, context = _callbackContext;
            _callback = _callbackContext = null;
            if (state.CallSoon(ts, Loop, first, this, context).IsNull)
            {
                _callbacks = null;
                return default;
            }
        }
        List<(Value Function, Value Context)>? rest = _callbacks;
        if (rest is null) return Value.None;
        _callbacks = null;
        foreach ((Value function, Value context) in rest)
        {
            if (state.CallSoon(ts, Loop, function, this, context).IsNull) return default;
        }
        return Value.None;
    }

    // future_set_result
    internal Value Finish(ThreadState ts, Value result)
    {
        CheckInitialized();
        if (State != FutureState.Pending) throw AsyncioState.Of(ts).InvalidState(ts, "invalid state");
        Result = result;
        State = FutureState.Finished;
        Ended();
        return ScheduleCallbacks(ts);
    }

    /// <summary>It is not pending any more.</summary>
    private protected virtual void Ended() { }

    // future_set_exception
    internal Value Fail(ThreadState ts, Value exception)
    {
        CheckInitialized();
        if (State != FutureState.Pending) throw AsyncioState.Of(ts).InvalidState(ts, "invalid state");
        if (exception.Ref is PyType { } cls && cls.Has(TypeFlags.BaseExcSubclass)) exception = Calls.Call(ts, exception).OrThrow(ts);
        if (exception.Ref is not PyException error) throw Errors.TypeError("invalid exception object");
        if (error.Type.IsSubtypeOf(PyType.StopIteration))
        {
            PyException stop = error;
            error = Errors.Simple(PyType.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future");
            error.Cause = error.Context = stop;
            error.SuppressContext = true;
        }
        Details.Exception = error;
        Details.Traceback = error.Traceback;
        State = FutureState.Finished;
        Ended();
        if (ScheduleCallbacks(ts).IsNull) return default;
        SetLogsTraceback(ts);
        return Value.None;
    }

    private void SetLogsTraceback(ThreadState ts)
    {
        if (!_logsTraceback) ts.Interpreter.Finalization.Watch(this);
        _logsTraceback = true;
    }

    // future_cancel
    internal Value Cancel(ThreadState ts, Value message)
    {
        _logsTraceback = false;
        if (State != FutureState.Pending) return false;
        State = FutureState.Cancelled;
        SetCancelMessage(message);
        Ended();
        return ScheduleCallbacks(ts).IsNull ? default : Value.True;
    }

    private protected void SetCancelMessage(Value message)
    {
        if (_details is null && (message.IsNull || message.IsNone)) return;
        Details.CancelMessage = message;
    }

    private protected void ForgetTraceback() => _logsTraceback = false;

    // create_cancelled_error
    internal PyException MakeCancelled(ThreadState ts)
    {
        if (Cancellation is { } known)
        {
            Cancellation = null;
            return known;
        }
        PyType type = AsyncioState.Of(ts).Cancelled(ts);
        Value message = CancelMessage;
        Value made = message.IsNull || message.IsNone ? Calls.Call(ts, type) : Calls.Call(ts, type, message);
        return made.OrThrow(ts).Ref as PyException ?? throw Errors.TypeError("CancelledError is no exception");
    }

    /// <summary>The result; no value with the error pending, which the future may have been given. (future_get_result)</summary>
    internal Value GetResult(ThreadState ts)
    {
        if (State == FutureState.Cancelled) return ts.Raise(MakeCancelled(ts));
        if (State == FutureState.Pending) throw AsyncioState.Of(ts).InvalidState(ts, "Result is not set.");
        _logsTraceback = false;
        if (Exception is not { } error) return Result;
        error.Traceback = Details.Traceback;
        Details.Traceback = null;
        return ts.Raise(error);
    }

    // future_add_done_callback
    internal Value AddCallback(ThreadState ts, Value function, Value context)
    {
        CheckInitialized();
        if (State != FutureState.Pending) return AsyncioState.Of(ts).CallSoon(ts, Loop, function, this, context);
        if (_callbacks is null && _callback is null && !IsNumber(function) && !IsNumber(context))
        {
            _callback = function.Ref;
            _callbackContext = context.Ref;
        }
        else
        {
            (_callbacks ??= []).Add((function, context));
        }
        return Value.None;
    }

    private static bool IsNumber(Value value) => value.IsInt || value.IsFloat;

    /// <summary>What few futures have.</summary>
    private sealed class FutureDetails
    {
        internal PyException? Exception, Cancellation;
        internal PyTraceback? Traceback;
        internal Value SourceTraceback, CancelMessage;
    }
}
