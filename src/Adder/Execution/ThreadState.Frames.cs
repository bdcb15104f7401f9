using Adder.Execution;
using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The frame that is running; the root frame when none is.</summary>
    internal Frame Frame;

    /// <summary>Python frames that may still be entered. (py_recursion_remaining)</summary>
    internal int RecursionRemaining = 1000;

    /// <summary>Not 0: something waits to be done between instructions; see <see cref="Interruption"/>.</summary>
    internal volatile int EvalBreaker;

    /// <summary>A trace function or monitoring callback is running: no events meanwhile.</summary>
    internal bool IsTracing;

    /// <summary>The frame and event that a trace function or callback is being told of; null when none is. (what_event)</summary>
    internal Frame? ToldFrame;

    internal MonitoringEvent ToldEvent;

    /// <summary>Set by <c>sys.settrace</c> and <c>sys.setprofile</c>; no value where not.</summary>
    internal Value TraceFunction, ProfileFunction;

    /// <summary>Some frame asked for opcode events.</summary>
    internal bool TracesOpcodes;

    /// <summary>The loop was left for a collection.</summary>
    internal bool CollectRequested;

    internal int CollectGeneration = 2;

    /// <summary>What watched over generators that have ended, to be used again.</summary>
    internal SpareEnds SpareEnds => field ??= new();

    /// <summary>The frames of generators that have ended.</summary>
    internal readonly SpareFrames SpareFrames = new();

    /// <summary>Memory for the next text that is built.</summary>
    internal StrBuilder? SpareText;

    /// <summary>What the loop was left with.</summary>
    internal Value LoopResult;

    /// <summary><c>sys.set_asyncgen_hooks</c>; no value where not set.</summary>
    internal Value AsyncGeneratorFirstIter, AsyncGeneratorFinalizer;

    /// <summary>How many frames coroutines note as their origin.</summary>
    internal int CoroutineOriginDepth { get; set; }

    internal Value TakeLoopResult()
    {
        Value result = LoopResult;
        LoopResult = default;
        return result;
    }

    /// <summary>The innermost frame that runs Python code, or null.</summary>
    internal Frame? CurrentFrame => (Frame.Role & FrameRole.Root) != 0 ? null : Frame;

    /// <summary>The globals of the running code, or null.</summary>
    internal PyDict? CurrentGlobals => CurrentFrame?.Globals;
}
