using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>What becomes of a value that a call leaves on the stack, as far as the instructions behind the call say; 0: not looked at yet.</summary>
internal readonly struct TemporaryUse
{
    private const int KindBits = 3, PositionBits = 9, LargestPosition = (1 << PositionBits) - 1;

    private readonly int _packed;

    private TemporaryUse(TemporaryUseKind kind, int position = 0, int distance = 0) =>
        _packed = (int)kind | position << KindBits | distance << (KindBits + PositionBits);

    internal TemporaryUse(int packed) => _packed = packed;

    internal int Packed => _packed;

    internal TemporaryUseKind Kind => (TemporaryUseKind)(_packed & (1 << KindBits) - 1);

    /// <summary>For an argument: how many values above the lowest one of the call that takes it.</summary>
    internal int Position => _packed >> KindBits & LargestPosition;

    /// <summary>For an argument: how many code units from here to that call.</summary>
    internal int Distance => _packed >> (KindBits + PositionBits);

    /// <summary>Follows the result of the instruction with this offset up to the instruction that takes it from the stack.</summary>
    internal static unsafe TemporaryUse Of(ExecutableCode code, int start)
    {
        int above = 0, names = 0;
        for (int i = start + 1 + OpcodeInfo.Caches((Opcode)code.Bytecode[2 * start]); i < code.UnitCount;)
        {
            Opcode op = (Opcode)code.Bytecode[2 * i];
            int arg = code.First[i].Arg;
            switch (op)
            {
                // A generator is its own iterator.
                case Opcode.GetIter when above == 0: break;
                case Opcode.ForIter when above == 0:
                    code.WatchIterators();
                    return new TemporaryUse(TemporaryUseKind.Iterated);
                case Opcode.ContainsOp or Opcode.UnpackSequence or Opcode.UnpackEx or Opcode.ListExtend when above == 0:
                    return new TemporaryUse(TemporaryUseKind.Iterated);
                case Opcode.ReturnValue when above == 0: return new TemporaryUse(TemporaryUseKind.Returned);
                case Opcode.PopTop when above == 0:
                    code.WatchPop(i);
                    return new TemporaryUse(TemporaryUseKind.Dropped);
                case Opcode.KwNames:
                    names = ((PyTuple)code.Constants[arg].Ref).Count;
                    break;
                case Opcode.Call when above <= arg:
                    bool isKeyword = above < names;
                    return isKeyword || arg >= LargestPosition ? Escapes : new TemporaryUse(TemporaryUseKind.Argument, arg + 1 - above, i - start);
                case Opcode.Swap:
                    above = above == 0 ? arg - 1 : above == arg - 1 ? 0 : above;
                    break;
                case Opcode.Copy when arg - 1 != above:
                    above++;
                    break;
                default:
                    (int pops, int pushes) = StackUse.Of(op, arg);
                    if (!GoesOn(op) || pops < 0 || pops > above) return Escapes;
                    above += pushes - pops;
                    if (op == Opcode.Call) names = 0;
                    break;
            }
            i += 1 + OpcodeInfo.Caches(op);
        }
        return Escapes;
    }

    internal static TemporaryUse Escapes => new(TemporaryUseKind.Escapes);

    private static bool GoesOn(Opcode op) => op is not (Opcode.JumpForward or Opcode.JumpBackward or Opcode.JumpBackwardNoInterrupt
        or Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue or Opcode.PopJumpIfNone or Opcode.PopJumpIfNotNone or Opcode.ForIter or Opcode.Send
        or Opcode.YieldValue or Opcode.ReturnValue or Opcode.ReturnConst or Opcode.RaiseVarargs or Opcode.Reraise or Opcode.Copy);
}

internal enum TemporaryUseKind
{
    /// <summary>Somebody may keep it.</summary>
    Escapes = 1,

    /// <summary>A loop, <c>in</c> or an assignment to several targets goes over it.</summary>
    Iterated = 2,

    /// <summary>The frame returns it.</summary>
    Returned = 3,

    /// <summary>Another call takes it.</summary>
    Argument = 4,

    /// <summary>Nobody wants it.</summary>
    Dropped = 5,
}
