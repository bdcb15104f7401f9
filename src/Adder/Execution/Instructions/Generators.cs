using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// yield, await, async for.
internal static unsafe partial class Instructions
{
    [Instruction(75)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? ReturnGenerator(ThreadState ts, Frame frame)
    {
        PyGenerator made = PyGenerator.From(ts, frame);
        if (frame.Role == FrameRole.Plain) Temporaries.Made(frame.Previous, made);
        return Leaving.Return(ts, frame, made);
    }

    [Instruction(150)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? YieldValue(ThreadState ts, Frame frame, Value value)
    {
        if (frame.Outermost is not null && Delegation.TryLeave(ts, frame) is { } outermost) frame = outermost;
        while (true)
        {
            Frame previous = frame.Previous;
            FrameRole role = frame.Role;
            if ((role & FrameRole.Consumed) != 0) return Consumption.Yielded(ts, frame, value);
            frame.ClearAboveTop();
            frame.Generator!.Suspend(ts);
            frame.Previous = null!;
            ts.RecursionRemaining++;
            if ((role & FrameRole.Entry) != 0)
            {
                ts.Frame = previous;
                ts.LoopResult = value;
                return null;
            }
            if ((role & FrameRole.Step) != 0) value = ((PyAsyncGenerator)frame.Generator).Yielded(previous, value);
            else if (Delegation.HandsOn(ts, previous))
            {
                frame = previous;
                frame.Ip = frame.ResumeIp++;
                continue;
            }
            ts.Frame = previous;
            previous.Push(value);
            return previous;
        }
    }

    [Instruction(123, Cache = 1, Pops = "2", Specializer = nameof(Specializer.Send))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? Send(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value receiver, [Oparg] int arg)
    {
        Value value = Unsafe.Add(ref receiver, 1);
        frame.Keep(1);
        frame.FinishIp = ip + 2 + arg;
        if (receiver.Ref is PyGenerator { CanBeEntered: true } generator) return generator.Enter(ts, frame, value);
        // A step that tools watch ends in a StopIteration.
        if (receiver.Ref is PyAsyncGeneratorSend step && !Unwinding.IsWatched(ts, MonitoringEvent.Raise) && step.CanBeEntered(value)) return step.Enter(ts, frame, value);
        Value result = Iteration.Send(ts, receiver, value, out bool finished);
        if (result.IsNull) return Unwinding.Unwind(ts, frame);
        if (finished)
        {
            frame.ResumeIp = frame.FinishIp;
            if (!result.IsNone) Unwinding.TellStop(ts, frame, result);
        }
        frame.Push(result);
        return frame;
    }

    [Instruction(69)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value GetYieldFromIter(ThreadState ts, Frame frame, Value iterable)
    {
        if (iterable.Ref is PyCoroutine)
        {
            const CodeFlags allowed = CodeFlags.Coroutine | CodeFlags.IterableCoroutine;
            if ((frame.Code.Source.Flags & allowed) != 0) return iterable;
            return ts.Raise(PyType.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return ReferenceEquals(iterable.Type, PyType.Generator) ? iterable : Iteration.GetIter(ts, iterable);
    }

    [Pasted]
    internal static bool IsFreshCoroutine(ref Value iterable)
    {
        if (iterable.Ref.GetType() != typeof(PyCoroutine)) return false;
        if (!Unsafe.As<PyCoroutine>(iterable.Ref).IsFresh) return false;
        return true;
    }

    [Instruction(131, Fast = nameof(IsFreshCoroutine))]
    internal static Value GetAwaitable(ThreadState ts, Value iterable, [Oparg] int where) => Awaiting.GetAwaitable(ts, iterable, where);

    [Instruction(50)]
    internal static Value GetAiter(ThreadState ts, Value iterable) => Awaiting.GetAsyncIterator(ts, iterable);

    [Instruction(51, Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int GetAnext(ThreadState ts, [Operands] ref Value iterator)
    {
        Value next = Awaiting.GetNext(ts, iterator);
        if (next.IsNull) return -1;
        Value.Store(ref Unsafe.Add(ref iterator, 1), next);
        return 0;
    }
}
