using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Where a generator stands. (FRAME_CREATED ...)</summary>
internal enum GeneratorState : byte
{
    Created, Suspended, Executing, Finished,
}

/// <summary><c>generator</c>, and what coroutines and async generators share with it: a frame of its own that can be left and entered again.</summary>
[PyType("generator", Property = "Generator", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.HasWeakref)]
public unsafe partial class PyGenerator : PyObject
{
    /// <summary>What <see cref="State"/> was when it was last set; what it delegates to may have yielded past it since.</summary>
    internal GeneratorState LastState;

    private protected PyGenerator(PyType type, GeneratorOrigin origin) : base(type) => _origin = origin;

    // Event loops have weak references to each async generator, and tables of those cost the collector much.
    private object? _weakReferences;

    internal override ref object? WeakSlot => ref _weakReferences;

    // What it has of its function, all in one: there are many short-lived generators.
    private GeneratorOrigin _origin;

    internal CodeObject Code => _origin.Code;

    internal PyStr Name
    {
        get => _origin.Name;
        private set => _origin = new(Code, value, QualName);
    }

    internal PyStr QualName
    {
        get => _origin.QualName;
        private set => _origin = new(Code, Name, value);
    }

    internal GeneratorState State
    {
        get
        {
            // What it delegates to may have yielded past it.
            if (LastState == GeneratorState.Executing) Delegation.Settle(Frame);
            return LastState;
        }
        private set => LastState = value;
    }

    /// <summary>Null once it has finished.</summary>
    internal Frame? Frame { get; private set; }

    internal bool IsFresh => LastState == GeneratorState.Created;

    internal bool IsExecuting => State == GeneratorState.Executing;

    internal bool IsSuspendedInside => State == GeneratorState.Suspended;

    internal bool IsFinished => State == GeneratorState.Finished;

    /// <summary>A frame may go on in it without a call through C# code.</summary>
    internal bool CanBeEntered => (LastState < GeneratorState.Executing || State < GeneratorState.Executing) && this is not PyAsyncGenerator;

    /// <summary>Makes the generator, coroutine or async generator that the running function's code asks for, with a copy of the frame.</summary>
    internal static PyGenerator From(ThreadState ts, Frame frame)
    {
        PyGenerator made = Make(ts, frame.Previous, frame.Function, frame.Code);
        return WithFrame(ts, made, frame.Detach(made, ts.SpareFrames));
    }

    /// <summary>The same for a call with just the arguments that the code takes, which begins with RETURN_GENERATOR: no frame is entered for it.</summary>
    internal static PyGenerator From(ThreadState ts, Frame caller, PyFunction function, ExecutableCode code, ref Value args)
    {
        PyGenerator made = Make(ts, caller, function, code);
        Frame own = ts.SpareFrames.Take(code.FrameSize);
        own.Begin(made, function, code);
        for (int i = 0; i < code.TakesExactly; i++) Value.Store(ref own.Values[i], System.Runtime.CompilerServices.Unsafe.Add(ref args, i));
        return WithFrame(ts, made, own);
    }

    private static PyGenerator WithFrame(ThreadState ts, PyGenerator made, Frame frame)
    {
        made.Frame = frame;
        // Nobody notices the end of an async generator that has not begun.
        if (made is not PyAsyncGenerator) GeneratorEnd.Expect(ts, frame);
        return made;
    }

    private static PyGenerator Make(ThreadState ts, Frame caller, PyFunction function, ExecutableCode code)
    {
        GeneratorOrigin origin = GeneratorOrigin.Of(function, code);
        CodeFlags flags = origin.Code.Flags;
        PyGenerator made = (flags & CodeFlags.Coroutine) != 0 ? new PyCoroutine(origin)
            : (flags & CodeFlags.AsyncGenerator) != 0 ? new PyAsyncGenerator(origin)
            : new PyGenerator(PyType.Generator, origin);
        if (ts.CoroutineOriginDepth > 0 && made is PyCoroutine coroutine) coroutine.Origin = CoroutineOrigin.Of(caller, ts.CoroutineOriginDepth).Ref;
        return made;
    }

    /// <summary>Goes on in it from the evaluator's loop. (SEND_GEN)</summary>
    internal Frame? Enter(ThreadState ts, Frame resumer, Value sent, FrameRole role = FrameRole.Generator, bool delegates = false)
    {
        if (--ts.RecursionRemaining < 0)
        {
            ts.RecursionRemaining++;
            ts.Raise(PyType.RecursionError, "maximum recursion depth exceeded");
            return Unwinding.Unwind(ts, resumer);
        }
        Frame frame = Begin(ts, resumer, role);
        if (delegates) Delegation.Join(resumer, frame);
        frame = Delegation.Innermost(ts, frame);
        ts.Frame = frame;
        frame.Push(sent);
        return frame;
    }

    /// <summary>It runs from now on, above the frame that resumes it.</summary>
    internal Frame Begin(ThreadState ts, Frame resumer, FrameRole role)
    {
        Frame frame = Frame!;
        frame.Borrow(resumer);
        frame.Role = role;
        frame.Outermost = null;
        State = GeneratorState.Executing;
        if (frame.Code.HasHandlers) Handle(ts, frame);
        return frame;
    }

    private static void Handle(ThreadState ts, Frame frame)
    {
        ExceptionState handled = frame.Handling ??= new ExceptionState();
        handled.Previous = ts.Handling;
        ts.Handling = handled;
    }

    /// <summary>It yields, or what it delegates to has, with nothing being handled.</summary>
    internal void Leave() => LastState = GeneratorState.Suspended;

