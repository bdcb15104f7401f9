using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>async_generator</c>: what an <c>async def</c> function with <c>yield</c> returns.</summary>
[PyType("async_generator", Property = "AsyncGenerator", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.HasWeakref)]
public sealed partial class PyAsyncGenerator : PyGenerator
{
    private bool _hooksCalled;

    internal PyAsyncGenerator(GeneratorOrigin origin) : base(PyType.AsyncGenerator, origin) { }

    internal bool IsClosed;

    /// <summary>One of its awaitables is being run.</summary>
    [PyGetSet("ag_running")]
    internal bool IsRunning { get; set; }

    internal Value Finalizer;

    /// <summary>Whose step the evaluator's loop is running.</summary>
    internal PyAsyncGeneratorSend? Step;

    [Slot(Slot.AmAiter)]
    [NoThrow]
    internal static new Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.AmAnext)]
    [NoThrow]
    internal static new Value Next(ThreadState ts, Value self)
    {
        PyAsyncGenerator generator = (PyAsyncGenerator)self.Ref;
        return generator.CallHooks(ts) ? new PyAsyncGeneratorSend(generator, default) : default;
    }

    [PyMethod("""
        asend(v)
        --

        An awaitable that sends a value into the generator.
        """, Convention = CallingConvention.O)]
    private Value Asend(ThreadState ts, Value v) => CallHooks(ts) ? new PyAsyncGeneratorSend(this, v) : default;

    [PyMethod("""
        athrow(value)
        athrow(type[, value[, traceback]])

        An awaitable that raises an exception in the generator.
        """, Name = "athrow", Convention = CallingConvention.VarArgs)]
    private Value Athrow(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length > 1)
        {
            Warnings.Warn(ts, PyType.DeprecationWarning,
                "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.");
        }
        return CallHooks(ts) ? new PyAsyncGeneratorThrow(this, PyTuple.From(args)) : default;
    }

    [PyMethod("""
        aclose()
        --

        An awaitable that raises GeneratorExit in the generator.
        """, Convention = CallingConvention.NoArgs)]
    private Value Aclose(ThreadState ts) => CallHooks(ts) ? new PyAsyncGeneratorThrow(this, null) : default;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true, Name = "__class_getitem__")]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);

    // async_gen_init_hooks
    private bool CallHooks(ThreadState ts)
    {
        if (_hooksCalled) return true;
        _hooksCalled = true;
        if (Frame is { } frame) GeneratorEnd.Expect(ts, frame);
        Finalizer = ts.AsyncGeneratorFinalizer;
        return ts.AsyncGeneratorFirstIter.IsNull || !Calls.Call(ts, ts.AsyncGeneratorFirstIter, this).IsNull;
    }

    /// <summary>What a step gave, for its awaitable: a yielded value ends the awaitable, anything else is awaited in turn. (async_gen_unwrap_value)</summary>
    internal Value Unwrap(ThreadState ts, Value result)
    {
        if (result.IsNull)
        {
            if (!ts.HasPending) ts.Raise(Errors.Simple(PyType.StopAsyncIteration));
            if (ts.PendingIs(PyType.StopAsyncIteration) || ts.PendingIs(PyType.GeneratorExit)) IsClosed = true;
            IsRunning = false;
            return default;
        }
        if (result.Ref is not PyAsyncGeneratorWrappedValue wrapped) return result;
        IsRunning = false;
        return ts.Raise(PyStopIteration.With(wrapped.Contents));
    }

    /// <summary>A step in the evaluator's loop has given this: the end of the <c>await</c> in the frame beneath, or something to wait for in turn.</summary>
    internal unsafe Value Yielded(Frame awaiter, Value value)
    {
        if (value.Ref is not PyAsyncGeneratorWrappedValue wrapped)
        {
            Step = null;
            return value;
        }
        EndStep();
        awaiter.ResumeIp = awaiter.FinishIp;
        return wrapped.Contents;
    }

    /// <summary>It has ended, or failed with the pending error, in a step in the evaluator's loop.</summary>
    internal void StepFailed(ThreadState ts)
    {
        if (!ts.HasPending || ts.PendingIs(PyType.StopAsyncIteration) || ts.PendingIs(PyType.GeneratorExit)) IsClosed = true;
        EndStep();
    }

    private void EndStep()
    {
        IsRunning = false;
        Step!.Close();
        Step = null;
    }

    [PyGetSet("__name__", Setter = nameof(SetOwnName))]
    private Value GetOwnName() => Name;

    private void SetOwnName(Value value) => Rename(value, null);

    [PyGetSet("__qualname__", Setter = nameof(SetOwnQualName))]
    private Value GetOwnQualName() => QualName;

    private void SetOwnQualName(Value value) => Rename(null, value);

    [PyGetSet("ag_await")]
    private Value GetAwait() => Delegate.IsNull ? Value.None : Delegate;

    [PyGetSet("ag_frame")]
    private Value GetFrame() => FrameObject;

    [PyGetSet("ag_code")]
    private Value GetCode() => Code;

    [PyGetSet("ag_suspended")]
    private bool GetSuspended() => IsSuspendedInside;

    [Slot(Slot.TpRepr)]
    internal new Value ReprOf() => $"<async_generator object {QualName} at {Identity.Hex(this)}>";
}
