using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>Rewrites an instruction whose counter has run out into the form that fits its operands. (specialize.c)</summary>
internal static unsafe partial class Specializer
{
    private const ushort Cooldown = 52 << 4;
    private const int MaxBackoff = 12;

    private static void Succeed(Instruction* ip, Opcode form)
    {
        ip->Opcode = (ushort)form;
        ip->Counter = Cooldown;
    }

    // adaptive_counter_backoff
    private static void Fail(Instruction* ip, Opcode generic)
    {
        int backoff = Math.Min((ip->Counter & 15) + 1, MaxBackoff);
        ip->Opcode = (ushort)generic;
        ip->Counter = (ushort)(((1 << backoff) - 1) << 4 | backoff);
    }
}
