using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

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

    internal static void BinaryOp(ThreadState ts, Frame frame, Instruction* ip, Value left, Value right) => Fail(ip, Opcode.BinaryOp);

    internal static void CompareOp(ThreadState ts, Frame frame, Instruction* ip, Value left, Value right) => Fail(ip, Opcode.CompareOp);

    internal static void BinarySubscr(ThreadState ts, Frame frame, Instruction* ip, Value container, Value key) => Fail(ip, Opcode.BinarySubscr);

    internal static void StoreSubscr(ThreadState ts, Frame frame, Instruction* ip, Value value, Value container, Value key) =>
        Fail(ip, Opcode.StoreSubscr);

    internal static void LoadGlobal(ThreadState ts, Frame frame, Instruction* ip, ref Value bottom) => Fail(ip, Opcode.LoadGlobal);

    internal static void UnpackSequence(ThreadState ts, Frame frame, Instruction* ip, ref Value sequence) => Fail(ip, Opcode.UnpackSequence);

    internal static void ForIter(ThreadState ts, Frame frame, Instruction* ip, ref Value iterator) => Fail(ip, Opcode.ForIter);

    internal static void StoreAttr(ThreadState ts, Frame frame, Instruction* ip, Value value, Value owner) => Fail(ip, Opcode.StoreAttr);

    internal static void LoadAttr(ThreadState ts, Frame frame, Instruction* ip, ref Value owner) => Fail(ip, Opcode.LoadAttr);

    internal static void LoadSuperAttr(ThreadState ts, Frame frame, Instruction* ip, ref Value global) => Fail(ip, Opcode.LoadSuperAttr);

    internal static void Call(ThreadState ts, Frame frame, Instruction* ip, ref Value bottom) => Fail(ip, Opcode.Call);

    internal static void Send(ThreadState ts, Frame frame, Instruction* ip, Value value) => Fail(ip, Opcode.Send);
}
