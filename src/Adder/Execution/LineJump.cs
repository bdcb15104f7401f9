using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Assignment to <c>f_lineno</c> by a trace function. (frame_setlineno)</summary>
internal static unsafe class LineJump
{
    internal static void To(ThreadState ts, PyFrame frame, Value line)
    {
        if (line.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        if (!ReferenceEquals(line.Type, PyType.Int)) throw Errors.ValueError("lineno must be an integer");
        MonitoringEvent what = CheckEvent(ts);
        if (!line.IsInt || line.Bits != (int)line.Bits) throw Errors.ValueError("lineno out of range");
        // Another frame than the one that is told of the event stands in the middle of a call.
        if (frame.Running is not { } running || !ReferenceEquals(running, ts.ToldFrame)) throw Errors.ValueError("can't jump during a call");
        Move(ts, running, what, Target(running, (int)line.Bits, out long from, out long to), from, to);
        frame.TracedLine = 0;
        frame.RefreshLocals(ts);
    }

    private static MonitoringEvent CheckEvent(ThreadState ts)
    {
        if (ts.ToldFrame is null) throw Errors.ValueError("f_lineno can only be set in a trace function");
        switch (ts.ToldEvent)
        {
            case MonitoringEvent.Line or MonitoringEvent.Jump or MonitoringEvent.PyResume or MonitoringEvent.PyYield:
                return ts.ToldEvent;
            case MonitoringEvent.PyStart: throw Errors.ValueError("can't jump from the 'call' trace event of a new frame");
            case MonitoringEvent.Call or MonitoringEvent.CReturn: throw Errors.ValueError("can't jump during a call");
            case MonitoringEvent.PyReturn or MonitoringEvent.PyThrow or MonitoringEvent.PyUnwind or MonitoringEvent.CRaise
                or MonitoringEvent.Raise or MonitoringEvent.ExceptionHandled or MonitoringEvent.Instruction:
                throw Errors.ValueError("can only jump from a 'line' trace event");
            default: throw Errors.SystemError("unexpected event type");
        }
    }

    /// <summary>The instruction of that line (or the first line after it) that can be gone on at with most of the stack kept.</summary>
    private static int Target(Frame frame, int line, out long from, out long to)
    {
        CodeObject code = frame.Code.Source;
        if (line < code.FirstLine) throw Errors.ValueError($"line {line} comes before the current code block");
        int[] lines = MarkLines(code);
        int wanted = FirstNotBefore(lines, line);
        if (wanted < 0) throw Errors.ValueError($"line {line} comes after the current code block");
        long[] stacks = StackKinds.Of(code);
        from = stacks[frame.Offset];
        to = StackKinds.Overflowed;
        int target = -1;
        string message = "cannot find bytecode for specified line";
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] != wanted) continue;
            if (StackKinds.Compatible(from, stacks[i]))
            {
                if (stacks[i] <= to) continue;
                to = stacks[i];
                target = i;
            }
            else if (target < 0)
            {
                message = from == StackKinds.Overflowed ? "stack to deep to analyze"
                    : from == StackKinds.Unreached ? "can't jump from unreachable code"
                    : StackKinds.Explain(stacks[i]);
            }
        }
        return target >= 0 ? target : throw Errors.ValueError(message);
    }

    // marklines
    private static int[] MarkLines(CodeObject code)
    {
        int[] lines = new int[code.Bytecode.Length / 2];
        Array.Fill(lines, -1);
        int last = -1;
        foreach ((int start, _, int line, _, _, _) in new LocationTable(code))
        {
            if (start >= lines.Length || line == last || line == -1) continue;
            lines[start] = last = line;
        }
        return lines;
    }

    // first_line_not_before
    private static int FirstNotBefore(int[] lines, int line)
    {
        int first = int.MaxValue;
        foreach (int candidate in lines)
        {
            if (candidate >= line && candidate < first) first = candidate;
        }
        return first == int.MaxValue ? -1 : first;
    }

    private static void Move(ThreadState ts, Frame frame, MonitoringEvent what, int target, long from, long to)
    {
        BindUnbound(ts, frame);
        // A frame that is about to be suspended takes up its place again when it is resumed.
        if (what == MonitoringEvent.PyYield) return;
        for (; from > to; from = StackKinds.Pop(from))
        {
            Value popped = frame.Pop();
            if (StackKinds.Top(from) == StackKind.Except) ts.Handling.Exception = popped.Ref as PyException;
        }
        frame.ResumeIp = frame.Code.First + target;
        // Whoever jumps knows of the line.
        frame.LastLine = CodeLocations.LineAt(frame.Code.Source, target);
        frame.LastLineOffset = -1;
    }

    // The compiler may have proven that variables exist at the new place.
    private static void BindUnbound(ThreadState ts, Frame frame)
    {
        int count = frame.Code.LocalCount - frame.Code.Source.FreeVarCount, unbound = 0;
        for (int i = 0; i < count; i++) unbound += frame.LocalsPlus[i].IsNull ? 1 : 0;
        if (unbound == 0) return;
        Warnings.Warn(ts, PyType.RuntimeWarning, $"assigning None to {unbound} unbound local{(unbound == 1 ? "" : "s")}");
        for (int i = 0; i < count; i++)
        {
            if (frame.LocalsPlus[i].IsNull) frame.LocalsPlus[i] = Value.None;
        }
    }
}
