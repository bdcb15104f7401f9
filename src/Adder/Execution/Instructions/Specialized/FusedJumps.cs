using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

// Hidden forms: a specialized comparison together with the conditional jump behind it. They show as the comparison alone.
internal static unsafe partial class Instructions
{
    [Specialization(180, nameof(CompareOp), Guard = nameof(BothCompact), Jump = Jump.Forward, JumpArgument = 2, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CompareOpIntJumpIfFalse(ref Value left, ref Value right, [Oparg] int arg) => !Compares(left.Bits, right.Bits, arg);

    [Specialization(181, nameof(CompareOp), Guard = nameof(BothCompact), Jump = Jump.Forward, JumpArgument = 2, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CompareOpIntJumpIfTrue(ref Value left, ref Value right, [Oparg] int arg) => Compares(left.Bits, right.Bits, arg);

    [Specialization(182, nameof(CompareOp), Guard = nameof(BothFloat), Jump = Jump.Forward, JumpArgument = 2, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CompareOpFloatJumpIfFalse(ref Value left, ref Value right, [Oparg] int arg) =>
        !Compares(left.Double, right.Double, arg);

    [Specialization(183, nameof(CompareOp), Guard = nameof(BothFloat), Jump = Jump.Forward, JumpArgument = 2, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CompareOpFloatJumpIfTrue(ref Value left, ref Value right, [Oparg] int arg) =>
        Compares(left.Double, right.Double, arg);

    // The lower bits of the argument say which outcomes (unordered 1, less 2, greater 4, equal 8) hold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Compares(long left, long right, int arg) => ((left < right ? 2 : left > right ? 4 : 8) & arg) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Compares(double left, double right, int arg) =>
        ((left < right ? 2 : left > right ? 4 : left == right ? 8 : 1) & arg) != 0;
}
