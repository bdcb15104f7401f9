using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Puts INSTRUMENTED_ instructions where tools want events, and takes them away again. (instrumentation.c)</summary>
internal static unsafe class Instrumentation
{
    /// <summary>Brings the code up to what tools want now; false if it was.</summary>
    internal static bool Update(Interpreter interpreter, ExecutableCode code)
    {
        Monitoring monitoring = interpreter.Monitoring;
        if (code.MonitoringVersion == monitoring.Version) return false;
        code.MonitoringVersion = monitoring.Version;
        int events = 0;
        for (int what = 0; what < MonitoringEvents.Count; what++)
        {
            if (monitoring.ToolsFor(code.Monitors, (MonitoringEvent)what) != 0) events |= 1 << what;
        }
        const int visible = (1 << MonitoringEvents.LocalCount) - 1;
        if ((events & (MonitoringEvent.CReturn.Bit() | MonitoringEvent.CRaise.Bit())) != 0) events |= MonitoringEvent.Call.Bit();
        events &= visible;
        if (events == code.InstrumentedEvents) return true;
        code.Reset();
        code.InstrumentedEvents = events;
        if (events == 0) code.Quicken();
        else Apply(code, events);
        return true;
    }

    private static void Apply(ExecutableCode code, int events)
    {
        byte[] bytecode = code.Bytecode;
        bool lines = (events & MonitoringEvent.Line.Bit()) != 0, instructions = (events & MonitoringEvent.Instruction.Bit()) != 0;
        bool[] starts = lines ? LineStarts.Of(code.Source) : [];
        if (lines) code.BeneathLine = new byte[code.UnitCount];
        if (instructions) code.BeneathInstruction = new byte[code.UnitCount];
        for (int i = LineStarts.FirstTraceable(bytecode); i < code.UnitCount; i++)
        {
            Opcode op = (Opcode)bytecode[2 * i];
            ushort shown = (ushort)Instrumented(op, events);
            if (op != Opcode.Cache)
            {
                if (instructions && op is not (Opcode.Resume or Opcode.ExtendedArg))
                {
                    code.BeneathInstruction[i] = (byte)shown;
                    shown = (ushort)Opcode.InstrumentedInstruction;
                }
                if (lines && starts[i])
                {
                    code.BeneathLine[i] = (byte)shown;
                    shown = (ushort)Opcode.InstrumentedLine;
                }
            }
            code.First[i].Opcode = shown;
            i += OpcodeInfo.Caches(op);
        }
        code.PutDrops();
    }

    private static Opcode Instrumented(Opcode op, int events)
    {
        (MonitoringEvent what, Opcode form) = op switch
        {
            Opcode.Resume => (MonitoringEvent.PyStart, Opcode.InstrumentedResume),
            Opcode.ReturnValue => (MonitoringEvent.PyReturn, Opcode.InstrumentedReturnValue),
            Opcode.ReturnConst => (MonitoringEvent.PyReturn, Opcode.InstrumentedReturnConst),
            Opcode.YieldValue => (MonitoringEvent.PyYield, Opcode.InstrumentedYieldValue),
            Opcode.Call => (MonitoringEvent.Call, Opcode.InstrumentedCall),
            Opcode.CallFunctionEx => (MonitoringEvent.Call, Opcode.InstrumentedCallFunctionEx),
            Opcode.LoadSuperAttr => (MonitoringEvent.Call, Opcode.InstrumentedLoadSuperAttr),
            Opcode.JumpForward => (MonitoringEvent.Jump, Opcode.InstrumentedJumpForward),
            Opcode.JumpBackward => (MonitoringEvent.Jump, Opcode.InstrumentedJumpBackward),
            Opcode.PopJumpIfFalse => (MonitoringEvent.Branch, Opcode.InstrumentedPopJumpIfFalse),
            Opcode.PopJumpIfTrue => (MonitoringEvent.Branch, Opcode.InstrumentedPopJumpIfTrue),
            Opcode.PopJumpIfNone => (MonitoringEvent.Branch, Opcode.InstrumentedPopJumpIfNone),
            Opcode.PopJumpIfNotNone => (MonitoringEvent.Branch, Opcode.InstrumentedPopJumpIfNotNone),
            Opcode.ForIter => (MonitoringEvent.Branch, Opcode.InstrumentedForIter),
            Opcode.EndFor => (MonitoringEvent.StopIteration, Opcode.InstrumentedEndFor),
            Opcode.EndSend => (MonitoringEvent.StopIteration, Opcode.InstrumentedEndSend),
            _ => (MonitoringEvent.Raise, op),
        };
        // RESUME is always instrumented, so that it notices when tools change their minds.
        return op == Opcode.Resume || form != op && (events & what.Bit()) != 0 ? form : op;
    }

    /// <summary>A line begins: tells the tools, and gives the opcode to run; -1 with an error pending.</summary>
    internal static int Line(ThreadState ts, Frame frame)
    {
        ExecutableCode code = frame.Code;
        int offset = frame.Offset;
        int line = CodeLocations.LineAt(code.Source, offset);
        // A line counts again when it is jumped back to, not when it goes on.
        bool goesOn = frame.LastLine == line && frame.LastLineOffset < offset;
        frame.LastLine = line;
        frame.LastLineOffset = offset;
        if (line >= 0 && !goesOn && !ts.Interpreter.Monitoring.Fire(ts, frame, MonitoringEvent.Line, line)) return -1;
        return Beneath(frame, code.BeneathLine[offset]);
    }

    internal static int Instruction(ThreadState ts, Frame frame)
    {
        int offset = frame.Offset;
        if (!ts.Interpreter.Monitoring.Fire(ts, frame, MonitoringEvent.Instruction, offset * 2)) return -1;
        return Beneath(frame, frame.Code.BeneathInstruction[offset]);
    }

    private static int Beneath(Frame frame, int opcode)
    {
        // An instruction that stands beneath another must not be rewritten.
        frame.Ip->Counter = ExecutableCode.WarmUp;
        return opcode;
    }
}
