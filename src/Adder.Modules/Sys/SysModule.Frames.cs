using Adder.Objects.Clinic;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

// What all threads run and handle.
internal static partial class SysModule
{
    // _PyThread_CurrentFrames
    [PyFunction("_current_frames($module, /)\n--\n\nA dict of the topmost frame of every thread, by the thread's identifier.", Name = "_current_frames")]
    private static Value CurrentFrames(ThreadState ts)
    {
        Auditing.Raise(ts, "sys._current_frames");
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
        Auditing.Raise(ts, "sys._current_exceptions");
        PyDict exceptions = new();
        foreach (ThreadState thread in ts.Interpreter.Threads)
        {
            exceptions.Set(ts, thread.Identifier, thread.HandledException is { } handled ? handled : Value.None);
        }
        return exceptions;
    }
}
