using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>Running the coroutine from one await to the next.</summary>
internal partial class PyTask
{
    private static readonly PyStr s_blocking = PyStr.Intern("_asyncio_future_blocking");
    private static readonly PyStr s_throw = PyStr.Intern("throw");

    // task_call_step_soon
    private Value CallStepSoon(ThreadState ts, PyException? error) =>
        AsyncioState.Of(ts).CallSoon(ts, Loop, new PyTaskStep(this, error), default, _context);

    // task_step
    internal Value EnterAndStep(ThreadState ts, PyException? error)
    {
        TaskTables.Enter(ts, Loop, this);
        Value result;
        try
        {
            result = Step(ts, error);
        }
        catch (PythonException failure)
        {
            ts.Catch(failure);
            result = default;
        }
        if (!result.IsNull)
        {
            TaskTables.Leave(ts, Loop, this);
            return result;
        }
        PyException pending = ts.TakePending();
        TaskTables.Leave(ts, Loop, this);
        ts.Pending = pending;
        return default;
    }

    // task_step_impl
    private Value Step(ThreadState ts, PyException? error)
    {
        AsyncioState state = AsyncioState.Of(ts);
        if (State != FutureState.Pending)
        {
            Value given = error is null ? Value.None : error;
            throw state.InvalidState(ts, $"__step(): already done: {Repr.Of(ts, this)} {Repr.Of(ts, given)}");
        }
        if (_mustCancel)
        {
            if (error is null || !error.Type.IsSubtypeOf(state.Cancelled(ts))) error = MakeCancelled(ts);
            _mustCancel = false;
        }
        _waiter = null;
        if (_coroutine is null) throw Errors.RuntimeError("uninitialized Task object");
        bool finished;
        Value result;
        if (error is null)
        {
            result = Iteration.Send(ts, _coroutine, Value.None, out finished);
        }
        else
        {
            result = Calls.Method(ts, _coroutine, s_throw, error);
            finished = result.IsNull && ts.PendingIs(PyType.StopIteration);
            if (finished) result = Iteration.TakeStopValue(ts);
        }
        if (finished) return Conclude(ts, result);
        return result.IsNull ? Conclude(ts, state) : WaitFor(ts, result);
    }

    // The coroutine has returned.
    private Value Conclude(ThreadState ts, Value result)
    {
        if (!_mustCancel) return Finish(ts, result);
        _mustCancel = false;
        return CancelNow(ts, CancelMessage);
    }

    // The coroutine has failed.
    private Value Conclude(ThreadState ts, AsyncioState state)
    {
        PyException error = ts.TakePending();
        if (error.Type.IsSubtypeOf(state.Cancelled(ts)))
        {
            Cancellation = error;
            return CancelNow(ts, default);
        }
        if (Fail(ts, error).IsNull) return default;
        bool leaves = error.Type.IsSubtypeOf(PyType.KeyboardInterrupt) || error.Type.IsSubtypeOf(PyType.SystemExit);
        if (!leaves) return Value.None;
        ts.Pending = error;
        return default;
    }

    private Value CancelNow(ThreadState ts, Value message) => base.Cancel(ts, message);

    // task_step_handle_result_impl
    private Value WaitFor(ThreadState ts, Value yielded)
    {
        if (yielded.Ref is PyFuture { IsExact: true } future && !ReferenceEquals(future, this))
        {
            if (!Loop.Is(future.Loop)) return OtherLoop(ts, yielded);
            if (!future.IsBlocking) return JustYielded(ts, yielded);
            future.IsBlocking = false;
            if (future.AddCallback(ts, new PyTaskWakeup(this), _context).IsNull) return default;
            return Wait(ts, yielded);
        }
        if (yielded.IsNone) return CallStepSoon(ts, null).IsNull ? default : Value.None;
        if (yielded.Is(this)) return FailSoon(ts, $"Task cannot await on itself: {Repr.Of(ts, this)}");
        Value blocking = Attributes.Find(ts, yielded, s_blocking);
        if (blocking.IsNull && ts.HasPending) return default;
        if (!blocking.IsNull && !blocking.IsNone) return WaitForOther(ts, yielded, blocking);
        if (ReferenceEquals(yielded.Type, PyType.Generator))
        {
            return FailSoon(ts, $"yield was used instead of yield from for generator in task {Repr.Of(ts, this)} with {Repr.Of(ts, yielded)}");
        }
        return FailSoon(ts, $"Task got bad yield: {Repr.Of(ts, yielded)}");
    }

    // A future of another class.
    private Value WaitForOther(ThreadState ts, Value future, Value blocking)
    {
        if (!Loop.Is(FutureLoop(ts, future))) return OtherLoop(ts, future);
        if (!Truth.Test(ts, blocking)) return JustYielded(ts, future);
        Attributes.Set(ts, future, s_blocking, Value.False);
        Value add = Attributes.Get(ts, future, "add_done_callback");
        if (add.IsNull) return default;
        ReadOnlySpan<Value> args = [new PyTaskWakeup(this), _context];
        if (Calls.Call(ts, add, args, AsyncioState.Of(ts).ContextKeyword).IsNull) return default;
        return Wait(ts, future);
    }

    // get_future_loop
    private static Value FutureLoop(ThreadState ts, Value future)
    {
        Value getLoop = Attributes.Find(ts, future, "get_loop");
        if (!getLoop.IsNull) return Calls.Call(ts, getLoop).OrThrow(ts);
        if (ts.HasPending) throw ts.Throwable();
        return Attributes.Get(ts, future, "_loop").OrThrow(ts);
    }

    private Value Wait(ThreadState ts, Value future)
    {
        _waiter = future.Ref;
        if (!_mustCancel) return Value.None;
        Value cancelled = CancelOther(ts, future, CancelMessage);
        if (cancelled.IsNull) return default;
        if (Truth.Test(ts, cancelled)) _mustCancel = false;
        return Value.None;
    }

    private static Value CancelOther(ThreadState ts, Value future, Value message)
    {
        Value cancel = Attributes.Get(ts, future, "cancel");
        if (cancel.IsNull) return default;
        return Calls.Call(ts, cancel, [message.IsNull ? Value.None : message], AsyncioState.Of(ts).MessageKeyword);
    }

    private Value OtherLoop(ThreadState ts, Value future) =>
        FailSoon(ts, $"Task {Repr.Of(ts, this)} got Future {Repr.Of(ts, future)} attached to a different loop");

    private Value JustYielded(ThreadState ts, Value future) =>
        FailSoon(ts, $"yield was used instead of yield from in task {Repr.Of(ts, this)} with {Repr.Of(ts, future)}");

    // task_set_error_soon
    private Value FailSoon(ThreadState ts, string message) =>
        CallStepSoon(ts, Errors.Simple(PyType.RuntimeError, message)).IsNull ? default : Value.None;

    // task_wakeup
    internal Value WakeUp(ThreadState ts, Value future)
    {
        Value result;
        try
        {
            result = future.Ref is PyFuture { IsExact: true } own ? own.GetResult(ts) : Calls.Method(ts, future, "result");
        }
        catch (PythonException error)
        {
            return EnterAndStep(ts, error.Error);
        }
        return EnterAndStep(ts, result.IsNull ? ts.TakePending() : null);
    }
}
