using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Execution;

// CALL of functions whose parameters are known.
internal static unsafe partial class Instructions
{
    [Specialization(23, nameof(Call), Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallPyExactArgs(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        ref Value args = ref Unsafe.Add(ref bottom, 1);
        Value callable = bottom;
        if (callable.IsNull)
        {
            callable = args;
            args = ref Unsafe.Add(ref args, 1);
        }
        else
        {
            count++;
        }
        if (callable.Ref.GetType() != typeof(PyFunction)) return Frame.Miss;
        PyFunction function = Unsafe.As<PyFunction>(callable.Ref);
        if (function.CurrentVersion != (uint)ip[2].Arg) return Frame.Miss;
        ExecutableCode code = ExecutableCode.Of(function.Code);
        return code.TakesExactly == count ? Calling.EnterOrGenerate(ts, frame, function, code, ref args, count) : Frame.Miss;
    }

    [Specialization(24, nameof(Call), Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallPyWithDefaults(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        ref Value args = ref Unsafe.Add(ref bottom, 1);
        Value callable = bottom;
        if (callable.IsNull)
        {
            callable = args;
            args = ref Unsafe.Add(ref args, 1);
        }
        else
        {
            count++;
        }
        if (callable.Ref.GetType() != typeof(PyFunction)) return Frame.Miss;
        PyFunction function = Unsafe.As<PyFunction>(callable.Ref);
        if (function.CurrentVersion != (uint)ip[2].Arg) return Frame.Miss;
        ExecutableCode code = ExecutableCode.Of(function.Code);
        int missing = code.TakesExactly - count;
        if (missing < 0 || missing > (function.Defaults?.Count ?? 0)) return Frame.Miss;
        return Calling.Enter(ts, frame, function, ref args, count, null);
    }

    [Specialization(28, nameof(Call), Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallBoundMethodExactArgs(
        ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        if (!bottom.IsNull || Unsafe.Add(ref bottom, 1).Ref is not PyMethod { Function.Ref: PyFunction } method) return Frame.Miss;
        Value.Store(ref Unsafe.Add(ref bottom, 1), method.Self);
        Value.Store(ref bottom, method.Function);
        return CallPyExactArgs(ts, frame, ip, ref bottom, count);
    }

    [Specialization(56, nameof(Call), Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwType1([Operands] ref Value bottom)
    {
        if (!bottom.IsNull || !Unsafe.Add(ref bottom, 1).Is(PyType.Type)) return Outcome.Miss;
        Value.Store(ref bottom, Unsafe.Add(ref bottom, 2).Type);
        return Outcome.Done;
    }

    [Specialization(47, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwStr1(ThreadState ts, [Operands] ref Value bottom)
    {
        if (!bottom.IsNull || !Unsafe.Add(ref bottom, 1).Is(PyType.Str)) return Outcome.Miss;
        Value.Store(ref bottom, Str.Of(ts, Unsafe.Add(ref bottom, 2)));
        return Outcome.Done;
    }

    [Specialization(48, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwTuple1(ThreadState ts, [Operands] ref Value bottom)
    {
        if (!bottom.IsNull || !Unsafe.Add(ref bottom, 1).Is(PyType.Tuple)) return Outcome.Miss;
        ref Value arg = ref Unsafe.Add(ref bottom, 2);
        return Finish(ref bottom, ReferenceEquals(arg.Type, PyType.Tuple) ? arg : Calls.Call(ts, PyType.Tuple, arg));
    }

    [Specialization(29, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallBuiltinClass(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (callable.Ref is not PyType type) return Outcome.Miss;
        if (type.RootShapeId != ip[3].Arg)
        {
            if (!type.IsImmutable || !Specializer.HasVectorcall(type)) return Outcome.Miss;
            ip[3].Arg = type.RootShapeId;
        }
        return Finish(ref bottom, ((PyObject)type).Type.TpCall(ts, callable, args, KeywordNames(frame, ip)));
    }

    [Specialization(40, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwBuiltinO(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (args.Length != 1 || callable.Ref is not PyBuiltinFunction builtin || (builtin.Def.Convention & Kinds) != CallingConvention.O) return Outcome.Miss;
        return Finish(ref bottom, builtin.Def.One(ts, builtin.Self, args[0]));
    }

    [Specialization(39, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwBuiltinFast(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (callable.Ref is not PyBuiltinFunction builtin || (builtin.Def.Convention & Kinds) != CallingConvention.FastCall) return Outcome.Miss;
        return Finish(ref bottom, builtin.Def.Fast(ts, builtin.Self, args));
    }

    [Specialization(34, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallBuiltinFastWithKeywords(
        ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        const CallingConvention wanted = CallingConvention.FastCall | CallingConvention.Keywords;
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (callable.Ref is not PyBuiltinFunction builtin || (builtin.Def.Convention & Kinds) != wanted) return Outcome.Miss;
        return Finish(ref bottom, builtin.Def.FastWithKeywords(ts, builtin.Self, args, KeywordNames(frame, ip)));
    }

    [Specialization(42, nameof(Call), Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwLen(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (args.Length != 1 || callable.Ref is not PyBuiltinFunction { Def.Name: "len" }) return Outcome.Miss;
        long length = args[0].Ref.GetType() == typeof(PyList) ? Unsafe.As<PyList>(args[0].Ref).Count : Subscript.Length(ts, args[0]);
        return Finish(ref bottom, length < 0 ? default : Value.Int(length));
    }

    [Specialization(41, nameof(Call), Pops = "arg + 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwIsinstance(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (args.Length != 2 || callable.Ref is not PyBuiltinFunction { Def.Name: "isinstance" }) return Outcome.Miss;
        return Finish(ref bottom, Value.Bool(InstanceChecks.IsInstance(ts, args[0], args[1])));
    }

    // The same for a generator, which goes on in the loop.
    [Specialization(223, nameof(Call), Pops = "arg + 2", Else = 40)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallNoKwBuiltinOConsuming(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom) =>
        Consumption.Enter(ts, frame, ip, ref bottom);

    [Specialization(224, nameof(Call), Pops = "arg + 2", Else = 34)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallBuiltinFastWithKeywordsConsuming(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom) =>
        Consumption.Enter(ts, frame, ip, ref bottom);

    [Specialization(225, nameof(Call), Pops = "arg + 2", Else = 48)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallNoKwTuple1Consuming(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom) =>
        Consumption.Enter(ts, frame, ip, ref bottom);

    [Specialization(226, nameof(Call), Pops = "arg + 2", Else = 29)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallBuiltinClassConsuming(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom) =>
        Consumption.Enter(ts, frame, ip, ref bottom);

    [Specialization(227, nameof(Call), Pops = "arg + 2", Else = 46)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? CallNoKwMethodDescriptorOConsuming(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom) =>
        Consumption.Enter(ts, frame, ip, ref bottom);

    // The POP_TOP behind it is done too.
    [Specialization(43, nameof(Call), Pops = "arg + 2", Pushes = "0", Swallows = 1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwListAppend([Operands] ref Value bottom)
    {
        if (bottom.Ref is not PyMethodDescriptor { Name: "append" } method || !ReferenceEquals(method.Owner, PyType.List)) return Outcome.Miss;
        if (Unsafe.Add(ref bottom, 1).Ref is not PyList list) return Outcome.Miss;
        list.Add(Unsafe.Add(ref bottom, 2));
        return Outcome.Done;
    }

    [Specialization(45, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwMethodDescriptorNoargs(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (args.Length != 1 || !IsMethod(callable, args, CallingConvention.NoArgs, out PyMethodDescriptor method)) return Outcome.Miss;
        return Finish(ref bottom, method.Def.NoArgs(ts, args[0]));
    }

    [Specialization(46, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwMethodDescriptorO(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (args.Length != 2 || !IsMethod(callable, args, CallingConvention.O, out PyMethodDescriptor method)) return Outcome.Miss;
        return Finish(ref bottom, method.Def.One(ts, args[0], args[1]));
    }

    [Specialization(44, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallNoKwMethodDescriptorFast(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (!IsMethod(callable, args, CallingConvention.FastCall, out PyMethodDescriptor method)) return Outcome.Miss;
        return Finish(ref bottom, method.Def.Fast(ts, args[0], args[1..]));
    }

    [Specialization(38, nameof(Call), Pops = "arg + 2", Breaks = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome CallMethodDescriptorFastWithKeywords(
        ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int count)
    {
        Value callable = Arguments(ref bottom, count, out ReadOnlySpan<Value> args);
        if (!IsMethod(callable, args, CallingConvention.FastCall | CallingConvention.Keywords, out PyMethodDescriptor method)) return Outcome.Miss;
        return Finish(ref bottom, method.Def.FastWithKeywords(ts, args[0], args[1..], KeywordNames(frame, ip)));
    }

    private const CallingConvention Kinds = CallingConvention.VarArgs | CallingConvention.FastCall | CallingConvention.NoArgs
        | CallingConvention.O | CallingConvention.Keywords;

    /// <summary>The callable, and the arguments with the object that the method is called on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Value Arguments(ref Value bottom, int count, out ReadOnlySpan<Value> args)
    {
        ref Value second = ref Unsafe.Add(ref bottom, 1);
        if (bottom.IsNull)
        {
            args = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref second, 1), count);
            return second;
        }
        args = MemoryMarshal.CreateReadOnlySpan(ref second, count + 1);
        return bottom;
    }

    private static bool IsMethod(Value callable, ReadOnlySpan<Value> args, CallingConvention convention, out PyMethodDescriptor method)
    {
        method = (callable.Ref as PyMethodDescriptor)!;
        return method is not null && args.Length > 0 && (method.Def.Convention & Kinds) == convention && ReferenceEquals(args[0].Type, method.Owner);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Outcome Finish(ref Value bottom, Value result)
    {
        if (result.IsNull) return Outcome.Failed;
        Value.Store(ref bottom, result);
        return Outcome.Done;
    }
}
