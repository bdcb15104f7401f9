using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Hidden forms: a comparison, a load or a store together with the jump behind it. They show as the first of the two.
internal static unsafe partial class Instructions
{
    [Specialization(208, nameof(CompareOp), Guard = nameof(AreBothStr), Jump = Jump.Forward, JumpArgument = 2, Swallows = 1)]
    internal static bool CompareOpStrJumpIfFalse(ref Value left, ref Value right, [Oparg] int arg) => !ComparesStr(ref left, ref right, arg);

    [Specialization(209, nameof(CompareOp), Guard = nameof(AreBothStr), Jump = Jump.Forward, JumpArgument = 2, Swallows = 1)]
    internal static bool CompareOpStrJumpIfTrue(ref Value left, ref Value right, [Oparg] int arg) => ComparesStr(ref left, ref right, arg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreBothStr(ref Value left, ref Value right) =>
        ReferenceEquals(left.Ref.Type, PyType.Str) && ReferenceEquals(right.Ref.Type, PyType.Str);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ComparesStr(ref Value left, ref Value right, int arg)
    {
        bool same = ReferenceEquals(left.Ref, right.Ref) || Unsafe.As<PyStr>(left.Ref).ContentEquals(Unsafe.As<PyStr>(right.Ref));
        return ((same ? 8 : 7) & arg) != 0;
    }

    [Specialization(214, nameof(IsOp), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsOpJumpIfFalse(ref Value left, ref Value right, [Oparg] int invert) => AreSame(ref left, ref right) != (invert == 0);

    [Specialization(215, nameof(IsOp), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsOpJumpIfTrue(ref Value left, ref Value right, [Oparg] int invert) => AreSame(ref left, ref right) == (invert == 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreSame(ref Value left, ref Value right) => ReferenceEquals(left.Ref, right.Ref) && left.Bits == right.Bits;

    [Specialization(216, nameof(ContainsOp), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int ContainsOpJumpIfFalse(ThreadState ts, ref Value item, ref Value container, [Oparg] int invert)
    {
        int found = Containment.Of(ts, container, item);
        return found < 0 ? found : found == invert ? 1 : 0;
    }

    [Specialization(217, nameof(ContainsOp), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int ContainsOpJumpIfTrue(ThreadState ts, ref Value item, ref Value container, [Oparg] int invert)
    {
        int found = Containment.Of(ts, container, item);
        return found < 0 ? found : found != invert ? 1 : 0;
    }

    [Specialization(196, nameof(LoadFast), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LoadFastJumpIfFalse(ThreadState ts, [Local] ref Value local) => PopJumpIfFalse(ts, ref local);

    [Specialization(197, nameof(LoadFast), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LoadFastJumpIfTrue(ThreadState ts, [Local] ref Value local) => PopJumpIfTrue(ts, ref local);

    [Specialization(198, nameof(LoadFast), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LoadFastJumpIfNone([Local] ref Value local) => local.IsNone;

    [Specialization(199, nameof(LoadFast), Jump = Jump.Forward, JumpArgument = 1, Swallows = 1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LoadFastJumpIfNotNone([Local] ref Value local) => !local.IsNone;

    [Specialization(200, nameof(StoreFast), Jump = Jump.Backward, JumpArgument = 1, Swallows = 1, Breaks = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreFastJumpBackward([Local] ref Value local, ref Value value) => Value.Store(ref local, value);

    [Specialization(201, nameof(PopTop), Jump = Jump.Backward, JumpArgument = 1, Swallows = 1, Breaks = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void PopTopJumpBackward(ref Value value) { }

    // The lower bits of the argument say which outcomes (unordered 1, less 2, greater 4, equal 8) hold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Compares(long left, long right, int arg) => ((left < right ? 2 : left > right ? 4 : 8) & arg) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Compares(double left, double right, int arg) =>
        ((left < right ? 2 : left > right ? 4 : left == right ? 8 : 1) & arg) != 0;
}
