using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>A value on its way out of an async generator, which tells it from what the generator awaits.</summary>
[PyType("async_generator_wrapped_value", Property = "AsyncGeneratorWrappedValue", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyAsyncGeneratorWrappedValue(Value contents) : PyObject(PyType.AsyncGeneratorWrappedValue)
{
    internal readonly Value Contents = contents;
}

/// <summary>Where one await of an async generator's step stands. (AwaitableState)</summary>
internal enum AwaitableState : byte
{
    New, Running, Closed,
}

/// <summary><c>async_generator_asend</c>: one <c>__anext__()</c> or <c>asend(value)</c>.</summary>
[PyType("async_generator_asend", Property = "AsyncGeneratorAsend", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyAsyncGeneratorSend(PyAsyncGenerator generator, Value sent) : PyObject(PyType.AsyncGeneratorAsend)
{
    private readonly PyAsyncGenerator _generator = generator;
    private readonly Value _sent = sent;
    private AwaitableState _state;

    [Slot(Slot.TpIter)]
    [Slot(Slot.AmAwait)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self) => ((PyAsyncGeneratorSend)self.Ref).SendNow(ts, default);

    [PyMethod("send(arg)\n--\n\nSend a value to what is awaited.", Convention = CallingConvention.O)]
    private Value Send(ThreadState ts, Value arg) => SendNow(ts, arg);

    [PyMethod("throw(value)\nthrow(type[,value[,tb]])\n\nRaise an exception in the generator.", Name = "throw", Convention = CallingConvention.FastCall)]
    private Value Throw(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (_state == AwaitableState.Closed) return Reused(ts);
        Value result = _generator.Unwrap(ts, PyAsyncGeneratorThrow.ThrowInto(ts, _generator, closeOnExit: true, args));
        if (result.IsNull) _state = AwaitableState.Closed;
        return result;
    }

    [PyMethod("close()\n--\n\nRaise GeneratorExit in the generator.", Convention = CallingConvention.NoArgs)]
    internal void Close() => _state = AwaitableState.Closed;

    /// <summary>The generator's frame may go on without a call through C# code.</summary>
    internal bool CanBeEntered(Value sent)
    {
        if (_state == AwaitableState.Closed || _state == AwaitableState.New && _generator.IsRunning) return false;
        return _generator.State == GeneratorState.Suspended || _generator.State == GeneratorState.Created && Argument(sent).IsNone;
    }

    internal Frame? Enter(ThreadState ts, Frame awaiter, Value sent)
    {
        sent = Argument(sent);
        _state = AwaitableState.Running;
        _generator.IsRunning = true;
        _generator.Step = this;
        return _generator.Enter(ts, awaiter, sent, FrameRole.Generator | FrameRole.Step);
    }

    private Value Argument(Value sent)
    {
        if (_state == AwaitableState.New && sent.IsNone && !_sent.IsNull) return _sent;
        return sent;
    }

    // What SEND and its like call: a yielded value ends the awaitable without an exception.
    [Slot(Slot.AmSend)]
    [NoThrow]
    internal static Value SendSlot(ThreadState ts, Value self, Value value)
    {
        PyAsyncGeneratorSend awaitable = (PyAsyncGeneratorSend)self.Ref;
        if (!awaitable.Begin(ts, ref value)) return default;
        Value result = awaitable._generator.Resume(ts, value, throwing: false);
        if (result.Ref is not PyAsyncGeneratorWrappedValue wrapped) return awaitable.Unwrapped(ts, result);
        awaitable._generator.IsRunning = false;
        awaitable._state = AwaitableState.Closed;
        ts.StopValue = wrapped.Contents;
        return default;
    }

    // async_gen_asend_send
    private Value SendNow(ThreadState ts, Value arg)
    {
        return Begin(ts, ref arg) ? Unwrapped(ts, _generator.Resume(ts, arg, throwing: false)) : default;
    }

    private bool Begin(ThreadState ts, ref Value arg)
    {
        if (_state == AwaitableState.Closed)
        {
            Reused(ts);
            return false;
        }
        if (_state == AwaitableState.New)
        {
            if (_generator.IsRunning)
            {
                ts.Raise(PyType.RuntimeError, "anext(): asynchronous generator is already running");
                return false;
            }
            if (arg.IsNull || arg.IsNone) arg = _sent;
            _state = AwaitableState.Running;
        }
        _generator.IsRunning = true;
        return true;
    }

    private Value Unwrapped(ThreadState ts, Value result)
    {
        result = _generator.Unwrap(ts, result);
        if (result.IsNull) _state = AwaitableState.Closed;
        return result;
    }

    private static Value Reused(ThreadState ts) => ts.Raise(PyType.RuntimeError, "cannot reuse already awaited __anext__()/asend()");
}

/// <summary><c>async_generator_athrow</c>: one <c>athrow(...)</c> or <c>aclose()</c>.</summary>
[PyType("async_generator_athrow", Property = "AsyncGeneratorAthrow", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyAsyncGeneratorThrow(PyAsyncGenerator generator, PyTuple? args) : PyObject(PyType.AsyncGeneratorAthrow)
{
    private readonly PyAsyncGenerator _generator = generator;
    // Null: aclose().
    private readonly PyTuple? _args = args;
    private AwaitableState _state;

    [Slot(Slot.TpIter)]
    [Slot(Slot.AmAwait)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self) => ((PyAsyncGeneratorThrow)self.Ref).SendNow(ts, Value.None);

    [PyMethod("send(arg)\n--\n\nSend a value to what is awaited.", Convention = CallingConvention.O)]
    private Value Send(ThreadState ts, Value arg) => SendNow(ts, arg);

    [PyMethod("throw(value)\nthrow(type[,value[,tb]])\n\nRaise an exception in the generator.", Name = "throw", Convention = CallingConvention.FastCall)]
    private Value Throw(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (_state == AwaitableState.Closed) return Reused(ts);
        Value result = ThrowInto(ts, _generator, closeOnExit: true, args);
        if (_args is not null) return _generator.Unwrap(ts, result);
        if (result.Ref is PyAsyncGeneratorWrappedValue) return Ignored(ts);
        if (result.IsNull && !ts.HasPending) ts.Raise(Errors.Simple(PyType.StopAsyncIteration));
        if (result.IsNull) EndClose(ts);
        return result;
    }

    [PyMethod("close()\n--\n\nRaise GeneratorExit in the generator.", Convention = CallingConvention.NoArgs)]
    private void Close() => _state = AwaitableState.Closed;

    internal static Value ThrowInto(ThreadState ts, PyAsyncGenerator generator, bool closeOnExit, ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 3)
        {
            throw Errors.TypeError($"throw expected at {(args.Length < 1 ? "least 1" : "most 3")} argument{(args.Length < 1 ? "" : "s")}, got {args.Length}");
        }
        return generator.Throw(ts, closeOnExit, args[0], args.Length > 1 ? args[1] : default, args.Length > 2 ? args[2] : default);
    }

    // async_gen_athrow_send
    private Value SendNow(ThreadState ts, Value arg)
    {
        if (_state == AwaitableState.Closed) return Reused(ts);
        if (_generator.IsFinished)
        {
            _state = AwaitableState.Closed;
            return ts.Raise(Errors.Simple(PyType.StopIteration));
        }
        if (_state == AwaitableState.New) return Start(ts, arg);
        _generator.IsRunning = true;
        Value result = _generator.Resume(ts, arg, throwing: false);
        if (_args is not null) return _generator.Unwrap(ts, result);
        if (result.Ref is PyAsyncGeneratorWrappedValue) return Ignored(ts);
        return result.IsNull ? Fail(ts) : result;
    }

    private Value Start(ThreadState ts, Value arg)
    {
        if (_generator.IsRunning)
        {
            _state = AwaitableState.Closed;
            return ts.Raise(PyType.RuntimeError, $"{(_args is null ? "aclose" : "athrow")}(): asynchronous generator is already running");
        }
        if (_generator.IsClosed)
        {
            _state = AwaitableState.Closed;
            return ts.Raise(Errors.Simple(PyType.StopAsyncIteration));
        }
        if (!arg.IsNull && !arg.IsNone) return ts.Raise(PyType.RuntimeError, "can't send non-None value to a just-started coroutine");
        _state = AwaitableState.Running;
        _generator.IsRunning = true;
        Value result;
        if (_args is null)
        {
            _generator.IsClosed = true;
            result = _generator.Throw(ts, closeOnExit: false, PyType.GeneratorExit, default, default);
            if (result.Ref is PyAsyncGeneratorWrappedValue) return Ignored(ts);
        }
        else
        {
            result = _generator.Unwrap(ts, ThrowInto(ts, _generator, closeOnExit: false, _args.Items));
        }
        return result.IsNull ? Fail(ts) : result;
    }

    private Value Fail(ThreadState ts)
    {
        if (!ts.HasPending) ts.Raise(Errors.Simple(PyType.StopAsyncIteration));
        _generator.IsRunning = false;
        _state = AwaitableState.Closed;
        if (_args is null) EndClose(ts);
        return default;
    }

    // aclose() is through when the generator ends: that ends the awaitable.
    private static void EndClose(ThreadState ts)
    {
        if (ts.ClearIf(PyType.StopAsyncIteration) || ts.ClearIf(PyType.GeneratorExit)) ts.Raise(Errors.Simple(PyType.StopIteration));
    }

    private Value Ignored(ThreadState ts)
    {
        _generator.IsRunning = false;
        _state = AwaitableState.Closed;
        return ts.Raise(PyType.RuntimeError, "async generator ignored GeneratorExit");
    }

    private static Value Reused(ThreadState ts) => ts.Raise(PyType.RuntimeError, "cannot reuse already awaited aclose()/athrow()");
}

/// <summary><c>anext_awaitable</c>: <c>anext(iterator, default)</c>.</summary>
[PyType("anext_awaitable", Property = "AnextAwaitable", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyAnextAwaitable(Value awaitable, Value fallback) : PyObject(PyType.AnextAwaitable)
{
    private readonly Value _awaitable = awaitable;
    private readonly Value _fallback = fallback;

    [Slot(Slot.TpIter)]
    [Slot(Slot.AmAwait)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // anextawaitable_iternext
    [Slot(Slot.TpIternext)]
    internal static unsafe Value Next(ThreadState ts, Value self)
    {
        PyAnextAwaitable awaitable = (PyAnextAwaitable)self.Ref;
        Value iterator = awaitable.Iterator(ts);
        if (iterator.IsNull) return default;
        Value result = iterator.Type.TpIternext(ts, iterator);
        if (!result.IsNull) return result;
        if (!ts.HasPending) ts.Raise(Errors.Simple(PyType.StopIteration));
        return awaitable.OrFallback(ts);
    }

    [PyMethod("send(arg)\n--\n\nSend a value to what is awaited.", Convention = CallingConvention.O)]
    private Value Send(ThreadState ts, Value arg) => Forward(ts, "send", new ReadOnlySpan<Value>(in arg));

    [PyMethod("throw(value)\nthrow(type[,value[,tb]])\n\nRaise an exception in what is awaited.", Name = "throw", Convention = CallingConvention.FastCall)]
    private Value Throw(ThreadState ts, params ReadOnlySpan<Value> args) => Forward(ts, "throw", args);

    [PyMethod("close()\n--\n\nClose what is awaited.", Convention = CallingConvention.NoArgs)]
    private Value Close(ThreadState ts) => Forward(ts, "close", []);

    private Value Forward(ThreadState ts, string name, ReadOnlySpan<Value> args)
    {
        Value iterator = Iterator(ts);
        if (iterator.IsNull) return default;
        Value result = Calls.Method(ts, iterator, name, args);
        return result.IsNull ? OrFallback(ts) : result;
    }

    private Value OrFallback(ThreadState ts) =>
        ts.ClearIf(PyType.StopAsyncIteration) ? ts.Raise(PyStopIteration.With(_fallback)) : default;

    private unsafe Value Iterator(ThreadState ts)
    {
        Value iterator = Awaiting.AwaitableIter(ts, _awaitable);
        if (iterator.IsNull || Iteration.IsIterator(iterator)) return iterator;
        Value inner = iterator.Type.AmAwait(ts, iterator);
        return inner.IsNull || Iteration.IsIterator(inner)
            ? inner
            : ts.Raise(PyType.TypeError, "__await__ must return an iterable");
    }
}
