using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Jumps and loops.
internal static unsafe partial class Instructions
{
    [Instruction(110, Jump = Jump.Forward)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void JumpForward() { }

    [Instruction(140, Jump = Jump.Backward, Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void JumpBackward() { }

    [Instruction(134, Jump = Jump.Backward)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void JumpBackwardNoInterrupt() { }

    [Instruction(114, Jump = Jump.Forward)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int PopJumpIfFalse(ThreadState ts, ref Value condition)
    {
        if (condition.IsTrue) return 0;
        if (condition.IsFalse || condition.IsNone) return 1;
        if (condition.IsInt) return condition.Bits == 0 ? 1 : 0;
        int truth = TruthOf(ts, ref condition);
        return truth < 0 ? -1 : 1 - truth;
    }

    [Instruction(115, Jump = Jump.Forward)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int PopJumpIfTrue(ThreadState ts, ref Value condition)
    {
        if (condition.IsFalse || condition.IsNone) return 0;
        if (condition.IsTrue) return 1;
        if (condition.IsInt) return condition.Bits == 0 ? 0 : 1;
        return TruthOf(ts, ref condition);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int TruthOf(ThreadState ts, ref Value condition) => Truth.Of(ts, condition);

    [Instruction(128, Jump = Jump.Forward)]
    internal static bool PopJumpIfNotNone(ref Value value) => !value.IsNone;

    [Instruction(129, Jump = Jump.Forward)]
    internal static bool PopJumpIfNone(ref Value value) => value.IsNone;

    [Instruction(30, Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int GetLen(ThreadState ts, [Operands] ref Value value)
    {
        long length = Subscript.Length(ts, value);
        if (length < 0) return -1;
        Value.Store(ref System.Runtime.CompilerServices.Unsafe.Add(ref value, 1), length);
        return 0;
    }

    [Instruction(68)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value GetIter(ThreadState ts, Frame frame, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.Ref is PyGenerator generator && !ReferenceEquals(generator, iterable.Ref)) Temporaries.Made(ts, frame, generator, iterable);
        return iterator;
    }

    // An exhausted iterator is popped and END_FOR skipped.
    [Instruction(93, Cache = 1, Pops = "1", Pushes = "2", Jump = Jump.Forward, JumpStack = -2, JumpUnits = 1, Specializer = nameof(Specializer.ForIter))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int ForIter(ThreadState ts, Frame frame, [Operands] ref Value iterator)
    {
        var advance = iterator.Type.TpIternext;
        // The code of a generator expression may be called with anything.
        if (advance == null) return ts.Fail(PyType.TypeError, $"'{iterator.Type.Name}' object is not an iterator");
        Value next = advance(ts, iterator);
        if (next.IsNull) return Exhausted(ts, frame, iterator) ? Ended(ts, frame, iterator) : -1;
        Value.Store(ref System.Runtime.CompilerServices.Unsafe.Add(ref iterator, 1), next);
        return 0;
    }

    // zip() ends with one of its iterables; the others may be in the middle.
    private static int Ended(ThreadState ts, Frame frame, Value iterator)
    {
        if (frame.Code.IteratorKinds is not null) Temporaries.Drop(ts, iterator);
        return 1;
    }

    // A StopIteration that was really raised is an event.
    private static bool Exhausted(ThreadState ts, Frame frame, Value iterator)
    {
        if (!ts.HasPending)
        {
            // The slot for a __next__ that is written in Python has caught it.
            if (iterator.Type.IsHeapType && !ts.StopValue.IsNull) Unwinding.TellStop(ts, frame, ts.StopValue);
            return true;
        }
        if (!ts.PendingIs(PyType.StopIteration)) return false;
        Unwinding.TellStop(ts, frame, ((PyStopIteration)ts.TakePending()).Result);
        return true;
    }

    [Instruction(151, Breaks = true)]
    internal static void Resume() { }
}
