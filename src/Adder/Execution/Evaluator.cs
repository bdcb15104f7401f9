using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Tier 1: runs frames. The loop itself is generated from the methods of <see cref="Instructions"/>.</summary>
internal static unsafe partial class Evaluator
{
    /// <summary>What the loop is left with to be entered again.</summary>
    internal static readonly Value Again = new ReentryMark();

    /// <summary>
    /// Runs a frame with the role Entry, and whatever it calls, until it returns or yields; <c>default</c> with an error pending when it fails.
    /// </summary>
    internal static Value Run(ThreadState ts, Frame frame, bool throwing = false)
    {
        if (!ts.EnterRecursive(""))
        {
            Unwinding.Abandon(ts, frame);
            return default;
        }
        int depth = ts.RecursionDepth;
        TierUp tiers = ts.Interpreter.Runtime.TierUp;
        bool wasHot = tiers.IsHot;
        Value result = default;
        Frame? next = throwing ? Unwinding.Throw(ts, frame) ?? Left(ts, out result) : frame.IsGenerator ? Delegation.Resume(ts, frame) : frame;
        while (next is not null)
        {
            try
            {
                result = tiers.IsHot ? HotLoop(ts, next) : SlowLoop(ts, next);
                next = result.Ref == Again.Ref ? ts.Frame : null;
                if (ts.CollectRequested) Collect(ts);
            }
            catch (Exception exception)
            {
                // No fault in C# code ends the process: it becomes an error of the instruction that ran.
                ts.Catch(exception);
                ts.RecursionDepth = depth;
                next = Unwinding.Unwind(ts, ts.Frame) ?? Left(ts, out result);
            }
        }
        ts.RecursionDepth = depth - 1;
        // The loop that called this one through C# code is still the slow one.
        if (!wasHot && tiers.IsHot) Interruption.Request(ts, Interrupt.Reenter);
        return result;
    }

    // An error has left all frames, or something waits in the frame that goes on.
    private static Frame? Left(ThreadState ts, out Value result)
    {
        result = ts.TakeLoopResult();
        return result.Ref == Again.Ref ? ts.Frame : null;
    }

    private static Value SlowLoop(ThreadState ts, Frame frame)
    {
        if (!ts.Interpreter.Runtime.TierUp.Observes) return Loop(ts, frame);
        ts.Interpreter.Runtime.Statistics.EnterLoop();
        return ObservedLoop(ts, frame);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect(ThreadState ts)
    {
        ts.CollectRequested = false;
        Collection.Run(ts);
    }

    /// <summary>Calls a Python function from C# code. Keyword values stand behind the positional ones.</summary>
    internal static Value Call(ThreadState ts, PyFunction function, ReadOnlySpan<Value> args, PyTuple? keywordNames)
    {
        Frame? frame = Calling.Prepare(ts, ts.Frame, function, args, keywordNames);
        return frame is null ? default : Enter(ts, frame);
    }

    /// <summary>The same with one argument in front of the others, and none by keyword.</summary>
    internal static Value CallWithFirst(ThreadState ts, PyFunction function, Value first, ReadOnlySpan<Value> args)
    {
        Frame? frame = Calling.PrepareWithFirst(ts, ts.Frame, function, first, args, null);
        return frame is null ? default : Enter(ts, frame);
    }

    private static Value Enter(ThreadState ts, Frame frame)
    {
        if ((Opcode)frame.Code.First->Opcode == Opcode.ReturnGenerator) return Generate(ts, frame);
        frame.Role = FrameRole.Entry;
        return Run(ts, frame);
    }

    /// <summary>What a generator function gives, for which the loop need not be entered.</summary>
    private static PyGenerator Generate(ThreadState ts, Frame frame)
    {
        frame.ResumeIp = frame.Code.First + 1;
        PyGenerator made = PyGenerator.From(ts, frame);
        ts.Frame = frame.Previous;
        ts.RecursionRemaining++;
        return made;
    }

    /// <summary>Runs the code of a module, class body or <c>exec</c> in a namespace. (PyEval_EvalCode)</summary>
    internal static Value RunCode(ThreadState ts, PyFunction function, Value names)
    {
        Frame? frame = Calling.Prepare(ts, ts.Frame, function, [], null);
        if (frame is null) return default;
        frame.Role = FrameRole.Entry;
        frame.Namespace = names;
        return names.Ref is PyDict { Count: < FewNames } dict ? RunFilling(ts, frame, function.Code, dict) : Run(ts, frame);
    }

    // A new namespace gets as much room as the code needed where it ran last: mostly in another interpreter.
    private static Value RunFilling(ThreadState ts, Frame frame, CodeObject code, PyDict names)
    {
        int before = names.Count;
        if (code.NamesAdded > 0) names.Reserve(code.NamesAdded);
        Value result = Run(ts, frame);
        if (!result.IsNull) code.NamesAdded = names.Count - before;
        return result;
    }

    private const int FewNames = 16;

    /// <summary>Has the loop compiled as well as the runtime can; takes about a second.</summary>
    internal static void Optimize()
    {
        const System.Reflection.BindingFlags own = System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static;
        RuntimeHelpers.PrepareMethod(typeof(Evaluator).GetMethod(nameof(HotLoop), own)!.MethodHandle);
    }

    private sealed class ReentryMark() : PyObject(PyType.Object);
}
