using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Bytecode;

/// <summary>What is known of every instruction without running it: arguments, jumps, inline caches, stack effect.</summary>
public static class OpcodeInfo
{
    public const int HaveArgument = 90;
    public const int MinInstrumented = 237;
    public const int MinPseudo = 256;
    public const int MaxPseudo = 266;

    /// <summary>What <see cref="StackEffect"/> answers for an opcode or argument that has none.</summary>
    public const int InvalidStackEffect = int.MaxValue;

    public static bool IsPseudo(Opcode op) => op >= Opcode.SetupFinally;

    public static bool IsKnown(int op) =>
        op is >= 0 and <= (int)Opcode.SendGen or >= (int)Opcode.Call and <= (int)Opcode.LoadFromDictOrDeref
            or >= MinInstrumented and <= (int)Opcode.InstrumentedLine or >= MinPseudo and <= MaxPseudo;

    public static bool HasArg(Opcode op) =>
        op < Opcode.SetupFinally ? (int)op >= HaveArgument : op is >= Opcode.Jump and <= Opcode.StoreFastMaybeNull;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasConst(Opcode op) => op is Opcode.LoadConst or Opcode.ReturnConst or Opcode.KwNames;

    public static bool HasName(Opcode op) => op is Opcode.StoreName or Opcode.DeleteName or Opcode.StoreAttr or Opcode.DeleteAttr
        or Opcode.StoreGlobal or Opcode.DeleteGlobal or Opcode.LoadName or Opcode.LoadAttr or Opcode.ImportName or Opcode.ImportFrom
        or Opcode.LoadGlobal or Opcode.LoadSuperAttr or Opcode.LoadFromDictOrGlobals
        or >= Opcode.LoadMethod and <= Opcode.LoadZeroSuperAttr;

    public static bool HasFree(Opcode op) =>
        op is >= Opcode.MakeCell and <= Opcode.DeleteDeref or Opcode.LoadFromDictOrDeref;

    public static bool HasLocal(Opcode op) =>
        op is >= Opcode.LoadFast and <= Opcode.LoadFastCheck or Opcode.LoadFastAndClear or Opcode.StoreFastMaybeNull;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsJump(Opcode op) => op is Opcode.Jump or Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue or Opcode.ForIter
        or Opcode.JumpForward or Opcode.JumpBackward or Opcode.Send or Opcode.PopJumpIfNone or Opcode.PopJumpIfNotNone
        or Opcode.JumpNoInterrupt or Opcode.JumpBackwardNoInterrupt;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlockPush(Opcode op) => op is Opcode.SetupFinally or Opcode.SetupWith or Opcode.SetupCleanup;

    public static bool HasTarget(Opcode op) => IsJump(op) || IsBlockPush(op);

    public static bool IsUnconditionalJump(Opcode op) => op is Opcode.Jump or Opcode.JumpNoInterrupt or Opcode.JumpForward
        or Opcode.JumpBackward or Opcode.JumpBackwardNoInterrupt;

    public static bool IsBackwardJump(Opcode op) => op is Opcode.JumpBackward or Opcode.JumpBackwardNoInterrupt;

    public static bool IsScopeExit(Opcode op) =>
        op is Opcode.ReturnValue or Opcode.ReturnConst or Opcode.RaiseVarargs or Opcode.Reraise;

    /// <summary>The instruction that a specialized form stands for; itself for all others. (_PyOpcode_Deopt)</summary>
    public static Opcode Family(Opcode op) => op switch
    {
        >= Opcode.BinaryOpAddFloat and <= Opcode.BinaryOpAddUnicode or Opcode.BinaryOpInplaceAddUnicode or Opcode.BinaryOpMultiplyFloat
            or Opcode.BinaryOpMultiplyInt or Opcode.BinaryOpSubtractFloat or Opcode.BinaryOpSubtractInt => Opcode.BinaryOp,
        >= Opcode.BinarySubscrDict and <= Opcode.BinarySubscrTupleInt => Opcode.BinarySubscr,
        Opcode.CallPyExactArgs or Opcode.CallPyWithDefaults or Opcode.CallBoundMethodExactArgs or Opcode.CallBuiltinClass
            or Opcode.CallBuiltinFastWithKeywords or >= Opcode.CallMethodDescriptorFastWithKeywords and <= Opcode.CallNoKwTuple1
            or Opcode.CallNoKwType1 => Opcode.Call,
        >= Opcode.CompareOpFloat and <= Opcode.CompareOpStr => Opcode.CompareOp,
        >= Opcode.ForIterList and <= Opcode.ForIterGen => Opcode.ForIter,
        Opcode.LoadSuperAttrAttr or Opcode.LoadSuperAttrMethod => Opcode.LoadSuperAttr,
        Opcode.LoadAttrClass or Opcode.LoadAttrGetattributeOverridden or Opcode.LoadAttrInstanceValue
            or >= Opcode.LoadAttrModule and <= Opcode.LoadAttrMethodWithValues => Opcode.LoadAttr,
        Opcode.LoadGlobalBuiltin or Opcode.LoadGlobalModule => Opcode.LoadGlobal,
        Opcode.StoreAttrInstanceValue or Opcode.StoreAttrSlot or Opcode.StoreAttrWithHint => Opcode.StoreAttr,
        Opcode.StoreSubscrDict or Opcode.StoreSubscrListInt => Opcode.StoreSubscr,
        Opcode.UnpackSequenceList or Opcode.UnpackSequenceTuple or Opcode.UnpackSequenceTwoTuple => Opcode.UnpackSequence,
        Opcode.SendGen => Opcode.Send,
        _ => op,
    };

