using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

// UNPACK_SEQUENCE of exact tuples and lists, as many items as targets.
internal static unsafe partial class Instructions
{
    [Specialization(167, nameof(UnpackSequence), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome UnpackSequenceTwoTuple([Operands] ref Value bottom)
    {
        if (!ReferenceEquals(bottom.Type, PyType.Tuple)) return Outcome.Miss;
        Value[] items = Unsafe.As<PyTuple>(bottom.Ref).Array;
        if (items.Length != 2) return Outcome.Miss;
        Value.Store(ref Unsafe.Add(ref bottom, 1), items[0]);
        Value.Store(ref bottom, items[1]);
        return Outcome.Done;
    }

    // With both STORE_FASTs behind it.
    [Specialization(195, nameof(UnpackSequence), Pops = "1", Pushes = "0", Swallows = 2)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome UnpackTwoTupleStoreFast(Instruction* ip, [Locals] ref Value locals, [Operands] ref Value bottom)
    {
        if (!ReferenceEquals(bottom.Type, PyType.Tuple)) return Outcome.Miss;
        Value[] items = Unsafe.As<PyTuple>(bottom.Ref).Array;
        if (items.Length != 2) return Outcome.Miss;
        Value.Store(ref Unsafe.Add(ref locals, ip[2].Arg), items[0]);
        Value.Store(ref Unsafe.Add(ref locals, ip[3].Arg), items[1]);
        return Outcome.Done;
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

    private static Outcome PushReversed(ReadOnlySpan<Value> items, ref Value bottom, int count)
    {
        if (items.Length != count) return Outcome.Miss;
        for (int i = 0; i < items.Length; i++) Value.Store(ref Unsafe.Add(ref bottom, count - 1 - i), items[i]);
        return Outcome.Done;
    }
}
