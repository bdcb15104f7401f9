using System.Runtime.InteropServices;

namespace Adder.Execution;

/// <summary>
/// One code unit as the evaluator runs it. EXTENDED_ARG is folded into <see cref="Arg"/> of what follows; cache units
/// hold what the instruction's specialization has learnt.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Instruction
{
    internal ushort Opcode;

    /// <summary>The adaptive counter: value in bits 15 to 4, back-off exponent below.</summary>
    internal ushort Counter;

    internal int Arg;
}
