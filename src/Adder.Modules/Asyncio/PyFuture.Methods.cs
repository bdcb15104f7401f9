using Adder.Modules.Contexts;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What Python sees.</summary>
internal partial class PyFuture
{
    [PyMethod("""
        result($self, /)
        --

        Return the result.

        Raise CancelledError where the future was cancelled, InvalidStateError where
        there is no result yet, and the exception where it was given one.
        """)]
    private Value ResultMethod(ThreadState ts)
    {
        CheckAwaitable(ts);
        return GetResult(ts);
    }

    private void CheckAwaitable(ThreadState ts)
    {
        if (Loop.IsNull) throw AsyncioState.Of(ts).InvalidState(ts, "Future object is not initialized.");
    }

    [PyMethod("""
        exception($self, /)
        --

        Return the exception that the future was given; None if it was none.

        Raise CancelledError where the future was cancelled, InvalidStateError where
        it is not done yet.
        """, Name = "exception")]
    private Value ExceptionMethod(ThreadState ts)
    {
        CheckAwaitable(ts);
        if (State == FutureState.Cancelled) return ts.Raise(MakeCancelled(ts));
        if (State == FutureState.Pending) throw AsyncioState.Of(ts).InvalidState(ts, "Exception is not set.");
        if (Exception is not { } error) return Value.None;
        _logsTraceback = false;
        return error;
    }

    [PyMethod("""
        set_result($self, result, /)
        --

        Give the future its result and make it done.

        Raise InvalidStateError where it is done already.
        """)]
    private Value SetResult(ThreadState ts, Value result) => Finish(ts, result);

    [PyMethod("""
        set_exception($self, exception, /)
        --

        Give the future an exception and make it done.

        Raise InvalidStateError where it is done already.
        """)]
    private Value SetException(ThreadState ts, Value exception) => Fail(ts, exception);

    [PyMethod("""
        add_done_callback($self, fn, /, *, context=<unrepresentable>)
        --

        Let the event loop call a function when the future is done, soon if it is.

        The function gets the future as its only argument.
        """)]
    private Value AddDoneCallback(ThreadState ts, Value fn, Value context = default) =>
        AddCallback(ts, fn, context.IsNull ? PyContext.Current(ts).Copy() : context);

    [PyMethod("""
        remove_done_callback($self, fn, /)
        --

        Remove all instances of a callback. Return how many there were.
        """)]
    private Value RemoveDoneCallback(ThreadState ts, Value fn)
    {
        CheckInitialized();
        long removed = 0;
        if (_callback is not null && Comparison.Equal(ts, _callback, fn))
        {
            _callback = _callbackContext = null;
            removed++;
        }
        // A comparison may change the list.
        for (int i = 0; _callbacks is { } list && i < list.Count;)
        {
            if (!Comparison.Equal(ts, list[i].Function, fn)) i++;
            else if (_callbacks is { } now && i < now.Count)
            {
                now.RemoveAt(i);
                removed++;
            }
        }
        if (_callbacks is { Count: 0 }) _callbacks = null;
        return removed;
    }

    [PyMethod("""
        cancel($self, /, msg=None)
        --

        Cancel the future and schedule its callbacks.

        Return False where it is done already, else True.
        """)]
    private Value CancelMethod(ThreadState ts, Value msg)
    {
        CheckInitialized();
        return Cancel(ts, msg);
    }

    [PyMethod("cancelled($self, /)\n--\n\nTell whether somebody cancelled the future.")]
    private bool IsCancelled() => !Loop.IsNull && State == FutureState.Cancelled;

    [PyMethod("done($self, /)\n--\n\nReturn True if the future has a result or an exception or was cancelled.")]
    private bool IsDone() => !Loop.IsNull && State != FutureState.Pending;

    [PyMethod("get_loop($self, /)\n--\n\nThe loop on which the future's callbacks run.")]
    private Value GetLoop()
    {
        CheckInitialized();
        return Loop;
    }

    [PyMethod("_make_cancelled_error($self, /)\n--\n\nMake the CancelledError to raise where the future was cancelled.\n\nIt is called once where a CancelledError is kept.")]
    private Value MakeCancelledError(ThreadState ts) => MakeCancelled(ts);

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);

    [Slot(Slot.TpIter)]
    [Slot(Slot.AmAwait)]
    private Value Await()
    {
        CheckInitialized();
        return new PyFutureIterator(this);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        CheckInitialized();
        return this is PyTask
            ? AsyncioState.Python(ts, "asyncio.base_tasks", "_task_repr", this)
            : AsyncioState.Python(ts, "asyncio.base_futures", "_future_repr", this);
    }

    // FutureObj_finalize
    [Slot(Slot.TpFinalize)]
    private void FinalizeFuture(ThreadState ts) => ReportUnretrieved(ts);

    private protected void ReportUnretrieved(ThreadState ts)
    {
        if (!_logsTraceback || Exception is not { } error) return;
        _logsTraceback = false;
        PyDict context = new();
        context.SetString("message", $"{Type.ShortName} exception was never retrieved");
        context.SetString("exception", error);
        context.SetString("future", this);
        Report(ts, context);
    }

    private protected void Report(ThreadState ts, PyDict context)
    {
        if (!SourceTraceback.IsNull) context.SetString("source_traceback", SourceTraceback);
        if (Calls.Method(ts, Loop, "call_exception_handler", context).IsNull) Unraisable.Report(ts, this);
    }
}
