using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// The INSTRUMENTED_ instructions: the plain ones, and an event.
internal static unsafe partial class Instructions
{
    private static bool Fire(ThreadState ts, Frame frame, MonitoringEvent what, params ReadOnlySpan<Value> args) =>
        ts.Interpreter.Monitoring.Fire(ts, frame, what, args);

    private static Value Position(Frame frame) => frame.Offset * 2;

    private static Value Position(Frame frame, Instruction* ip) => (ip - frame.Code.First) * 2;

    [Instruction(240)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedResume(ThreadState ts, Frame frame, Instruction* ip, [Oparg] int arg)
    {
        if (Instrumentation.Update(ts.Interpreter, frame.Code))
        {
            frame.ResumeIp = ip;
            return frame;
        }
        // Going on in the middle of a line does not begin it.
        bool begins = (Opcode)ip[1].Opcode == Opcode.InstrumentedLine;
        frame.LastLine = begins ? -1 : CodeLocations.LineAt(frame.Code.Source, frame.Offset);
        frame.LastLineOffset = frame.Offset;
        MonitoringEvent what = (arg & 3) == 0 ? MonitoringEvent.PyStart : MonitoringEvent.PyResume;
        if (!Fire(ts, frame, what, Position(frame))) return Unwinding.Unwind(ts, frame);
        return ts.EvalBreaker == 0 ? frame : Interruption.Handle(ts, frame);
    }

    [Instruction(242)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedReturnValue(ThreadState ts, Frame frame, Value value) =>
        Fire(ts, frame, MonitoringEvent.PyReturn, Position(frame), value) ? Leaving.Return(ts, frame, value) : Unwinding.Unwind(ts, frame);

    [Instruction(247)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedReturnConst(ThreadState ts, Frame frame, [Const] ref Value value) =>
        InstrumentedReturnValue(ts, frame, value);

    [Instruction(243)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedYieldValue(ThreadState ts, Frame frame, Value value) =>
        Fire(ts, frame, MonitoringEvent.PyYield, Position(frame), value) ? YieldValue(ts, frame, value) : Unwinding.Unwind(ts, frame);

    [Instruction(241, Cache = 3, Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedCall(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = bottom.IsNull ? Unsafe.Add(ref bottom, 1) : bottom;
        Value first = !bottom.IsNull ? Unsafe.Add(ref bottom, 1) : count > 0 ? Unsafe.Add(ref bottom, 2) : ts.Interpreter.Monitoring.Missing;
        if (!Fire(ts, frame, MonitoringEvent.Call, Position(frame), callable, first)) return Unwinding.Unwind(ts, frame);
        Value called = callable.Ref is PyMethod method ? method.Function : callable;
        if (called.Ref is PyFunction) return Call(ts, frame, ip, ref bottom, count);
        ReadOnlySpan<Value> args = bottom.IsNull
            ? MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bottom, 2), count)
            : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bottom, 1), count + 1);
        return AfterCall(ts, frame, callable, first, Calls.Call(ts, callable, args, KeywordNames(frame, ip)));
    }

    [Instruction(244, Pops = "3 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedCallFunctionEx(ThreadState ts, Frame frame, [Operands] ref Value bottom, [Oparg] int arg)
    {
        Value callable = Unsafe.Add(ref bottom, 1), args = Unsafe.Add(ref bottom, 2);
        // Functions written in Python have events of their own.
        if (callable.Ref is PyFunction or PyMethod) return CallFunctionEx(ts, frame, ref bottom, arg);
        PyTuple? positional = KeywordArguments.ToTuple(ts, callable, args);
        PyDict? keywords = (arg & 1) == 0 || positional is null ? null : KeywordArguments.ToDict(ts, callable, Unsafe.Add(ref bottom, 3));
        if (positional is null || (arg & 1) != 0 && keywords is null) return Unwinding.Unwind(ts, frame);
        Value firstArgument = positional.Count > 0 ? positional[0] : ts.Interpreter.Monitoring.Missing;
        if (!Fire(ts, frame, MonitoringEvent.Call, Position(frame), callable, firstArgument)) return Unwinding.Unwind(ts, frame);
        return AfterCall(ts, frame, callable, firstArgument, Calls.CallWithDict(ts, callable, positional.Items, keywords));
    }

    private static Frame? AfterCall(ThreadState ts, Frame frame, Value callable, Value first, Value result)
    {
        MonitoringEvent what = result.IsNull ? MonitoringEvent.CRaise : MonitoringEvent.CReturn;
        return Fire(ts, frame, what, Position(frame), callable, first) ? AfterCall(ts, frame, result) : Unwinding.Unwind(ts, frame);
    }

    [Instruction(237, Cache = 1, Pops = "3")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedLoadSuperAttr(
        ThreadState ts, Frame frame, [Operands] ref Value global, [Name(2)] PyStr name, [Oparg] int arg)
    {
        Value callable = global;
        Value first = (arg & 2) != 0 ? Unsafe.Add(ref global, 1) : ts.Interpreter.Monitoring.Missing;
        if (!Fire(ts, frame, MonitoringEvent.Call, Position(frame), callable, first)) return Unwinding.Unwind(ts, frame);
        int status = LoadSuperAttr(ts, ref global, name, arg);
        MonitoringEvent what = status < 0 ? MonitoringEvent.CRaise : MonitoringEvent.CReturn;
        if (!Fire(ts, frame, what, Position(frame), callable, first) || status < 0) return Unwinding.Unwind(ts, frame);
        frame.Keep(1 + (arg & 1));
        return frame;
    }

    [Instruction(245)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedJumpForward(ThreadState ts, Frame frame, Instruction* ip, [Oparg] int arg) =>
        Jumped(ts, frame, MonitoringEvent.Jump, ip + 1 + arg);

    [Instruction(246)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedJumpBackward(ThreadState ts, Frame frame, Instruction* ip, [Oparg] int arg)
    {
        Frame? next = Jumped(ts, frame, MonitoringEvent.Jump, ip + 1 - arg);
        return ReferenceEquals(next, frame) && ts.EvalBreaker != 0 ? Interruption.Handle(ts, frame) : next;
    }

    private static Frame? Jumped(ThreadState ts, Frame frame, MonitoringEvent what, Instruction* target)
    {
        if (!Fire(ts, frame, what, Position(frame), Position(frame, target))) return Unwinding.Unwind(ts, frame);
        frame.ResumeIp = target;
        return frame;
    }

    [Instruction(249)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedPopJumpIfFalse(ThreadState ts, Frame frame, Instruction* ip, Value condition, [Oparg] int arg)
    {
        int truth = Truth.Of(ts, condition);
        return truth < 0 ? Unwinding.Unwind(ts, frame) : Jumped(ts, frame, MonitoringEvent.Branch, ip + 1 + (truth == 0 ? arg : 0));
    }

    [Instruction(250)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedPopJumpIfTrue(ThreadState ts, Frame frame, Instruction* ip, Value condition, [Oparg] int arg)
    {
        int truth = Truth.Of(ts, condition);
        return truth < 0 ? Unwinding.Unwind(ts, frame) : Jumped(ts, frame, MonitoringEvent.Branch, ip + 1 + (truth > 0 ? arg : 0));
    }

    [Instruction(238)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedPopJumpIfNone(ThreadState ts, Frame frame, Instruction* ip, Value value, [Oparg] int arg) =>
        Jumped(ts, frame, MonitoringEvent.Branch, ip + 1 + (value.IsNone ? arg : 0));

    [Instruction(239)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedPopJumpIfNotNone(ThreadState ts, Frame frame, Instruction* ip, Value value, [Oparg] int arg) =>
        Jumped(ts, frame, MonitoringEvent.Branch, ip + 1 + (value.IsNone ? 0 : arg));

    [Instruction(248, Cache = 1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedForIter(ThreadState ts, Frame frame, Instruction* ip, Value iterator, [Oparg] int arg)
    {
        Value next = iterator.Type.TpIternext(ts, iterator);
        if (next.IsNull)
        {
            if (!Exhausted(ts, frame, iterator)) return Unwinding.Unwind(ts, frame);
            Ended(ts, frame, iterator);
            return Jumped(ts, frame, MonitoringEvent.Branch, ip + 3 + arg);
        }
        frame.Keep(1);
        frame.Push(next);
        return Jumped(ts, frame, MonitoringEvent.Branch, ip + 2);
    }

    [Instruction(251, Pops = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedEndFor(ThreadState ts, Frame frame, Value receiver, Value value) =>
        Stopped(ts, frame, receiver, value) ? frame : Unwinding.Unwind(ts, frame);

    [Instruction(252, Pops = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InstrumentedEndSend(ThreadState ts, Frame frame, Value receiver, Value value)
    {
        if (!Stopped(ts, frame, receiver, value)) return Unwinding.Unwind(ts, frame);
        frame.Push(value);
        return frame;
    }

    private static bool Stopped(ThreadState ts, Frame frame, Value receiver, Value value) =>
        receiver.Ref is not PyGenerator || Fire(ts, frame, MonitoringEvent.StopIteration, Position(frame), PyStopIteration.With(value));
}
