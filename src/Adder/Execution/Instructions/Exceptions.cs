using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// raise, try, with.
internal static unsafe partial class Instructions
{
    [Instruction(74)]
    internal static Value LoadAssertionError() => PyType.AssertionError;

    [Instruction(35, Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void PushExcInfo(ThreadState ts, [Operands] ref Value error)
    {
        ExceptionState handling = ts.Handling;
        Value.Store(ref Unsafe.Add(ref error, 1), error);
        error = handling.Exception is { } outer ? outer : Value.None;
        handling.Exception = Unsafe.As<PyException>(Unsafe.Add(ref error, 1).Ref);
    }

    [Instruction(89)]
    internal static void PopExcept(ThreadState ts, Value outer) => ts.Handling.Exception = outer.Ref as PyException;

    [Instruction(36, Pops = "2", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int CheckExcMatch(ThreadState ts, [Operands] ref Value error)
    {
        ref Value type = ref Unsafe.Add(ref error, 1);
        int matches = ExceptionMatching.Matches(ts, error, type);
        if (matches < 0) return -1;
        Value.Store(ref type, Value.Bool(matches > 0));
        return 0;
    }

    [Instruction(37, Pops = "2", Pushes = "2")]
    internal static int CheckEgMatch(ThreadState ts, [Operands] ref Value error) =>
        ExceptionMatching.MatchGroup(ts, ref error, ref Unsafe.Add(ref error, 1));

    [Instruction(130, Pops = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? RaiseVarargs(ThreadState ts, Frame frame, [Operands] ref Value error, [Oparg] int count)
    {
        Value cause = count == 2 ? Unsafe.Add(ref error, 1) : default;
        bool reraised = Raising.Raise(ts, count == 0 ? default : error, cause);
        return reraised ? Unwinding.Reraise(ts, frame, frame.Offset) : Unwinding.Unwind(ts, frame);
    }

    [Instruction(119, Pops = "arg + 1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? Reraise(ThreadState ts, Frame frame, [Operands] ref Value values, [Oparg] int arg)
    {
        // The offset of the instruction that raised stands under what POP_EXCEPT leaves.
        int offset = frame.Offset;
        if (arg != 0) frame.Ip = frame.Code.First + (int)values.Bits;
        ts.Pending = (PyException)Unsafe.Add(ref values, arg).Ref;
        return Unwinding.Reraise(ts, frame, offset);
    }

    [Instruction(49, Pops = "4", Pushes = "5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int WithExceptStart(ThreadState ts, [Operands] ref Value exit)
    {
        Value error = Unsafe.Add(ref exit, 3);
        Value traceback = ((PyException)error.Ref).Traceback is { } entries ? entries : Value.None;
        Value result = Calls.Call(ts, exit, error.Type, error, traceback);
        if (result.IsNull) return -1;
        Value.Store(ref Unsafe.Add(ref exit, 4), result);
        return 0;
    }

    [Instruction(53, Pops = "1", Pushes = "2")]
    internal static int BeforeWith(ThreadState ts, [Operands] ref Value manager) =>
        ContextManagers.Enter(ts, ref manager, ref Unsafe.Add(ref manager, 1));

    [Instruction(52, Pops = "1", Pushes = "2")]
    internal static int BeforeAsyncWith(ThreadState ts, [Operands] ref Value manager) =>
        ContextManagers.EnterAsync(ts, ref manager, ref Unsafe.Add(ref manager, 1));

    [Instruction(54, Pops = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? EndAsyncFor(ThreadState ts, Frame frame, Value awaitable, Value error)
    {
        if (error.Type.IsSubtypeOf(PyType.StopAsyncIteration)) return frame;
        ts.Pending = (PyException)error.Ref;
        return Unwinding.Reraise(ts, frame, frame.Offset);
    }

    [Instruction(55, Pops = "3", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CleanupThrow(ThreadState ts, Frame frame, Value iterator, Value last, Value error)
    {
        if (error.Ref is PyStopIteration stop)
        {
            frame.Push(Value.None);
            frame.Push(stop.Result);
            return frame;
        }
        ts.Pending = (PyException)error.Ref;
        return Unwinding.Propagate(ts, frame);
    }
}
