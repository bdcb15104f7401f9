using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>From a pending error to its handler: looks the exception table up frame by frame.</summary>
internal static unsafe class Unwinding
{
    /// <summary>The frame to go on in, at its handler; null when the error leaves the loop.</summary>
    internal static Frame? Unwind(ThreadState ts, Frame frame)
    {
        if (ts.Pending is null) ts.Raise(PyType.SystemError, "error return without exception set");
        PyTraceback.Here(ts, frame);
        return Propagate(ts, frame);
    }

    /// <summary>As <see cref="Unwind"/> without an entry in the traceback for this frame. (exception_unwind)</summary>
    internal static Frame? Propagate(ThreadState ts, Frame frame) => Propagate(ts, frame, frame.Offset);

    /// <summary>As above, for an error at this offset that has an instruction before it to blame. (RERAISE)</summary>
    internal static Frame? Propagate(ThreadState ts, Frame frame, int offset)
    {
        while (true)
        {
            if (frame.Code.Handlers.Find(offset, out int target, out int depth, out bool keepsOffset))
            {
                frame.SetDepth(depth);
                if (keepsOffset) frame.Push(Value.Int(frame.Offset));
                frame.Push(ts.TakePending());
                frame.ResumeIp = frame.Code.First + target;
                return frame;
            }
            Frame? caller = Exit(ts, frame);
            if (caller is null) return null;
            frame = caller;
            offset = frame.Offset;
            PyTraceback.Here(ts, frame);
        }
    }

    /// <summary>Ends a frame that never got to run, or whose error nobody handles. Null: the loop ends too.</summary>
    private static Frame? Exit(ThreadState ts, Frame frame)
    {
        FrameRole role = frame.Role;
        Frame previous = frame.Previous;
        Leaving.Release(ts, frame);
        ts.Frame = previous;
        if ((role & FrameRole.Entry) == 0) return previous;
        ts.LoopResult = default;
        return null;
    }

    /// <summary>Gives up a prepared frame.</summary>
    internal static void Abandon(ThreadState ts, Frame frame) => Exit(ts, frame);
}
