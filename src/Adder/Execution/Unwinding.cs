using Adder.Bytecode;
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
        Notify(ts, frame, MonitoringEvent.Raise);
        return Propagate(ts, frame);
    }

    /// <summary>Some tool wants the event, which is one that no instruction stands for.</summary>
    internal static bool IsWatched(ThreadState ts, MonitoringEvent what) => (ts.Interpreter.Monitoring.AllEvents & what.Bit()) != 0;

    // An error in a callback takes the place of the one on its way.
    private static void Notify(ThreadState ts, Frame frame, MonitoringEvent what, int offset = -1)
    {
        if (!IsWatched(ts, what)) return;
        ts.Interpreter.Monitoring.Fire(ts, frame, what, (offset < 0 ? frame.Offset : offset) * 2, ts.Pending!);
    }

    /// <summary>A StopIteration has ended a loop or an await: tools hear of it as of any other. (monitor_raise)</summary>
    internal static void TellStop(ThreadState ts, Frame frame, Value result)
    {
        if (!IsWatched(ts, MonitoringEvent.Raise)) return;
        ts.Raise(PyStopIteration.With(result));
        Notify(ts, frame, MonitoringEvent.Raise);
        ts.ClearPending();
    }

    /// <summary>As <see cref="Unwind"/> without an entry in the traceback for this frame. (exception_unwind)</summary>
    internal static Frame? Propagate(ThreadState ts, Frame frame) => Propagate(ts, frame, frame.Offset);

    /// <summary>As above, when an error goes on its way after a handler has looked at it.</summary>
    internal static Frame? Reraise(ThreadState ts, Frame frame, int offset)
    {
        Notify(ts, frame, MonitoringEvent.Reraise, offset);
        return Propagate(ts, frame, offset);
    }

    /// <summary>As above, for an error at this offset that has an instruction before it to blame. (RERAISE)</summary>
    internal static Frame? Propagate(ThreadState ts, Frame frame, int offset)
    {
        while (true)
        {
            if (frame.Code.Handlers.Find(offset, out int target, out int depth, out bool keepsOffset))
            {
                Temporaries.DropIterators(ts, frame, offset, depth);
                Notify(ts, frame, MonitoringEvent.ExceptionHandled, target);
                frame.SetDepth(depth);
                if (keepsOffset) frame.Push(Value.Int(frame.Offset));
                frame.Push(ts.TakePending());
                frame.ResumeIp = frame.Code.First + target;
                // Made-up code may go round and round by its handlers alone.
                return target <= offset && ts.EvalBreaker != 0 ? Interruption.Handle(ts, frame) : frame;
            }
            Temporaries.DropIterators(ts, frame, offset, 0);
            Notify(ts, frame, MonitoringEvent.PyUnwind, offset);
            Frame? caller = Exit(ts, frame);
            if (caller is null) return null;
            frame = caller;
            offset = frame.Offset;
            PyTraceback.Here(ts, frame);
            Notify(ts, frame, MonitoringEvent.Raise);
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

    /// <summary>An exception thrown into a generator.</summary>
    internal static Frame? Throw(ThreadState ts, Frame frame)
    {
        Notify(ts, frame, MonitoringEvent.PyThrow);
        return Unwind(ts, frame);
    }

    /// <summary>What bad bytecode ends in.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    internal static void UnknownOpcode(ThreadState ts, Frame frame)
    {
        CodeObject code = frame.Code.Source;
        int at = frame.Offset * 2, opcode = at < code.Bytecode.Length ? code.Bytecode[at] : (int)Opcode.Reserved;
        string fault = frame.Code.FaultAt(frame.Offset) ?? $"unknown opcode {opcode}";
        ts.Raise(PyType.SystemError, $"{code.FileName.ToString()}:{CodeLocations.LineAt(code, frame.Offset)}: {fault}");
    }

    /// <summary>Gives up a prepared frame.</summary>
    internal static void Abandon(ThreadState ts, Frame frame) => Exit(ts, frame);
}
