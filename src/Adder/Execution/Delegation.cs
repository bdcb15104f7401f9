using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// <c>yield from</c> and <c>await</c> in chains. Generators in the middle only hand on what is sent and what is yielded: they are gone through at
/// once, with the effect of RESUME, JUMP_BACKWARD_NO_INTERRUPT and SEND_GEN on the way in and of YIELD_VALUE on the way out.
/// </summary>
internal static unsafe class Delegation
{
    /// <summary>The frame to go on in when a generator's frame has been resumed, but not been given what is sent: that of the innermost generator.</summary>
    internal static Frame Innermost(ThreadState ts, Frame frame)
    {
        for (Instruction* send = SendOf(frame); send != null; send = SendOf(frame))
        {
            if (ts.EvalBreaker != 0 || ts.RecursionRemaining <= 0 || ts.Interpreter.Runtime.TierUp.Observes) break;
            if (Unsafe.Subtract(ref frame.TopSlot, 1).Ref is not PyGenerator { CanBeEntered: true } inner) break;
            frame.Ip = send;
            frame.ResumeIp = send + 2;
            frame.FinishIp = frame.ResumeIp + send->Arg;
            ts.RecursionRemaining--;
            frame = inner.Begin(ts, frame, FrameRole.Generator);
        }
        return frame;
    }

    /// <summary>As <see cref="Innermost"/> for a frame that C# code runs, and that has been given what is sent.</summary>
    internal static Frame Resume(ThreadState ts, Frame frame)
    {
        if (SendOf(frame) == null) return frame;
        Value sent = frame.Pop();
        frame = Innermost(ts, frame);
        ts.Frame = frame;
        frame.Push(sent);
        return frame;
    }

    /// <summary>Whether the frame, which has resumed a generator, would only yield what that yields.</summary>
    internal static bool HandsOn(ThreadState ts, Frame frame) => frame.IsGenerator && (Opcode)frame.ResumeIp->Opcode == Opcode.YieldValue
        && !ts.Interpreter.Runtime.TierUp.Observes;

    // The SEND_GEN that a suspended frame goes back to; null where something else follows.
    private static Instruction* SendOf(Frame frame)
    {
        Instruction* next = frame.ResumeIp;
        if ((Opcode)next->Opcode != Opcode.Resume || (next->Arg & 3) < 2 || (Opcode)next[1].Opcode != Opcode.JumpBackwardNoInterrupt) return null;
        Instruction* send = next + 2 - next[1].Arg;
        return (Opcode)send->Opcode == Opcode.SendGen ? send : null;
    }
}
