using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// Built-in functions that go over a generator (<c>sum(x for x in y)</c>) in the loop: its frame is entered above the one that calls, and what it
/// yields goes to an <see cref="ItemConsumer"/> without leaving it. Python code that has to be run for an item finds the generator suspended.
/// </summary>
internal static unsafe class Consumption
{
    /// <summary>The call is done when the generator has ended; <see cref="Frame.Miss"/> where it has to be done as it stands.</summary>
    internal static Frame? Enter(ThreadState ts, Frame frame, Instruction* ip, ref Value bottom)
    {
        Value argument = System.Runtime.CompilerServices.Unsafe.Add(ref bottom, 2);
        if (argument.Ref.GetType() != typeof(PyGenerator)) return Frame.Miss;
        PyGenerator generator = (PyGenerator)argument.Ref;
        ConsumingCall call = (ConsumingCall)frame.Code.CacheObject(ip[2].Arg)!;
        if (!generator.CanBeEntered || !call.Fits(ref bottom) || ts.RecursionRemaining <= 0) return Frame.Miss;
        return Enter(ts, frame, generator, call.Begin(ts, ref bottom));
    }

    private static Frame Enter(ThreadState ts, Frame frame, PyGenerator generator, ItemConsumer consumer)
    {
        ts.RecursionRemaining--;
        Frame own = generator.Begin(ts, frame, FrameRole.Generator | FrameRole.Consumed);
        own.Consumer = consumer;
        return Send(ts, own);
    }

    private static Frame Send(ThreadState ts, Frame frame)
    {
        frame = Delegation.Innermost(ts, frame);
        ts.Frame = frame;
        frame.Push(Value.None);
        return frame;
    }

    /// <summary>A frame with a consumer has yielded.</summary>
    internal static Frame? Yielded(ThreadState ts, Frame frame, Value item)
    {
        Taking taking = frame.Consumer!.TakeAtOnce(item);
        return taking == Taking.Taken ? GoOn(ts, frame) : Refused(ts, frame, taking, ref item);
    }

    /// <summary>The consumer has not taken the item, or has enough with it.</summary>
    internal static Frame? Refused(ThreadState ts, Frame frame, Taking taking, ref Value yielded)
    {
        Value item = yielded;
        ItemConsumer consumer = frame.Consumer!;
        PyGenerator generator = frame.Generator!;
        Frame previous = Leave(ts, frame);
        if (taking == Taking.Later) taking = consumer.Take(ts, item);
        if (taking == Taking.Taken) return Again(ts, previous, generator, consumer);
        Temporaries.Drop(ts, generator);
        return taking == Taking.Failed ? Unwinding.Unwind(ts, previous) : Complete(ts, previous, consumer);
    }

    private static Frame GoOn(ThreadState ts, Frame frame)
    {
        Instruction* next = frame.ResumeIp;
        if ((Opcode)next->Opcode == Opcode.Resume && (next->Arg & 3) > 1) return Send(ts, frame);
        frame.Push(Value.None);
        return frame;
    }

    private static Frame? Again(ThreadState ts, Frame previous, PyGenerator generator, ItemConsumer consumer)
    {
        // Python code may have gone on in it.
        if (generator.IsFinished) return Complete(ts, previous, consumer);
        if (!generator.IsExecuting && ts.RecursionRemaining > 0) return Enter(ts, previous, generator, consumer);
        if (generator.IsExecuting) ts.Raise(PyType.ValueError, "generator already executing");
        else ts.Raise(PyType.RecursionError, "maximum recursion depth exceeded");
        return Unwinding.Unwind(ts, previous);
    }

    /// <summary>A frame with a consumer has returned.</summary>
    internal static Frame? Ended(ThreadState ts, Frame frame)
    {
        Frame previous = frame.Previous;
        ItemConsumer consumer = frame.Consumer!;
        Leaving.Release(ts, frame);
        ts.Frame = previous;
        return Complete(ts, previous, consumer);
    }

    // The generator waits while Python code may run.
    private static Frame Leave(ThreadState ts, Frame frame)
    {
        Frame previous = frame.Previous;
        frame.Consumer = null;
        frame.ClearAboveTop();
        frame.Generator!.Suspend(ts);
        frame.Previous = null!;
        ts.RecursionRemaining++;
        ts.Frame = previous;
        return previous;
    }

    private static Frame? Complete(ThreadState ts, Frame previous, ItemConsumer consumer)
    {
        Value result = consumer.Result(ts);
        if (result.IsNull) return Unwinding.Unwind(ts, previous);
        previous.Push(result);
        return ts.EvalBreaker == 0 ? previous : Interruption.Handle(ts, previous);
    }
}
