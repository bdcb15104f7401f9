using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Calls and returns. Python functions run on in the same loop.
internal static unsafe partial class Instructions
{
    [Instruction(3)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? InterpreterExit(ThreadState ts, Frame frame, Value value) => Leaving.Return(ts, frame, value);

    [Instruction(83, Returns = true)]
    internal static ref Value ReturnValue(ref Value value) => ref value;

    [Instruction(121, Returns = true)]
    internal static ref Value ReturnConst([Const] ref Value value) => ref value;

    // CALL finds the names in its cache; see ExecutableCode.Decode.
    [Instruction(172)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void KwNames() { }

    [Instruction(171, Cache = 3, Pops = "arg + 2", Specializer = nameof(Specializer.Call))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? Call(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        PyTuple? keywordNames = KeywordNames(frame, ip);
        ref Value callable = ref bottom;
        ref Value args = ref Unsafe.Add(ref bottom, 1);
        if (bottom.IsNull)
        {
            callable = ref args;
            if (callable.Ref is PyMethod method)
            {
                Value.Store(ref args, method.Self);
                Value.Store(ref bottom, method.Function);
                callable = ref bottom;
                count++;
            }
            else
            {
                args = ref Unsafe.Add(ref args, 1);
            }
        }
        else
        {
            count++;
        }
        return Invoke(ts, frame, callable, ref args, count, keywordNames);
    }

    /// <summary>Calls anything with arguments on the frame's stack, on which it stands itself; the frame's Top and ResumeIp are those after the call.</summary>
    internal static Frame? Invoke(ThreadState ts, Frame frame, Value callable, ref Value args, int count, PyTuple? keywordNames)
    {
        if (callable.Ref is PyFunction function) return Calling.Enter(ts, frame, function, ref args, count, keywordNames);
        if (CallMethod(ts, callable) is { } own) return Calling.Enter(ts, frame, own, ref Unsafe.Subtract(ref args, 1), count + 1, keywordNames);
        ReadOnlySpan<Value> span = MemoryMarshal.CreateReadOnlySpan(ref args, count);
        if (callable.Ref is PyType type && type.IsHeapType && InitializerCalls.Applies(ts, type, out PyFunction? initializer))
        {
            return Calling.EnterInitializer(ts, frame, initializer!, InitializerCalls.Allocate(type), ref args, count, keywordNames);
        }
        return AfterCall(ts, frame, Calls.Call(ts, callable, span, keywordNames));
    }

    // The object's __call__, where its class or metaclass has one that is written in Python: it goes on in the loop.
    private static PyFunction? CallMethod(ThreadState ts, Value callable) =>
        callable.Type.TpCall == (delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value>)&SlotFunctions.TpCall
            ? TypeLookup.Find(ts, callable.Type, PyStr.Intern("__call__")).Ref as PyFunction
            : null;

    internal static PyTuple? KeywordNames(Frame frame, Instruction* ip) =>
        ip[1].Arg == 0 ? null : Unsafe.As<PyTuple>(frame.Code.Constants[ip[1].Arg - 1].Ref);

    [Instruction(142, Pops = "3 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallFunctionEx(ThreadState ts, Frame frame, [Operands] ref Value bottom, [Oparg] int arg)
    {
        Value callable = Unsafe.Add(ref bottom, 1), args = Unsafe.Add(ref bottom, 2);
        PyDict? keywords = null;
        if ((arg & 1) != 0)
        {
            keywords = KeywordArguments.ToDict(ts, callable, Unsafe.Add(ref bottom, 3));
            if (keywords is null) return Unwinding.Unwind(ts, frame);
        }
        PyTuple? positional = KeywordArguments.ToTuple(ts, callable, args);
        if (positional is null) return Unwinding.Unwind(ts, frame);
        if (!KeywordArguments.Flatten(ts, positional, keywords, out ReadOnlySpan<Value> all, out PyTuple? names)) return Unwinding.Unwind(ts, frame);
        return callable.Ref switch
        {
            PyFunction function => Calling.Prepare(ts, frame, function, all, names) ?? Unwinding.Unwind(ts, frame),
            PyMethod { Function.Ref: PyFunction function } method => Calling.EnterWithFirst(ts, frame, function, method.Self, all, names),
            PyType { IsHeapType: true } type when InitializerCalls.Applies(ts, type, out PyFunction? initializer) =>
                Calling.EnterInitializer(ts, frame, initializer!, InitializerCalls.Allocate(type), all, names),
            _ when CallMethod(ts, callable) is { } own => Calling.EnterWithFirst(ts, frame, own, callable, all, names),
            _ => AfterCall(ts, frame, Calls.Call(ts, callable, all, names)),
        };
    }

    private static Frame? AfterCall(ThreadState ts, Frame frame, Value result)
    {
        if (result.IsNull) return Unwinding.Unwind(ts, frame);
        frame.Push(result);
        return ts.EvalBreaker == 0 ? frame : Interruption.Handle(ts, frame);
    }

    [Instruction(132, Pops = "1 + int.PopCount(arg & 15)", Pushes = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void MakeFunction(Frame frame, [Operands] ref Value bottom, [Oparg] int flags)
    {
        ref Value next = ref Unsafe.Add(ref bottom, int.PopCount(flags & 15));
        PyFunction function = new((Bytecode.CodeObject)next.Ref, frame.Globals, frame.Builtins);
        if ((flags & 8) != 0) function.Closure = (PyTuple)(next = ref Unsafe.Subtract(ref next, 1)).Ref;
        if ((flags & 4) != 0) function.AnnotationsSource = next = ref Unsafe.Subtract(ref next, 1);
        if ((flags & 2) != 0) function.KeywordDefaults = (PyDict)(next = ref Unsafe.Subtract(ref next, 1)).Ref;
        if ((flags & 1) != 0) function.Defaults = (PyTuple)(next = ref Unsafe.Subtract(ref next, 1)).Ref;
        function.TakeVersionOfCode();
        Value.Store(ref bottom, function);
    }

    [Instruction(173)]
    internal static Value CallIntrinsic1(ThreadState ts, Frame frame, Value value, [Oparg] int which) => Intrinsics.Unary(ts, frame, which, value);

    [Instruction(174)]
    internal static Value CallIntrinsic2(ThreadState ts, Value left, Value right, [Oparg] int which) => Intrinsics.Binary(ts, which, left, right);
}