    /// <summary>Inline cache units (16 bits each) that follow the instruction.</summary>
    public static int Caches(Opcode op) => (uint)op < (uint)CacheCounts.Length ? CacheCounts[(int)op] : 0;

    /// <summary>Units that an instruction takes with its caches and EXTENDED_ARGs.</summary>
    public static int Size(Opcode op, int oparg)
    {
        uint arg = (uint)oparg;
        int extended = arg > 0xFFFFFF ? 3 : arg > 0xFFFF ? 2 : arg > 0xFF ? 1 : 0;
        return extended + 1 + Caches(op);
    }

    /// <summary>By how much the instruction changes the depth of the stack, falling through or jumping.</summary>
    public static int StackEffect(Opcode op, int oparg, bool jump)
    {
        if ((uint)op < (uint)FixedEffects.Length)
        {
            int effect = FixedEffects[(int)op];
            if (effect != V) return effect == X ? InvalidStackEffect : effect;
        }
        switch (op)
        {
            case Opcode.UnpackSequence: return oparg - 1;
            case Opcode.UnpackEx: return (oparg & 0xFF) + (oparg >> 8);
            case Opcode.BuildTuple or Opcode.BuildList or Opcode.BuildSet or Opcode.BuildString: return 1 - oparg;
            case Opcode.BuildMap: return 1 - 2 * oparg;
            case Opcode.LoadAttr: return oparg & 1;
            case Opcode.LoadGlobal: return 1 + (oparg & 1);
            case Opcode.RaiseVarargs or Opcode.BuildConstKeyMap: return -oparg;
            case Opcode.MakeFunction: return -BitOperations.PopCount((uint)oparg & 15);
            case Opcode.BuildSlice: return oparg == 3 ? -2 : -1;
            case Opcode.LoadSuperAttr or Opcode.InstrumentedLoadSuperAttr: return (oparg & 1) - 2;
            case Opcode.CallFunctionEx: return -2 - (oparg & 1);
            case Opcode.FormatValue: return (oparg & 4) != 0 ? -1 : 0;
            case Opcode.Call: return -1 - oparg;
            case Opcode.PopBlock or Opcode.Jump or Opcode.JumpNoInterrupt: return 0;
            case Opcode.SetupFinally or Opcode.SetupWith: return jump ? 1 : 0;
            case Opcode.SetupCleanup: return jump ? 2 : 0;
            case Opcode.StoreFastMaybeNull or Opcode.LoadSuperMethod or Opcode.LoadZeroSuperMethod or Opcode.LoadZeroSuperAttr: return -1;
            case Opcode.LoadMethod: return 1;
            default: return InvalidStackEffect;
        }
    }

    private static ReadOnlySpan<byte> CacheCounts =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0,
        0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3,
    ];

    private const sbyte V = sbyte.MaxValue;
    private const sbyte X = sbyte.MaxValue - 1;

    // Indexed by opcode: the effect where neither argument nor jump matters; V: it depends; X: no such (unspecialized) instruction.
    private static ReadOnlySpan<sbyte> FixedEffects =>
    [
        0, -1, 1, -1, -2, -1, X, X, X, 0, X, 0, 0, X, X, 0, X, 0, X, X,
        X, X, X, X, X, -1, -2, -4, X, X, 1, 1, 1, 1, X, 1, 0, 0, X, X,
        X, X, X, X, X, X, X, X, X, 1, 0, 1, 1, 1, -2, -1, X, X, X, X,
        -3, -2, X, X, X, X, X, X, 0, 0, X, 1, X, X, 1, 0, X, X, X, X,
        X, X, X, -1, X, 0, X, 1, X, -1, -1, 0, V, 1, V, -2, -1, -1, 0, 0,
        1, 1, V, V, V, V, V, -1, -1, 1, 0, X, X, X, -1, -1, V, -1, -1, -1,
        1, 0, -1, 0, 1, -1, 0, 1, -1, -1, V, 0, V, V, 0, 0, 1, 1, -1, 0,
        0, V, V, 1, 0, -1, -1, -2, X, 0, 0, 0, -2, X, X, V, V, V, X, X,
        X, X, -1, -1, -1, -1, X, X, X, X, X, V, 0, 0, -1, 0, 0, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, V, 0, 0,
        0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, -2, -1, 0, X, X,
    ];
}
