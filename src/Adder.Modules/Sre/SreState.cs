using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary>A point to which matching returns when it fails further on.</summary>
internal struct Frame
{
    internal int Pc;
    internal int Position;
    internal int Trail;
    internal int Extra;
}

/// <summary>The memory of a match: slots (group marks, registers), choice points, and a trail of overwritten slots.</summary>
internal sealed class SreState
{
    private const int FirstFrames = 32;
    private const int MostFrames = 1 << 26;
    private const int FirstTrail = 64;
    private const int MostKept = 1 << 14;
    private const int MostTrail = 1 << 29;

    internal int[] Slots = [];
    internal Frame[] Frames = new Frame[FirstFrames];
    internal int[] Trail = new int[FirstTrail];

    /// <summary>Who matches; its signal handlers run now and then.</summary>
    internal ThreadState? Thread;

    /// <summary>Runs signal handlers that wait. Throws what they raise. (PyErr_CheckSignals)</summary>
    internal void Poll()
    {
        if (Thread is not { } ts || (ts.EvalBreaker & (int)Interrupt.Signals) == 0) return;
        if (ts.Interpreter.HandleInterrupts is { } handle && !handle(ts, Interrupt.Signals)) throw ts.Throwable();
    }

    /// <summary>Lets go of what a long match needed.</summary>
    internal void Trim()
    {
        if (Frames.Length > MostKept) Frames = new Frame[FirstFrames];
        if (Trail.Length > MostKept) Trail = new int[FirstTrail];
    }

    /// <summary>Empties the slots for a new program.</summary>
    internal void Prepare(SreProgram program)
    {
        if (Slots.Length < program.SlotCount) Slots = new int[program.SlotCount];
        Slots.AsSpan(0, program.SlotCount).Fill(-1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal Frame[] GrowFrames()
    {
        if (Frames.Length >= MostFrames) throw new InsufficientMemoryException();
        Array.Resize(ref Frames, Frames.Length * 2);
        return Frames;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int[] GrowTrail()
    {
        if (Trail.Length >= MostTrail) throw new InsufficientMemoryException();
        Array.Resize(ref Trail, Trail.Length * 2);
        return Trail;
    }
}
