using System.Numerics;
using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>How many values an instruction takes from the stack, and how many it leaves there when it goes on.</summary>
internal static class StackUse
{
    private const int TooMany = 1 << 28;

    /// <summary>A negative number of pops: there is no such instruction.</summary>
    internal static (int Pops, int Pushes) Of(Opcode op, int arg)
    {
        // No argument that counts values can be as large; what follows must not overflow.
        if (OpcodeInfo.HasArg(op) && (uint)arg > TooMany) return op == Opcode.ExtendedArg ? (0, 0) : (TooMany, 0);
        return op switch
        {
            Opcode.Nop or Opcode.Resume or Opcode.ExtendedArg or Opcode.KwNames or Opcode.MakeCell or Opcode.CopyFreeVars
                or Opcode.DeleteFast or Opcode.DeleteName or Opcode.DeleteGlobal or Opcode.DeleteDeref or Opcode.SetupAnnotations
                or Opcode.JumpForward or Opcode.JumpBackward or Opcode.JumpBackwardNoInterrupt or Opcode.ReturnConst => (0, 0),
            Opcode.PushNull or Opcode.LoadBuildClass or Opcode.LoadAssertionError or Opcode.LoadLocals or Opcode.LoadConst or Opcode.LoadName
                or Opcode.LoadFast or Opcode.LoadFastCheck or Opcode.LoadFastAndClear or Opcode.LoadClosure or Opcode.LoadDeref
                or Opcode.ReturnGenerator => (0, 1),
            Opcode.LoadGlobal => (0, 1 + (arg & 1)),
            Opcode.PopTop or Opcode.PopExcept or Opcode.ReturnValue or Opcode.StoreName or Opcode.StoreGlobal or Opcode.StoreFast
                or Opcode.StoreDeref or Opcode.DeleteAttr or Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue or Opcode.PopJumpIfNone
                or Opcode.PopJumpIfNotNone => (1, 0),
            Opcode.UnaryNegative or Opcode.UnaryNot or Opcode.UnaryInvert or Opcode.GetIter or Opcode.GetAiter or Opcode.GetYieldFromIter
                or Opcode.GetAwaitable or Opcode.YieldValue or Opcode.CallIntrinsic1 or Opcode.LoadFromDictOrGlobals
                or Opcode.LoadFromDictOrDeref => (1, 1),
            Opcode.GetLen or Opcode.MatchMapping or Opcode.MatchSequence or Opcode.PushExcInfo or Opcode.GetAnext or Opcode.BeforeWith
                or Opcode.BeforeAsyncWith or Opcode.ImportFrom or Opcode.ForIter => (1, 2),
            Opcode.LoadAttr => (1, 1 + (arg & 1)),
            Opcode.UnpackSequence => (1, arg),
            Opcode.UnpackEx => (1, (arg & 255) + 1 + (arg >> 8)),
            Opcode.EndFor or Opcode.EndAsyncFor or Opcode.DeleteSubscr or Opcode.StoreAttr => (2, 0),
            Opcode.EndSend or Opcode.BinarySubscr or Opcode.CompareOp or Opcode.ImportName or Opcode.IsOp or Opcode.ContainsOp
                or Opcode.BinaryOp or Opcode.CallIntrinsic2 => (2, 1),
            Opcode.CheckExcMatch or Opcode.CheckEgMatch or Opcode.Send => (2, 2),
            Opcode.MatchKeys => (2, 3),
            Opcode.StoreSubscr => (3, 0),
            Opcode.BinarySlice or Opcode.MatchClass => (3, 1),
            Opcode.CleanupThrow => (3, 2),
            Opcode.LoadSuperAttr => (3, 1 + (arg & 1)),
            Opcode.CallFunctionEx => (3 + (arg & 1), 1),
            Opcode.StoreSlice => (4, 0),
            Opcode.WithExceptStart => (4, 5),
            _ => ByArgument(op, arg),
        };
    }

    private static (int Pops, int Pushes) ByArgument(Opcode op, int arg) => op switch
    {
        Opcode.BuildTuple or Opcode.BuildList or Opcode.BuildSet or Opcode.BuildString or Opcode.BuildSlice => (arg, 1),
        Opcode.BuildMap => (2 * arg, 1),
        Opcode.BuildConstKeyMap => (arg + 1, 1),
        Opcode.FormatValue => (1 + (arg >> 2 & 1), 1),
        Opcode.MakeFunction => (1 + BitOperations.PopCount((uint)arg & 15), 1),
        Opcode.Call => (arg + 2, 1),
        Opcode.RaiseVarargs => (arg, 0),
        Opcode.Reraise => (arg + 1, arg),
        Opcode.Swap => (arg, arg),
        Opcode.Copy => (arg, arg + 1),
        Opcode.ListAppend or Opcode.SetAdd or Opcode.ListExtend or Opcode.SetUpdate or Opcode.DictUpdate => (arg + 1, arg),
        Opcode.MapAdd => (arg + 2, arg),
        // The callable, for messages, lies beneath the dictionary.
        Opcode.DictMerge => (arg + 3, arg + 2),
        _ => (-1, 0),
    };
}
