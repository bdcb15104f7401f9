using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// BINARY_OP and COMPARE_OP for exact int, float and str.
internal static unsafe partial class Instructions
{
    // A one-digit int of CPython: what "compact" means there.
    private const long DigitLimit = 1L << 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool BothFloat(ref Value left, ref Value right) =>
        ReferenceEquals(left.Ref, Tags.Float) && ReferenceEquals(right.Ref, Tags.Float);

    [Specialization(6, nameof(BinaryOp), Pushes = "1"), Pasted]
    internal static bool BinaryOpAddFloat(ref Value left, ref Value right)
    {
        if ((object)left.Ref != Tags.Float || (object)right.Ref != Tags.Float) return false;
        double number = BitConverter.Int64BitsToDouble(left.Bits) + BitConverter.Int64BitsToDouble(right.Bits);
        Unsafe.AsRef(in left.Bits) = BitConverter.DoubleToInt64Bits(number);
        return true;
    }

    [Specialization(13, nameof(BinaryOp), Pushes = "1"), Pasted]
    internal static bool BinaryOpMultiplyFloat(ref Value left, ref Value right)
    {
        if ((object)left.Ref != Tags.Float || (object)right.Ref != Tags.Float) return false;
        double number = BitConverter.Int64BitsToDouble(left.Bits) * BitConverter.Int64BitsToDouble(right.Bits);
        Unsafe.AsRef(in left.Bits) = BitConverter.DoubleToInt64Bits(number);
        return true;
    }

    [Specialization(16, nameof(BinaryOp), Pushes = "1"), Pasted]
    internal static bool BinaryOpSubtractFloat(ref Value left, ref Value right)
    {
        if ((object)left.Ref != Tags.Float || (object)right.Ref != Tags.Float) return false;
        double number = BitConverter.Int64BitsToDouble(left.Bits) - BitConverter.Int64BitsToDouble(right.Bits);
        Unsafe.AsRef(in left.Bits) = BitConverter.DoubleToInt64Bits(number);
        return true;
    }

    [Pasted]
    internal static bool AddInts(ref Value left, ref Value right)
    {
        if ((object)left.Ref != Tags.Int || (object)right.Ref != Tags.Int) return false;
        long bits = left.Bits + right.Bits;
        if (((bits ^ left.Bits) & (bits ^ right.Bits)) < 0) return false;
        Unsafe.AsRef(in left.Bits) = bits;
        return true;
    }

    [Pasted]
    internal static bool SubtractInts(ref Value left, ref Value right)
    {
        if ((object)left.Ref != Tags.Int || (object)right.Ref != Tags.Int) return false;
        long bits = left.Bits - right.Bits;
        if (((left.Bits ^ right.Bits) & (bits ^ left.Bits)) < 0) return false;
        Unsafe.AsRef(in left.Bits) = bits;
        return true;
    }

    [Pasted]
    internal static bool MultiplyInts(ref Value left, ref Value right)
    {
        if ((object)left.Ref != Tags.Int || (object)right.Ref != Tags.Int) return false;
        if ((int)left.Bits != left.Bits || (int)right.Bits != right.Bits) return false;
        long bits = left.Bits * right.Bits;
        Unsafe.AsRef(in left.Bits) = bits;
        return true;
    }

    [Specialization(7, nameof(BinaryOp), Fast = nameof(AddInts))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinaryOpAddInt(ThreadState ts, ref Value left, ref Value right) => OnInts(ts, BinaryOperator.Add, ref left, right);

    [Specialization(14, nameof(BinaryOp), Fast = nameof(MultiplyInts))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinaryOpMultiplyInt(ThreadState ts, ref Value left, ref Value right) =>
        OnInts(ts, BinaryOperator.Multiply, ref left, right);

    [Specialization(18, nameof(BinaryOp), Fast = nameof(SubtractInts))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinaryOpSubtractInt(ThreadState ts, ref Value left, ref Value right) =>
        OnInts(ts, BinaryOperator.Subtract, ref left, right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Outcome OnInts(ThreadState ts, BinaryOperator op, ref Value left, Value right)
    {
        if (!ReferenceEquals(left.Type, PyType.Int) || !ReferenceEquals(right.Type, PyType.Int)) return Outcome.Miss;
        Value result = Numbers.Binary(ts, op, left, right);
        if (result.IsNull) return Outcome.Failed;
        Value.Store(ref left, result);
        return Outcome.Done;
    }

    [Specialization(8, nameof(BinaryOp))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinaryOpAddUnicode(ThreadState ts, ref Value left, ref Value right)
    {
        if (!BothStr(left, right)) return Outcome.Miss;
        Value.Store(ref left, StringBuilding.Concat((PyStr)left.Ref, (PyStr)right.Ref));
        return Outcome.Done;
    }

    // The STORE_FAST behind it is done too.
    [Specialization(10, nameof(BinaryOp), Pushes = "0", Swallows = 1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinaryOpInplaceAddUnicode(ThreadState ts, Frame frame, Instruction* ip, ref Value left, ref Value right)
    {
        if (!BothStr(left, right)) return Outcome.Miss;
        ref Value target = ref Unsafe.Add(ref frame.Locals, ip[2].Arg);
        if (!target.Is(left)) return Outcome.Miss;
        Value.Store(ref target, StringBuilding.Concat((PyStr)left.Ref, (PyStr)right.Ref));
        return Outcome.Done;
    }

    private static bool BothStr(Value left, Value right) =>
        ReferenceEquals(left.Type, PyType.Str) && ReferenceEquals(right.Type, PyType.Str);

    [Specialization(57, nameof(CompareOp), Guard = nameof(BothFloat), Pushes = "1")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CompareOpFloat(ref Value left, ref Value right, [Oparg] int arg) =>
        left = Compares(left.Double, right.Double, arg) ? Value.True : Value.False;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool BothCompact(ref Value left, ref Value right) =>
        ReferenceEquals(left.Ref, Tags.Int) && ReferenceEquals(right.Ref, Tags.Int)
            && IsCompact(left.Bits) && IsCompact(right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsCompact(long number) => (ulong)(number + DigitLimit - 1) < 2 * DigitLimit - 1;

    [Specialization(58, nameof(CompareOp), Guard = nameof(BothCompact), Pushes = "1")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CompareOpInt(ref Value left, ref Value right, [Oparg] int arg) =>
        left = Compares(left.Bits, right.Bits, arg) ? Value.True : Value.False;

    [Specialization(59, nameof(CompareOp))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CompareOpStr(ref Value left, ref Value right, [Oparg] int arg)
    {
        if (!AreBothStr(ref left, ref right)) return Outcome.Miss;
        Value.Store(ref left, ComparesStr(ref left, ref right, arg));
        return Outcome.Done;
    }
}
