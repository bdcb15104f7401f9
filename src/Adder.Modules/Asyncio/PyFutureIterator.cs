using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using System.Runtime.CompilerServices;

namespace Adder.Modules.Asyncio;

/// <summary><c>_asyncio.FutureIter</c>: what awaiting a future goes through. It yields the future once and returns its result.</summary>
[PyType("FutureIter", Module = "_asyncio", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyFutureIterator : PyObject
{
    private PyFuture? _future;

    internal PyFutureIterator(PyFuture future) : base(TypeObject)
    {
        _future = future;
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // FutureIter_am_send
    [Slot(Slot.AmSend)]
    internal static Value SendSlot(ThreadState ts, Value self, Value value)
    {
        var iterator = Unsafe.As<PyFutureIterator>(self.Ref);
        if (iterator._future is not { } future)
        {
            ts.StopValue = Value.None;
            return default;
        }
        if (future.State == FutureState.Pending)
        {
            if (future.IsBlocking) return ts.Raise(PyType.RuntimeError, "await wasn't used with future");
            future.IsBlocking = true;
            return future;
        }
        iterator._future = null;
        Value result = future.GetResult(ts);
        if (!result.IsNull) ts.StopValue = result;
        return default;
    }

    [Slot(Slot.TpIternext)]
    internal static Value Next(ThreadState ts, Value self)
    {
        Value result = SendSlot(ts, self, Value.None);
        if (!result.IsNull || ts.HasPending) return result;
        Value stop = ts.StopValue;
        ts.StopValue = default;
        return stop.IsNone ? default : ts.Raise(PyStopIteration.With(stop));
    }

    [PyMethod("send(value)\n--\n\nGo on; the value is ignored.", Name = "send", Convention = CallingConvention.O)]
    private Value Send(ThreadState ts, Value value) => PyGenerator.RaiseStop(ts, SendSlot(ts, this, value));

    [PyMethod("throw(typ[,val[,tb]])\n\nRaise an exception, which ends the iteration.", Name = "throw", Convention = CallingConvention.FastCall)]
    private Value Throw(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 3) throw Errors.TypeError($"throw expected at {(args.Length < 1 ? "least 1" : "most 3")} argument{(args.Length < 1 ? "" : "s")}, got {args.Length}");
        if (args.Length > 1) Warnings.Warn(ts, PyType.DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.");
        Value type = args[0], value = args.Length > 1 ? args[1] : Value.None, traceback = args.Length > 2 ? args[2] : Value.None;
        if (!traceback.IsNone && traceback.Ref is not PyTraceback) throw Errors.TypeError("throw() third argument must be a traceback");
        PyException? error = type.Ref as PyException;
        if (error is not null)
        {
            if (!value.IsNone) throw Errors.TypeError("instance exception may not have a separate value");
        }
        else if (type.Ref is PyType cls && cls.Has(TypeFlags.BaseExcSubclass))
        {
            Value made = value.IsNone ? Calls.Call(ts, type)
                : value.Ref is PyException given && given.Type.IsSubtypeOf(cls) ? value
                : value.Ref is PyTuple several ? Calls.Call(ts, type, several.Items, null) : Calls.Call(ts, type, value);
            error = made.OrThrow(ts).Ref as PyException;
        }
        if (error is null) throw Errors.TypeError($"exceptions must be classes deriving BaseException or instances of such a class, not {type.Type.Name}");
        if (traceback.Ref is PyTraceback trace) error.Traceback = trace;
        _future = null;
        return ts.Raise(error);
    }

    [PyMethod("close()\n--\n\nEnd the iteration.", Name = "close", Convention = CallingConvention.NoArgs)]
    private void Close() => _future = null;
}
