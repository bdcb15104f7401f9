using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>What happens when a frame returns.</summary>
internal static unsafe class Leaving
{
    /// <summary>Hands the value to whoever called; null: the loop ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Frame? Return(ThreadState ts, Frame frame, Value value)
    {
        if (frame.Role != FrameRole.Plain || frame.Object is not null) return ReturnSlowly(ts, frame, value);
        Frame previous = frame.Previous;
        ts.RecursionRemaining++;
        ts.Frame = previous;
        previous.Push(value);
        return previous;
    }

    internal static Frame? ReturnSlowly(ThreadState ts, Frame frame, Value value)
    {
        FrameRole role = frame.Role;
        if (frame.Object is null)
        {
            if (role == FrameRole.Generator) return EndGenerator(ts, frame, value);
            if (role == FrameRole.Entry && frame.Namespace.IsNull)
            {
                ts.RecursionRemaining++;
                ts.Frame = frame.Previous;
                ts.LoopResult = value;
                return null;
            }
        }
        if ((role & FrameRole.Consumed) != 0) return Consumption.Ended(ts, frame);
        Frame previous = frame.Previous;
        Value instance = frame.Instance;
        Release(ts, frame);
        ts.Frame = previous;
        if ((role & FrameRole.Entry) != 0)
        {
            ts.LoopResult = value;
            return null;
        }
        if ((role & FrameRole.Initializer) != 0)
        {
            if (!value.IsNone)
            {
                ts.Raise(PyType.TypeError, $"__init__() should return None, not '{value.Type.Name}'");
                return Unwinding.Unwind(ts, previous);
            }
            value = instance;
        }
        if ((role & FrameRole.Discard) != 0) return previous;
        if ((role & FrameRole.Step) != 0)
        {
            ts.Raise(Errors.Simple(PyType.StopAsyncIteration));
            return Unwinding.Unwind(ts, previous);
        }
        if ((role & FrameRole.Generator) != 0) previous.ResumeIp = previous.FinishIp;
        previous.Push(value);
        return previous;
    }

    // What is left of the below for a generator that a frame was waiting for.
    private static Frame EndGenerator(ThreadState ts, Frame frame, Value value)
    {
        Frame previous = frame.Previous;
        PyGenerator generator = frame.Generator!;
        ts.RecursionRemaining++;
        frame.Generator = null;
        generator.Finish(ts);
        ts.Frame = previous;
        previous.ResumeIp = previous.FinishIp;
        previous.Push(value);
        return previous;
    }

    /// <summary>Lets go of what a finished frame holds. (_PyEvalFrameClearAndPop)</summary>
    internal static void Release(ThreadState ts, Frame frame)
    {
        ts.RecursionRemaining++;
        frame.Object?.TakeOver(frame);
        frame.Object = null;
        frame.Instance = default;
        frame.Namespace = default;
        if (frame.Generator is not { } generator) return;
        frame.Generator = null;
        if ((frame.Role & FrameRole.Consumed) != 0) frame.Consumer = null;
        if ((frame.Role & FrameRole.Step) != 0) ((PyAsyncGenerator)generator).StepFailed(ts);
        generator.Finish(ts);
    }
}
