using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>coroutine</c>: what an <c>async def</c> function returns.</summary>
[PyType("coroutine", Property = "Coroutine", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.HasWeakref)]
public sealed partial class PyCoroutine : PyGenerator
{
    internal PyCoroutine(GeneratorOrigin origin) : base(PyType.Coroutine, origin) { }

    /// <summary>Where it was made, when the thread tracks that.</summary>
    internal PyObject? Origin;

    [Slot(Slot.AmAwait)]
    internal static Value Await(ThreadState ts, Value self) => new PyCoroutineWrapper((PyCoroutine)self.Ref);

    [Slot(Slot.AmSend)]
    [NoThrow]
    internal static new Value SendSlot(ThreadState ts, Value self, Value value) => ((PyGenerator)self.Ref).Resume(ts, value, throwing: false);

    [PyMethod("""
        send(arg)
        --

        Send arg into coroutine code that waits for it: give the next value that it yields, or raise StopIteration.
        """, Convention = CallingConvention.O)]
    internal new Value Send(ThreadState ts, Value arg) => RaiseStop(ts, Resume(ts, arg, throwing: false));

    [PyMethod("""
        throw(value)
        throw(type[, value[, traceback]])

        Raise an exception in coroutine code, where it waits: give the next value it yields, or raise StopIteration.
        """, Name = "throw", Convention = CallingConvention.FastCall)]
    internal new Value ThrowMethod(ThreadState ts, params ReadOnlySpan<Value> args) => ThrowArguments(ts, args);

    [PyMethod("""
        close()
        --

        Raise GeneratorExit inside coroutine code, where it waits.
        """, Convention = CallingConvention.NoArgs)]
    internal new Value Close(ThreadState ts) => CloseNow(ts);

    [PyGetSet("__name__", Doc = "The name of the coroutine.", Setter = nameof(SetCoroutineName))]
    private Value GetCoroutineName() => Name;

    private void SetCoroutineName(Value value) => Rename(value, null);

    [PyGetSet("__qualname__", Doc = "The qualified name of the coroutine.", Setter = nameof(SetCoroutineQualName))]
    private Value GetCoroutineQualName() => QualName;

    private void SetCoroutineQualName(Value value) => Rename(null, value);

    [PyGetSet("cr_await")]
    private Value GetAwait() => Delegate.IsNull ? Value.None : Delegate;

    [PyGetSet("cr_running")]
    private bool GetRunning() => IsExecuting;

    [PyGetSet("cr_frame")]
    private Value GetFrame() => FrameObject;

    [PyGetSet("cr_code")]
    private Value GetCode() => Code;

    [PyGetSet("cr_suspended")]
    private bool GetSuspended() => IsSuspendedInside;

    [PyGetSet("cr_origin")]
    private Value GetOrigin() => Origin is { } origin ? origin : Value.None;

    [Slot(Slot.TpRepr)]
    internal new Value ReprOf() => $"<coroutine object {QualName} at {Identity.Hex(this)}>";
}

/// <summary><c>coroutine_wrapper</c>: a coroutine as an iterator.</summary>
[PyType("coroutine_wrapper", Property = "CoroutineWrapper", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyCoroutineWrapper(PyCoroutine coroutine) : PyObject(PyType.CoroutineWrapper)
{
    private readonly PyCoroutine _coroutine = coroutine;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self) => PyGenerator.Next(ts, ((PyCoroutineWrapper)self.Ref)._coroutine);

    [PyMethod("""
        send(arg)
        --

        Send a value into the coroutine: give the next value it yields, or raise StopIteration.
        """, Convention = CallingConvention.O)]
    internal Value Send(ThreadState ts, Value arg) => _coroutine.Send(ts, arg);

    [PyMethod("""
        throw(value)
        throw(type[, value[, traceback]])

        Raise an exception in the coroutine.
        """, Name = "throw", Convention = CallingConvention.FastCall)]
    internal Value Throw(ThreadState ts, params ReadOnlySpan<Value> args) => _coroutine.ThrowMethod(ts, args);

    [PyMethod("""
        close()
        --

        Raise GeneratorExit in the coroutine.
        """, Convention = CallingConvention.NoArgs)]
    internal Value Close(ThreadState ts) => _coroutine.Close(ts);
}
