using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What the Python parts of asyncio look at.</summary>
internal partial class PyFuture
{
    [PyGetSet("_state")]
    private string GetState()
    {
        CheckInitialized();
        return State switch { FutureState.Pending => "PENDING", FutureState.Cancelled => "CANCELLED", _ => "FINISHED" };
    }

    [PyGetSet("_asyncio_future_blocking", Setter = nameof(SetBlocking))]
    private bool GetBlocking() => !Loop.IsNull && IsBlocking;

    private void SetBlocking(ThreadState ts, Value value)
    {
        CheckInitialized();
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        IsBlocking = Truth.Test(ts, value);
    }

    [PyGetSet("_loop")]
    private Value GetLoopAttribute() => Loop.IsNull ? Value.None : Loop;

    [PyGetSet("_callbacks")]
    private Value GetCallbacks()
    {
        CheckInitialized();
        if (_callback is null && _callbacks is null) return Value.None;
        PyList list = new();
        if (_callback is not null) list.Add(new PyTuple(_callback, _callbackContext));
        foreach ((Value function, Value context) in _callbacks ?? []) list.Add(new PyTuple(function, context));
        return list;
    }

    [PyGetSet("_result")]
    private Value GetResultAttribute()
    {
        CheckInitialized();
        return Result.IsNull ? Value.None : Result;
    }

    [PyGetSet("_exception")]
    private Value GetExceptionAttribute()
    {
        CheckInitialized();
        return Exception is { } error ? error : Value.None;
    }

    [PyGetSet("_log_traceback", Setter = nameof(SetLogTraceback))]
    private bool GetLogTraceback()
    {
        CheckInitialized();
        return _logsTraceback;
    }

    private void SetLogTraceback(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        if (Truth.Test(ts, value)) throw Errors.ValueError("_log_traceback can only be set to False");
        _logsTraceback = false;
    }

    [PyGetSet("_source_traceback")]
    private Value GetSourceTraceback() => Loop.IsNull || SourceTraceback.IsNull ? Value.None : SourceTraceback;

    [PyGetSet("_cancel_message", Setter = nameof(SetCancelMessageAttribute))]
    private Value GetCancelMessage() => CancelMessage.IsNull ? Value.None : CancelMessage;

    private void SetCancelMessageAttribute(Value value)
    {
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        SetCancelMessage(value);
    }
}
