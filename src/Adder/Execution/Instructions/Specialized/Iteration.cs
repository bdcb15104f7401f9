using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

// FOR_ITER over exact iterators, and resuming generators in the same loop.
internal static unsafe partial class Instructions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsListIterator([Operands] ref Value iterator) => iterator.Ref.GetType() == typeof(PyListIterator);

    [Specialization(62, nameof(ForIter), Guard = nameof(IsListIterator), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ForIterList([Operands] ref Value iteratorValue)
    {
        PyListIterator iterator = Unsafe.As<PyListIterator>(iteratorValue.Ref);
        PyList? list = iterator.List;
        if (list is null) return 1;
        int index = iterator.Index;
        if ((uint)index >= (uint)list.Count)
        {
            iterator.List = null;
            return 1;
        }
        iterator.Index = index + 1;
        Value.Store(ref Unsafe.Add(ref iteratorValue, 1), list[index]);
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsTupleIterator([Operands] ref Value iterator) => iterator.Ref.GetType() == typeof(PyTupleIterator);

    [Specialization(63, nameof(ForIter), Guard = nameof(IsTupleIterator), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ForIterTuple([Operands] ref Value iteratorValue)
    {
        PyTupleIterator iterator = Unsafe.As<PyTupleIterator>(iteratorValue.Ref);
        PyTuple? tuple = iterator.Tuple;
        if (tuple is null) return 1;
        int index = iterator.Index;
        if ((uint)index >= (uint)tuple.Count)
        {
            iterator.Tuple = null;
            return 1;
        }
        iterator.Index = index + 1;
        Value.Store(ref Unsafe.Add(ref iteratorValue, 1), tuple[index]);
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsRangeIterator([Operands] ref Value iterator) => iterator.Ref.GetType() == typeof(PyRangeIterator);

    [Specialization(64, nameof(ForIter), Guard = nameof(IsRangeIterator), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ForIterRange([Operands] ref Value iteratorValue)
    {
        PyRangeIterator iterator = Unsafe.As<PyRangeIterator>(iteratorValue.Ref);
        if (iterator.Left <= 0) return 1;
        iterator.Left--;
        long current = iterator.Current;
        iterator.Current = current + iterator.Step;
        Value.StoreBits(ref Unsafe.Add(ref iteratorValue, 1), Tags.Int, current);
        return 0;
    }

    // With the STORE_FAST behind it.
    [Specialization(192, nameof(ForIter), Guard = nameof(IsListIterator), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, JumpUnits = 0, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ForIterListStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value iteratorValue)
    {
        PyListIterator iterator = Unsafe.As<PyListIterator>(iteratorValue.Ref);
        PyList? list = iterator.List;
        if (list is null) return 1;
        int index = iterator.Index;
        if ((uint)index >= (uint)list.Count)
        {
            iterator.List = null;
            return 1;
        }
        iterator.Index = index + 1;
        Value.Store(ref Unsafe.Add(ref locals, ip[2].Arg), list.Storage[index]);
        return 0;
    }

    [Specialization(193, nameof(ForIter), Guard = nameof(IsTupleIterator), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, JumpUnits = 0, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ForIterTupleStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value iteratorValue)
    {
        PyTupleIterator iterator = Unsafe.As<PyTupleIterator>(iteratorValue.Ref);
        PyTuple? tuple = iterator.Tuple;
        if (tuple is null) return 1;
        int index = iterator.Index;
        if ((uint)index >= (uint)tuple.Count)
        {
            iterator.Tuple = null;
            return 1;
        }
        iterator.Index = index + 1;
        Value.Store(ref Unsafe.Add(ref locals, ip[2].Arg), tuple[index]);
        return 0;
    }

    [Specialization(194, nameof(ForIter), Guard = nameof(IsRangeIterator), Pops = "1", Pushes = "1", JumpStack = -1, Jump = Jump.Forward, JumpUnits = 0, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ForIterRangeStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value iteratorValue)
    {
        PyRangeIterator iterator = Unsafe.As<PyRangeIterator>(iteratorValue.Ref);
        if (iterator.Left <= 0) return 1;
        iterator.Left--;
        long current = iterator.Current;
        iterator.Current = current + iterator.Step;
        Value.StoreBits(ref Unsafe.Add(ref locals, ip[2].Arg), Tags.Int, current);
        return 0;
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

    [Specialization(168, nameof(Send), Pops = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? SendGen(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value receiver, [Oparg] int arg)
    {
        if (receiver.Ref is not PyGenerator { CanBeEntered: true } generator) return Frame.Miss;
        frame.FinishIp = ip + 2 + arg;
        frame.Keep(1);
        return generator.Enter(ts, frame, Unsafe.Add(ref receiver, 1));
    }
}
