using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

// FOR_ITER over exact iterators, and resuming generators in the same loop.
internal static unsafe partial class Instructions
{
    // -1 stands for a miss; the hidden ones do the STORE_FAST behind them too.
    [Specialization(62, nameof(ForIter), Pops = "1", Pushes = "2"), Pasted]
    internal static int ForIterList([Operands] ref Value bottom)
    {
        if (bottom.Ref.GetType() != typeof(PyListIterator)) return -1;
        PyListIterator iterator = Unsafe.As<PyListIterator>(bottom.Ref);
        PyList? list = iterator.Sequence;
        if (list is null) return 1;
        int index = iterator.Index;
        if (index >= list.Count)
        {
            iterator.Sequence = null;
            return 1;
        }
        iterator.Index = index + 1;
        ref Value item = ref list.Storage[index];
        ref Value target = ref Unsafe.Add(ref bottom, 1);
        Value.Store(ref target, item);
        return 0;
    }

    [Specialization(192, nameof(ForIter), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, Swallows = 1), Pasted]
    internal static int ForIterListStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        if (bottom.Ref.GetType() != typeof(PyListIterator)) return -1;
        PyListIterator iterator = Unsafe.As<PyListIterator>(bottom.Ref);
        PyList? list = iterator.Sequence;
        if (list is null) return 1;
        int index = iterator.Index;
        if (index >= list.Count)
        {
            iterator.Sequence = null;
            return 1;
        }
        iterator.Index = index + 1;
        ref Value item = ref list.Storage[index];
        ref Value target = ref Unsafe.Add(ref locals, ip[2].Arg);
        Value.Store(ref target, item);
        return 0;
    }

    [Specialization(63, nameof(ForIter), Pops = "1", Pushes = "2"), Pasted]
    internal static int ForIterTuple([Operands] ref Value bottom)
    {
        if (bottom.Ref.GetType() != typeof(PyTupleIterator)) return -1;
        PyTupleIterator iterator = Unsafe.As<PyTupleIterator>(bottom.Ref);
        PyTuple? tuple = iterator.Sequence;
        if (tuple is null) return 1;
        int index = iterator.Index;
        if (index >= tuple.Count)
        {
            iterator.Sequence = null;
            return 1;
        }
        iterator.Index = index + 1;
        ref Value item = ref Unsafe.Add(ref tuple.First, index);
        ref Value target = ref Unsafe.Add(ref bottom, 1);
        Value.Store(ref target, item);
        return 0;
    }

    [Specialization(193, nameof(ForIter), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, Swallows = 1), Pasted]
    internal static int ForIterTupleStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        if (bottom.Ref.GetType() != typeof(PyTupleIterator)) return -1;
        PyTupleIterator iterator = Unsafe.As<PyTupleIterator>(bottom.Ref);
        PyTuple? tuple = iterator.Sequence;
        if (tuple is null) return 1;
        int index = iterator.Index;
        if (index >= tuple.Count)
        {
            iterator.Sequence = null;
            return 1;
        }
        iterator.Index = index + 1;
        ref Value item = ref Unsafe.Add(ref tuple.First, index);
        ref Value target = ref Unsafe.Add(ref locals, ip[2].Arg);
        Value.Store(ref target, item);
        return 0;
    }

    [Specialization(64, nameof(ForIter), Pops = "1", Pushes = "2"), Pasted]
    internal static int ForIterRange([Operands] ref Value bottom)
    {
        if (bottom.Ref.GetType() != typeof(PyRangeIterator)) return -1;
        PyRangeIterator iterator = Unsafe.As<PyRangeIterator>(bottom.Ref);
        if (iterator.Left <= 0) return 1;
        iterator.Left--;
        long current = iterator.Current;
        iterator.Current = current + iterator.Step;
        ref Value target = ref Unsafe.Add(ref bottom, 1);
        Value.StoreBits(ref target, Tags.Int, current);
        return 0;
    }

    [Specialization(194, nameof(ForIter), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, Swallows = 1), Pasted]
    internal static int ForIterRangeStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        if (bottom.Ref.GetType() != typeof(PyRangeIterator)) return -1;
        PyRangeIterator iterator = Unsafe.As<PyRangeIterator>(bottom.Ref);
        if (iterator.Left <= 0) return 1;
        iterator.Left--;
        long current = iterator.Current;
        iterator.Current = current + iterator.Step;
        ref Value target = ref Unsafe.Add(ref locals, ip[2].Arg);
        Value.StoreBits(ref target, Tags.Int, current);
        return 0;
    }

    // Any other iterator: the item is not put on the stack first. FOR_ITER stays general, and its counter runs.
    [Specialization(221, nameof(ForIter), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, Swallows = 1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome ForIterStoreFast(ThreadState ts, Frame frame, Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        var advance = bottom.Type.TpIternext;
        if (ip->Counter < 16 || advance == null) return Outcome.Miss;
        ip->Counter -= 16;
        Value item = advance(ts, bottom);
        if (item.IsNull) return AtEnd(ts, frame, bottom);
        Value.Store(ref Unsafe.Add(ref locals, ip[2].Arg), item);
        return Outcome.Done;
    }

    // Two variables are given what zip(), enumerate() or items() would put in a tuple. (The jump counts from the units that are swallowed.)
    [Specialization(222, nameof(ForIter), Pops = "1", Pushes = "1", JumpStack = -1, JumpUnits = -3, Jump = Jump.Forward, Swallows = 4)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome ForIterPairStoreFast(ThreadState ts, Frame frame, Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        PyObject iterator = bottom.Ref;
        if (ip->Counter < 16 || iterator.Type.IsHeapType) return Outcome.Miss;
        ip->Counter -= 16;
        PairStep step = iterator.NextPair(ts, ref Unsafe.Add(ref locals, ip[4].Arg), ref Unsafe.Add(ref locals, ip[5].Arg));
        if (step == PairStep.Given) return Outcome.Done;
        if (step != PairStep.NoPairs) return AtEnd(ts, frame, bottom);
        ip->Counter += 16;
        return Outcome.Miss;
    }

    private static Outcome AtEnd(ThreadState ts, Frame frame, Value iterator)
    {
        if (!Exhausted(ts, frame, iterator)) return Outcome.Failed;
        Ended(ts, frame, iterator);
        return Outcome.Jumps;
    }

    [Specialization(65, nameof(ForIter), Pops = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? ForIterGen(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value iterator, [Oparg] int arg)
    {
        if (iterator.Ref.GetType() != typeof(PyGenerator)) return Frame.Miss;
        PyGenerator generator = Unsafe.As<PyGenerator>(iterator.Ref);
        if (!generator.CanBeEntered) return Frame.Miss;
        frame.FinishIp = ip + 2 + arg;
        frame.Keep(1);
        return generator.Enter(ts, frame, Value.None);
    }

    [Specialization(219, nameof(PopTop), Pops = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? DropTop(ThreadState ts, Frame frame, [Operands] ref Value iterator)
    {
        Temporaries.Drop(ts, iterator);
        return frame;
    }

    [Specialization(168, nameof(Send), Pops = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? SendGen(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value receiver, [Oparg] int arg)
    {
        if (receiver.Ref is not PyGenerator { CanBeEntered: true } generator) return Frame.Miss;
        frame.FinishIp = ip + 2 + arg;
        frame.Keep(1);
        return generator.Enter(ts, frame, Unsafe.Add(ref receiver, 1), delegates: true);
    }
}
