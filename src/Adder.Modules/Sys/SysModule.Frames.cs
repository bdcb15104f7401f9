using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Sys;

// What all threads run and handle, and where coroutines come from.
internal static partial class SysModule
{
    // _PyThread_CurrentFrames
    [PyFunction("_current_frames($module, /)\n--\n\nA dict of the topmost frame of every thread, by the thread's identifier.", Name = "_current_frames")]
    private static Value CurrentFrames(ThreadState ts)
    {
        AuditHooks.Raise(ts, "sys._current_frames", []);
        PyDict frames = new();
        foreach (ThreadState thread in ts.Interpreter.Threads)
        {
            if (thread.CurrentFrame is { } frame) frames.Set(ts, thread.Identifier, PyFrame.Of(frame));
        }
        return frames;
    }

    // _PyThread_CurrentExceptions
    [PyFunction("_current_exceptions($module, /)\n--\n\nA dict of the exception that every thread handles (None for none), by the thread's identifier.", Name = "_current_exceptions")]
    private static Value CurrentExceptions(ThreadState ts)
    {
        AuditHooks.Raise(ts, "sys._current_exceptions", []);
        PyDict exceptions = new();
        foreach (ThreadState thread in ts.Interpreter.Threads)
        {
            exceptions.Set(ts, thread.Identifier, thread.HandledException is { } handled ? handled : Value.None);
        }
        return exceptions;
    }

    [PyFunction("get_coroutine_origin_tracking_depth($module, /)\n--\n\nHow many frames cr_origin of new coroutines holds.")]
    private static int GetCoroutineOriginTrackingDepth(ThreadState ts) => ts.CoroutineOriginDepth;

    [PyFunction("set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\nMake new coroutines of this thread note in cr_origin the frames that they come from; depth 0: no longer.")]
    private static void SetCoroutineOriginTrackingDepth(ThreadState ts, int depth)
    {
        if (depth < 0) throw Errors.ValueError("depth must be >= 0");
        ts.CoroutineOriginDepth = depth;
    }
}
