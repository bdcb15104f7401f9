using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// <c>yield from</c> and <c>await</c> in chains. Generators in the middle only hand on what is sent and what is yielded: they are gone through at
/// once, with the effect of RESUME, JUMP_BACKWARD_NO_INTERRUPT and SEND_GEN on the way in and of YIELD_VALUE on the way out.
/// Those without handlers are not even gone through: the innermost one leaves by the outermost, and is entered again by it. What is between
/// stays as it is, executing, until somebody asks (<see cref="Settle"/>).
/// </summary>
internal static unsafe class Delegation
{
    /// <summary>The frame to go on in when a generator's frame has been resumed, but not been given what is sent: that of the innermost generator.</summary>
    internal static Frame Innermost(ThreadState ts, Frame frame)
    {
        if (frame.Suspended is not null && TryRejoin(ts, frame) is { } suspended) return suspended;
        for (Instruction* send = SendOf(frame); send != null; send = SendOf(frame))
        {
            if (ts.EvalBreaker != 0 || ts.RecursionRemaining <= 0 || ts.Interpreter.Runtime.TierUp.Observes) break;
            if (Unsafe.Subtract(ref frame.TopSlot, 1).Ref is not PyGenerator { CanBeEntered: true } inner) break;
            frame.Ip = send;
            frame.ResumeIp = send + 2;
            frame.FinishIp = frame.ResumeIp + send->Arg;
            ts.RecursionRemaining--;
            Frame next = inner.Begin(ts, frame, FrameRole.Generator);
            Join(frame, next);
            frame = next;
        }
        return frame;
    }

    /// <summary>The frame is entered for one that waits at a SEND_GEN. What it handles would have to be taken from the thread when it is left.</summary>
    internal static void Join(Frame waiting, Frame frame)
    {
        if (!waiting.IsGenerator || frame.Code.HasHandlers || (Opcode)waiting.ResumeIp->Opcode != Opcode.YieldValue) return;
        frame.DelegationDepth = waiting.Outermost is null ? 1 : waiting.DelegationDepth + 1;
        frame.Outermost = waiting.Outermost ?? waiting;
        waiting.ClearAboveTop();
    }

    /// <summary>The frame yields past those that wait for it: gives the outermost one, at its YIELD_VALUE; null where they have to be gone through.</summary>
    internal static Frame? TryLeave(ThreadState ts, Frame frame)
    {
        if (ts.EvalBreaker != 0 || ts.Interpreter.Runtime.TierUp.Observes) return null;
        Frame outermost = frame.Outermost!;
        frame.ClearAboveTop();
        ts.RecursionRemaining += frame.DelegationDepth;
        outermost.Suspended = frame;
        outermost.Ip = outermost.ResumeIp++;
        return outermost;
    }

    // Back to the frame that has left.
    private static Frame? TryRejoin(ThreadState ts, Frame outermost)
    {
        Frame frame = outermost.Suspended!;
        bool passes = outermost.Outermost is null && ts.EvalBreaker == 0 && ts.RecursionRemaining >= frame.DelegationDepth
            && !ts.Interpreter.Runtime.TierUp.Observes;
        if (!passes)
        {
            Suspend(outermost);
            return null;
        }
        outermost.Suspended = null;
        outermost.Ip = --outermost.ResumeIp - SendUnits;
        ts.RecursionRemaining -= frame.DelegationDepth;
        frame.TakeRoom(outermost);
        return frame;
    }

    // SEND and its cache.
    private const int SendUnits = 2;

    /// <summary>If a yield has gone past this frame or left by it, all that it has gone past are suspended as if it had gone through them.</summary>
    internal static void Settle(Frame? frame)
    {
        if (frame is null) return;
        if (frame.Suspended is not null) Suspend(frame);
        else if (frame.Outermost is { Suspended: not null } outermost) Suspend(outermost);
    }

    private static void Suspend(Frame outermost)
    {
        Frame inner = outermost.Suspended!;
        outermost.Suspended = null;
        for (Frame frame = inner; !ReferenceEquals(frame, outermost);)
        {
            Frame previous = frame.Previous;
            if (!ReferenceEquals(frame, inner)) frame.Ip = frame.ResumeIp++;
            frame.Outermost = frame.Previous = null!;
            frame.Generator!.Leave();
            frame = previous;
        }
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
