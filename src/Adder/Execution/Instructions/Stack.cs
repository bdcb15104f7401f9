using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

// Moving values about: constants, locals, the stack itself.
[Superinstruction(84, nameof(LoadConst), nameof(LoadFast))]
[Superinstruction(86, nameof(LoadFast), nameof(LoadConst))]
[Superinstruction(88, nameof(LoadFast), nameof(LoadFast))]
[Superinstruction(154, nameof(StoreFast), nameof(LoadFast))]
[Superinstruction(158, nameof(StoreFast), nameof(StoreFast))]
internal static unsafe partial class Instructions
{
    [Instruction(0)]
    internal static void Cache() { }

    [Instruction(1)]
    internal static void PopTop(ref Value value) { }

    [Instruction(2)]
    internal static Value PushNull() => default;

    [Instruction(4)]
    internal static void EndFor(ref Value iterator, ref Value last) { }

    [Instruction(5, Pops = "2", Pushes = "1")]
    internal static void EndSend([Operands] ref Value receiver) => Value.Store(ref receiver, Unsafe.Add(ref receiver, 1));

    [Instruction(9)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Nop() { }

    [Instruction(99, Pops = "arg", Pushes = "arg"), Pasted]
    internal static bool Swap([Operands] ref Value bottom, [Oparg] int arg)
    {
        ref Value top = ref Unsafe.Add(ref bottom, arg - 1);
        PyObject lower = bottom.Ref;
        long bits = bottom.Bits;
        Value.Store(ref bottom, top);
        Unsafe.AsRef(in top.Bits) = bits;
        if ((object)top.Ref != lower) Unsafe.AsRef(in top.Ref) = lower;
        return true;
    }

    [Instruction(100)]
    internal static ref Value LoadConst([Const] ref Value constant) => ref constant;

    [Instruction(120, Pops = "arg", Pushes = "arg + 1"), Pasted]
    internal static bool Copy([Operands] ref Value bottom, [Oparg] int arg)
    {
        ref Value target = ref Unsafe.Add(ref bottom, arg);
        Value.Store(ref target, bottom);
        return true;
    }

    [Instruction(124)]
    internal static ref Value LoadFast([Local] ref Value local) => ref local;

    [Instruction(125)]
    internal static void StoreFast([Local] ref Value local, ref Value value) => Value.Store(ref local, value);

    [Instruction(126)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int DeleteFast(ThreadState ts, Frame frame, [Local] ref Value local, [Oparg] int arg)
    {
        if (local.IsNull) return Unbound(ts, frame, arg);
        local = default;
        return 0;
    }

    [Instruction(127)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Value LoadFastCheck(ThreadState ts, Frame frame, [Local] ref Value local, [Oparg] int arg)
    {
        if (local.IsNull) Unbound(ts, frame, arg);
        return local;
    }

    [Instruction(143)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value LoadFastAndClear([Local] ref Value local)
    {
        Value value = local;
        local = default;
        return value;
    }

    [Instruction(144)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ExtendedArg() { }

    /// <summary>Reading a local that has no value.</summary>
    private static int Unbound(ThreadState ts, Frame frame, int index)
    {
        string name = frame.Code.Source.LocalsPlusNames[index].ToString();
        ts.Raise(NameErrors.UnboundLocal($"cannot access local variable '{name}' where it is not associated with a value"));
        return -1;
    }
}
