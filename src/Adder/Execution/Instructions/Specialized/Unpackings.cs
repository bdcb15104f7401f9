using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

// UNPACK_SEQUENCE of exact tuples and lists, as many items as targets.
internal static unsafe partial class Instructions
{
    [Specialization(167, nameof(UnpackSequence), Pops = "1", Pushes = "2"), Pasted]
    internal static bool UnpackSequenceTwoTuple([Operands] ref Value bottom)
    {
        PyType type = bottom.Ref.Type;
        if ((object)type != PyType.Tuple) return false;
        PyTuple tuple = Unsafe.As<PyTuple>(bottom.Ref);
        if (tuple.Count != 2) return false;
        ref Value first = ref tuple.First;
        ref Value second = ref Unsafe.Add(ref first, 1);
        ref Value above = ref Unsafe.Add(ref bottom, 1);
        Value.Store(ref above, first);
        Value.Store(ref bottom, second);
        return true;
    }

    // With both STORE_FASTs behind it.
    [Specialization(195, nameof(UnpackSequence), Pops = "1", Pushes = "0", Swallows = 2), Pasted]
    internal static bool UnpackTwoTupleStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        PyType type = bottom.Ref.Type;
        if ((object)type != PyType.Tuple) return false;
        PyTuple tuple = Unsafe.As<PyTuple>(bottom.Ref);
        if (tuple.Count != 2) return false;
        ref Value item = ref tuple.First;
        ref Value target = ref Unsafe.Add(ref locals, ip[2].Arg);
        Value.Store(ref target, item);
        item = ref Unsafe.Add(ref item, 1);
        target = ref Unsafe.Add(ref locals, ip[3].Arg);
        Value.Store(ref target, item);
        return true;
    }

    [Specialization(166, nameof(UnpackSequence), Pops = "1", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome UnpackSequenceTuple([Operands] ref Value bottom, [Oparg] int count)
    {
        if (!ReferenceEquals(bottom.Type, PyType.Tuple)) return Outcome.Miss;
        return PushReversed(Unsafe.As<PyTuple>(bottom.Ref).Items, ref bottom, count);
    }

    [Specialization(161, nameof(UnpackSequence), Pops = "1", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome UnpackSequenceList([Operands] ref Value bottom, [Oparg] int count)
    {
        if (!ReferenceEquals(bottom.Type, PyType.List)) return Outcome.Miss;
        return PushReversed(Unsafe.As<PyList>(bottom.Ref).Items, ref bottom, count);
    }

    // With the STORE_FASTs behind them, past which they jump: there are as many as the argument says.
    [Specialization(235, nameof(UnpackSequence), Pops = "1", Pushes = "0", Jump = Jump.Forward)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome UnpackTupleStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom, [Oparg] int count)
    {
        if (!ReferenceEquals(bottom.Type, PyType.Tuple)) return Outcome.Miss;
        return StoreAll(Unsafe.As<PyTuple>(bottom.Ref).Items, ip, ref locals, count);
    }

    [Specialization(236, nameof(UnpackSequence), Pops = "1", Pushes = "0", Jump = Jump.Forward)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome UnpackListStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom, [Oparg] int count)
    {
        if (!ReferenceEquals(bottom.Type, PyType.List)) return Outcome.Miss;
        return StoreAll(Unsafe.As<PyList>(bottom.Ref).Items, ip, ref locals, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Outcome StoreAll(ReadOnlySpan<Value> items, Instruction* ip, ref Value locals, int count)
    {
        if (items.Length != count) return Outcome.Miss;
        ip += 2;
        for (int i = 0; i < items.Length; i++) Value.Store(ref Unsafe.Add(ref locals, ip[i].Arg), items[i]);
        return Outcome.Jumps;
    }

    private static Outcome PushReversed(ReadOnlySpan<Value> items, ref Value bottom, int count)
    {
        if (items.Length != count) return Outcome.Miss;
        for (int i = 0; i < items.Length; i++) Value.Store(ref Unsafe.Add(ref bottom, count - 1 - i), items[i]);
        return Outcome.Done;
    }
}