    /// <summary>It yields.</summary>
    internal void Suspend(ThreadState ts)
    {
        LastState = GeneratorState.Suspended;
        Frame!.Outermost = null;
        if (Frame.Handling is { Previous: { } outer } handled)
        {
            ts.Handling = outer;
            handled.Previous = null;
        }
    }

    /// <summary>Its frame has returned, or failed.</summary>
    internal void Finish(ThreadState ts)
    {
        State = GeneratorState.Finished;
        if (Frame!.Handling is { } handled)
        {
            if (handled.Previous is { } outer)
            {
                ts.Handling = outer;
                handled.Previous = null;
            }
            handled.Exception = null;
        }
        if (Frame.Suspended is not null) Delegation.Settle(Frame);
        if (Frame.Outermost is not null)
        {
            Frame.Previous.TakeRoom(Frame);
            Frame.Outermost = null;
        }
        GeneratorEnd.Forget(Frame);
        ts.SpareFrames.Add(ts, Frame);
        Frame = null;
    }

    /// <summary>Ends it without running it any more.</summary>
    internal void Drop(ThreadState ts)
    {
        Frame? frame = Frame;
        Delegation.Settle(frame);
        State = GeneratorState.Finished;
        Frame = null;
        if (frame is null) return;
        GeneratorEnd.Forget(frame);
        frame.Generator = null;
        Temporaries.DropIterators(ts, frame, frame.Offset, 0);
        DropTaken(ts, frame);
        frame.Object?.TakeOver(frame);
        frame.Object = null;
        if (frame.Handling is { } handled) handled.Exception = null;
        ts.SpareFrames.Add(ts, frame);
    }

    /// <summary>A generator expression ends: so does what it went over, where nobody can look at it any more.</summary>
    private static void DropTaken(ThreadState ts, Frame frame)
    {
        if (frame.Object is null && frame.Code.TakesIterator) Temporaries.Drop(ts, frame.Values[0]);
    }

    /// <summary>There is nothing left to do for it.</summary>
    internal void ForgetEnd()
    {
        if (Frame is { } frame) GeneratorEnd.Forget(frame);
    }

    /// <summary>Runs it from C# code until it yields; <c>default</c> with nothing pending: finished, the result is in StopValue. (gen_send_ex2)</summary>
    internal Value Resume(ThreadState ts, Value sent, bool throwing)
    {
        if (State == GeneratorState.Executing) return ts.Raise(PyType.ValueError, $"{BusyText}");
        if (State == GeneratorState.Created && !throwing && !sent.IsNull && !sent.IsNone)
        {
            return ts.Raise(PyType.TypeError, $"can't send non-None value to a just-started {Kind}");
        }
        if (State == GeneratorState.Finished) return ResumeFinished(ts, sent, throwing);
        if (--ts.RecursionRemaining < 0)
        {
            ts.RecursionRemaining++;
            return ts.Raise(PyType.RecursionError, "maximum recursion depth exceeded");
        }
        if (throwing) Delegation.Settle(Frame);
        Frame frame = Begin(ts, ts.Frame, FrameRole.Generator | FrameRole.Entry);
        ts.Frame = frame;
        frame.Push(sent.IsNull ? Value.None : sent);
        // _PyErr_ChainStackItem
        if (throwing && frame.Handling?.Exception is { } own && ts.Pending is { } error && !ReferenceEquals(own, error)) Errors.ChainContext(error, own);
        Value result = Evaluator.Run(ts, frame, throwing);
        if (result.IsNull || State != GeneratorState.Finished) return result;
        ts.StopValue = result;
        return default;
    }

    private Value ResumeFinished(ThreadState ts, Value sent, bool throwing)
    {
        if (this is PyCoroutine && !IsClosing) return ts.Raise(PyType.RuntimeError, "cannot reuse already awaited coroutine");
        if (!throwing && !sent.IsNull) ts.StopValue = Value.None;
        return default;
    }

    /// <summary>A finished coroutine may be closed again.</summary>
    private protected bool IsClosing { get; set; }

    private string Kind => this switch { PyCoroutine => "coroutine", PyAsyncGenerator => "async generator", _ => "generator" };

    private string BusyText => this switch
    {
        PyCoroutine => "coroutine already executing",
        PyAsyncGenerator => "async generator already executing",
        _ => "generator already executing",
    };

    /// <summary>What it is waiting for in <c>yield from</c> or <c>await</c>; no value when it is not. (_PyGen_yf)</summary>
    internal Value Delegate
    {
        get
        {
            if (State != GeneratorState.Suspended || Frame is not { } frame) return default;
            Instruction* next = frame.ResumeIp;
            bool delegates = (Opcode)next->Opcode is Opcode.Resume or Opcode.InstrumentedResume && (next->Arg & 3) >= 2;
            return delegates ? System.Runtime.CompilerServices.Unsafe.Subtract(ref frame.TopSlot, 1) : default;
        }
    }
}

/// <summary>What generators of a function take over from it: they keep it when the function is changed.</summary>
internal sealed class GeneratorOrigin(CodeObject code, PyStr name, PyStr qualName)
{
    internal readonly CodeObject Code = code;
    internal readonly PyStr Name = name, QualName = qualName;

    /// <summary>All generators of a function share one, as long as nobody gives the function another name.</summary>
    internal static GeneratorOrigin Of(PyFunction function, ExecutableCode code)
    {
        GeneratorOrigin origin = code.Origin;
        if (ReferenceEquals(function.Name, origin.Name) && ReferenceEquals(function.QualName, origin.QualName)) return origin;
        return new(origin.Code, function.Name, function.QualName);
    }
}
