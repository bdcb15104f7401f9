using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// a, *b = c
internal static unsafe partial class Instructions
{
    [Instruction(92, Cache = 1, Pops = "1", Pushes = "arg", Specializer = nameof(Specializer.UnpackSequence))]
    internal static int UnpackSequence(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count) =>
        Unpacking.Unpack(ts, ref bottom, count, -1);

    [Instruction(94, Pops = "1", Pushes = "(arg & 255) + 1 + (arg >> 8)")]
    internal static int UnpackEx(ThreadState ts, [Operands] ref Value bottom, [Oparg] int arg) =>
        Unpacking.Unpack(ts, ref bottom, arg & 255, arg >> 8);
}
