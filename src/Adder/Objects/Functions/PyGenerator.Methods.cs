using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PyGenerator
{
    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // gen_iternext
    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        Value result = ((PyGenerator)self.Ref).Resume(ts, default, throwing: false);
        if (result.IsNull && !ts.HasPending) StopUnlessNone(ts);
        return result;
    }

    [Slot(Slot.AmSend)]
    [NoThrow]
    internal static Value SendSlot(ThreadState ts, Value self, Value value) => ((PyGenerator)self.Ref).Resume(ts, value, throwing: false);

    [PyMethod("""
        send(value)
        --

        Send a value into the generator: give the next value it yields, or raise StopIteration.
        """, Convention = CallingConvention.O)]
    internal Value Send(ThreadState ts, Value value) => RaiseStop(ts, Resume(ts, value, throwing: false));

    [PyMethod("""
        throw(value)
        throw(type[, value[, traceback]])

        Raise an exception in the generator: give the next value it yields, or raise StopIteration.
        """, Name = "throw", Convention = CallingConvention.FastCall)]
    internal Value ThrowMethod(ThreadState ts, params ReadOnlySpan<Value> args) => ThrowArguments(ts, args);

    [PyMethod("""
        close()
        --

        Raise GeneratorExit in the generator.
        """, Convention = CallingConvention.NoArgs)]
    internal Value Close(ThreadState ts) => CloseNow(ts);

    private protected Value ThrowArguments(ThreadState ts, ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 3)
        {
            throw Errors.TypeError($"throw expected at {(args.Length < 1 ? "least 1" : "most 3")} argument{(args.Length < 1 ? "" : "s")}, got {args.Length}");
        }
        if (args.Length > 1)
        {
            Warnings.Warn(ts, PyType.DeprecationWarning,
                "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.");
        }
        return RaiseStop(ts, Throw(ts, closeOnExit: true, args[0], args.Length > 1 ? args[1] : default, args.Length > 2 ? args[2] : default));
    }

    /// <summary>As for a call of next(): the end becomes StopIteration.</summary>
    internal static Value RaiseStop(ThreadState ts, Value result)
    {
        if (!result.IsNull || ts.HasPending) return result;
        Value value = ts.StopValue;
        ts.StopValue = default;
        return ts.Raise(PyStopIteration.With(value));
    }

    private static void StopUnlessNone(ThreadState ts)
    {
        Value value = ts.StopValue;
        ts.StopValue = default;
        if (!value.IsNull && !value.IsNone) ts.Raise(PyStopIteration.With(value));
    }

    /// <summary>Raises inside, or in what it delegates to; ends as <see cref="Resume"/>. (_gen_throw)</summary>
    internal Value Throw(ThreadState ts, bool closeOnExit, Value type, Value value, Value traceback)
    {
        Delegation.Settle(Frame);
        Value receiver = Delegate;
        if (!ts.HasStack()) return default;
        if (!receiver.IsNull)
        {
            if (closeOnExit && ExceptionMatching.Given(type, PyType.GeneratorExit))
            {
                LastState = GeneratorState.Executing;
                bool closed = CloseDelegate(ts, receiver);
                LastState = GeneratorState.Suspended;
                return closed ? ThrowHere(ts, type, value, traceback) : Resume(ts, Value.None, throwing: true);
            }
            // This frame stands beneath those of the receiver, for whoever looks at the stack.
            Frame outer = ts.Frame, own = Frame!;
            own.Borrow(outer);
            own.Role = FrameRole.Generator | FrameRole.Entry;
            ts.Frame = own;
            LastState = GeneratorState.Executing;
            Value result = ThrowInto(ts, receiver, closeOnExit, type, value, traceback, out bool hasThrow);
            LastState = GeneratorState.Suspended;
            ts.Frame = outer;
            own.Previous = null!;
            if (!hasThrow) return ts.HasPending ? default : ThrowHere(ts, type, value, traceback);
            // An error, or StopIteration with the result, goes on in this frame, where CLEANUP_THROW looks at it.
            return result.IsNull ? Resume(ts, Value.None, throwing: true) : result;
        }
        return ThrowHere(ts, type, value, traceback);
    }

    private static Value ThrowInto(
        ThreadState ts, Value receiver, bool closeOnExit, Value type, Value value, Value traceback, out bool hasThrow)
    {
        hasThrow = true;
        if (receiver.Ref is PyGenerator generator and not PyAsyncGenerator)
        {
            Value result = generator.Throw(ts, closeOnExit, type, value, traceback);
            if (result.IsNull && !ts.HasPending) ts.Raise(PyStopIteration.With(ts.StopValue));
            return result;
        }
        Value method = Attributes.Find(ts, receiver, "throw");
        hasThrow = !method.IsNull;
        if (!hasThrow) return default;
        if (value.IsNull) return Calls.Call(ts, method, type);
        return traceback.IsNull ? Calls.Call(ts, method, type, value) : Calls.Call(ts, method, [type, value, traceback], null);
    }

    private Value ThrowHere(ThreadState ts, Value type, Value value, Value traceback)
    {
        if (!traceback.IsNull && !traceback.IsNone && traceback.Ref is not PyTraceback)
        {
            return ts.Raise(PyType.TypeError, "throw() third argument must be a traceback object");
        }
        PyException? error = type.Ref as PyException;
        if (error is not null)
        {
            if (!value.IsNull && !value.IsNone) return ts.Raise(PyType.TypeError, "instance exception may not have a separate value");
        }
        else if (type.Ref is PyType cls && cls.Has(TypeFlags.BaseExcSubclass))
        {
            Value made = value.IsNull || value.IsNone ? Calls.Call(ts, type)
                : value.Ref is PyException given && given.Type.IsSubtypeOf(cls) ? value
                : value.Ref is PyTuple args ? Calls.Call(ts, type, args.Items, null) : Calls.Call(ts, type, value);
            error = made.Ref as PyException;
            if (error is null)
            {
                // The failure to make it is what is raised inside.
                if (!made.IsNull)
                {
                    ts.Raise(PyType.TypeError, $"calling {Repr.Of(ts, cls)} should have returned an instance of BaseException, not {made.Type.Name}");
                }
                return Resume(ts, Value.None, throwing: true);
            }
        }
        if (error is null)
        {
            return ts.Raise(PyType.TypeError, $"exceptions must be classes or instances deriving from BaseException, not {type.Type.Name}");
        }
        if (traceback.Ref is PyTraceback entries) error.Traceback = entries;
        ts.Restore(error);
        return Resume(ts, Value.None, throwing: true);
    }

    // gen_close
    internal Value CloseNow(ThreadState ts)
    {
        if (!ts.HasStack()) return default;
        Delegation.Settle(Frame);
        if (State == GeneratorState.Created) Drop(ts);
        if (State == GeneratorState.Finished) return Value.None;
        Value receiver = Delegate;
        bool closed = true;
        if (!receiver.IsNull)
        {
            LastState = GeneratorState.Executing;
            closed = CloseDelegate(ts, receiver);
            LastState = GeneratorState.Suspended;
        }
        if (closed)
        {
            // The argument of YIELD_VALUE says how many handlers are around it; one is the generator's own.
            if (State == GeneratorState.Suspended && (Opcode)Frame!.Ip->Opcode == Opcode.YieldValue && Frame.Ip->Arg == 1)
            {
                Drop(ts);
                return Value.None;
            }
            ts.Raise(Errors.Simple(PyType.GeneratorExit));
        }
        IsClosing = true;
        Value result = Resume(ts, Value.None, throwing: true);
        IsClosing = false;
        if (!result.IsNull)
        {
            return ts.Raise(PyType.RuntimeError, $"{(this is PyCoroutine ? "coroutine" : this is PyAsyncGenerator ? "async generator" : "generator")} ignored GeneratorExit");
        }
        if (!ts.HasPending || ts.ClearIf(PyType.StopIteration) || ts.ClearIf(PyType.GeneratorExit)) return Value.None;
        return default;
    }

    // gen_close_iter
    private static bool CloseDelegate(ThreadState ts, Value receiver)
    {
        if (receiver.Ref is PyGenerator generator and not PyAsyncGenerator) return !generator.CloseNow(ts).IsNull;
        Value method = Attributes.Find(ts, receiver, "close");
        if (method.IsNull)
        {
            if (ts.HasPending) Unraisable.Report(ts, receiver);
            return true;
        }
        return !Calls.Call(ts, method).IsNull;
    }

    [PyGetSet("__name__", Setter = nameof(SetName))]
    private Value GetName() => Name;

    private void SetName(Value value) => Name = value.Ref as PyStr ?? throw Errors.TypeError("__name__ must be set to a string object");

    [PyGetSet("__qualname__", Setter = nameof(SetQualName))]
    private Value GetQualName() => QualName;

    private void SetQualName(Value value) =>
        QualName = value.Ref as PyStr ?? throw Errors.TypeError("__qualname__ must be set to a string object");

    private protected void Rename(Value? name, Value? qualifiedName)
    {
        if (name is { } plain) SetName(plain);
        if (qualifiedName is { } qualified) SetQualName(qualified);
    }

    [PyGetSet("gi_frame")]
    private Value GetFrame() => FrameObject;

    [PyGetSet("gi_running")]
    private bool GetRunning() => IsExecuting;

    [PyGetSet("gi_code")]
    private Value GetCode() => Code;

    [PyGetSet("gi_yieldfrom")]
    private Value GetYieldFrom() => Delegate.IsNull ? Value.None : Delegate;

    [PyGetSet("gi_suspended")]
    private bool GetSuspended() => IsSuspendedInside;

    internal Value FrameObject => Frame is { } frame ? PyFrame.Of(frame) : Value.None;

    [Slot(Slot.TpRepr)]
    internal Value ReprOf() => $"<{Type.Name} object {QualName} at {Identity.Hex(this)}>";
}
