using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// Generators that nothing but one place of a stack refers to: the iterator of a loop, the argument of <c>next()</c>. There is no need to wait for
/// the collector to close them when that place is left. Which they are is known when they are made, from the instructions behind the call;
/// where somebody may see them besides, they are left to the collector.
/// </summary>
internal static unsafe class Temporaries
{
    /// <summary>A generator that the call which the frame stands at is going to leave on its stack.</summary>
    internal static void Made(Frame frame, PyGenerator generator)
    {
        PyType type = generator.Type;
        if (ReferenceEquals(type, PyType.AsyncGenerator)) return;
        if (IsTemporary(frame, ReferenceEquals(type, PyType.Coroutine))) generator.Flags |= ObjectFlags.Temporary;
    }

    /// <summary>GET_ITER has made it: by an <c>__iter__</c> that is a generator function, or by one that may have kept it.</summary>
    internal static void Made(ThreadState ts, Frame frame, PyGenerator generator, Value iterable)
    {
        if (!iterable.Type.IsHeapType || generator.State != GeneratorState.Created) return;
        Value method = TypeLookup.Find(ts, iterable.Type, PyStr.Intern("__iter__"));
        if (method.Ref is not PyFunction function || !ReferenceEquals(function.Code, generator.Code)) return;
        if (TemporaryUse.Of(frame.Code, frame.Offset).Kind == TemporaryUseKind.Iterated) generator.Flags |= ObjectFlags.Temporary;
    }

    private static bool IsTemporary(Frame frame, bool isCoroutine)
    {
        Instruction* call = frame.Ip;
        ref Value result = ref frame.TopSlot;
        while (UseAt(frame, call) is { Kind: not TemporaryUseKind.Escapes } use)
        {
            switch (use.Kind)
            {
                case TemporaryUseKind.Iterated: return !isCoroutine;
                case TemporaryUseKind.Dropped: return true;
                case TemporaryUseKind.Returned when frame.Role == FrameRole.Plain:
                    frame = frame.Previous;
                    call = frame.Ip;
                    result = ref frame.TopSlot;
                    break;
                case TemporaryUseKind.Argument when !isCoroutine:
                    result = ref Unsafe.Subtract(ref result, use.Position);
                    call += use.Distance;
                    switch (ArgumentUse(frame, call, ref result, use.Position))
                    {
                        case TemporaryUseKind.Iterated: return true;
                        case TemporaryUseKind.Escapes: return false;
                    }
                    break;
                default: return false;
            }
        }
        return false;
    }

    private static TemporaryUse UseAt(Frame frame, Instruction* call)
    {
        if ((frame.Role & FrameRole.Root) != 0) return TemporaryUse.Escapes;
        int offset = (int)(call - frame.Code.First);
        switch ((Opcode)frame.Code.Bytecode[2 * offset])
        {
            case Opcode.Call:
                // The last one of the units behind it has nothing else to keep.
                ref int known = ref call[3].Arg;
                if (known == 0) known = TemporaryUse.Of(frame.Code, offset).Packed;
                return new TemporaryUse(known);
            case Opcode.CallFunctionEx: return TemporaryUse.Of(frame.Code, offset);
            default: return TemporaryUse.Escapes;
        }
    }

    /// <summary>What the call does with an argument; <see cref="TemporaryUseKind.Argument"/>: its result alone keeps it.</summary>
    private static TemporaryUseKind ArgumentUse(Frame frame, Instruction* call, ref Value bottom, int position)
    {
        bool isMethod = !bottom.IsNull;
        PyObject callable = isMethod ? bottom.Ref : Unsafe.Add(ref bottom, 1).Ref;
        int number = position - (isMethod ? 1 : 2);
        return callable switch
        {
            PyBuiltinFunction builtin when number == 0 => BuiltinUse(builtin, call->Arg - (Instructions.KeywordNames(frame, call)?.Count ?? 0)),
            PyMethodDescriptor method when number == 1 => MethodUse(method),
            PyType { IsImmutable: true } type => ClassUse(type, number),
            PyFunction function when number == 0 && ExecutableCode.Of(function.Code).TakesIterator => TemporaryUseKind.Iterated,
            _ => TemporaryUseKind.Escapes,
        };
    }

    // min() of several arguments may give one of them back, the second one of next() as well.
    private static TemporaryUseKind BuiltinUse(PyBuiltinFunction builtin, int positional)
    {
        if (builtin.Self.Ref is not PyModule { Definition.Name: "builtins" }) return TemporaryUseKind.Escapes;
        return builtin.Def.Name switch
        {
            "next" or "any" or "all" or "sum" or "sorted" => TemporaryUseKind.Iterated,
            "min" or "max" when positional == 1 => TemporaryUseKind.Iterated,
            _ => TemporaryUseKind.Escapes,
        };
    }

    private static TemporaryUseKind MethodUse(PyMethodDescriptor method) => (method.Owner.Name, method.Name) is ("list", "extend") or ("str", "join")
        && !method.Owner.IsHeapType ? TemporaryUseKind.Iterated : TemporaryUseKind.Escapes;

    private static TemporaryUseKind ClassUse(PyType type, int number) => type.Name switch
    {
        "list" or "tuple" when number == 0 => TemporaryUseKind.Iterated,
        "zip" or "itertools.chain" => TemporaryUseKind.Argument,
        "enumerate" or "itertools.islice" when number == 0 => TemporaryUseKind.Argument,
        "map" when number > 0 => TemporaryUseKind.Argument,
        "filter" or "itertools.takewhile" or "itertools.dropwhile" or "itertools.filterfalse" or "itertools.starmap" when number == 1 => TemporaryUseKind.Argument,
        _ => TemporaryUseKind.Escapes,
    };

    /// <summary>An iterator has been made that goes over what others give.</summary>
    internal static T Over<T>(T adapter) where T : PyObject, IIteratorAdapter
    {
        foreach (Value source in adapter.Sources)
        {
            if (MayBe(source) && source.Ref is PyGenerator or IIteratorAdapter) adapter.Flags |= ObjectFlags.Temporary;
        }
        return adapter;
    }

    // The flag means something else to strings and tuples.
    private static bool MayBe(Value value) => value.Ref is { } obj && (obj.Flags & ObjectFlags.Temporary) != 0;

    /// <summary>The iterator of a loop, or the argument of a function that keeps nothing, is let go of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Drop(ThreadState ts, Value iterator)
    {
        if (MayBe(iterator)) Close(ts, iterator.Ref);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Close(ThreadState ts, PyObject iterator)
    {
        if (iterator is IIteratorAdapter adapter)
        {
            iterator.Unmark(ObjectFlags.Temporary);
            foreach (Value source in adapter.Sources) Drop(ts, source);
            return;
        }
        if (iterator is not PyGenerator { IsExecuting: false, IsFinished: false } generator) return;
        generator.Unmark(ObjectFlags.Temporary);
        PyException? pending = ts.Pending;
        ts.Pending = null;
        GeneratorEnd.Finalize(ts, generator);
        generator.ForgetEnd();
        ts.Pending = pending;
    }

    /// <summary>Somebody gets to see it: only the collector knows when nobody has it any more.</summary>
    internal static void Show(Value value)
    {
        if (!MayBe(value)) return;
        if (value.Ref is PyGenerator generator) generator.Unmark(ObjectFlags.Temporary);
        if (value.Ref is not IIteratorAdapter adapter) return;
        value.Ref.Unmark(ObjectFlags.Temporary);
        foreach (Value source in adapter.Sources) Show(source);
    }

    /// <summary>A frame that stands at the offset gives up its stack down to the depth.</summary>
    internal static void DropIterators(ThreadState ts, Frame frame, int offset, int depth)
    {
        if (frame.Code.IteratorKinds is not { } kinds || offset >= kinds.Length) return;
        int top = 0;
        for (long rest = kinds[offset]; rest > 0; rest = StackKinds.Pop(rest)) top++;
        for (long rest = kinds[offset]; --top >= depth; rest = StackKinds.Pop(rest))
        {
            if (StackKinds.Top(rest) == StackKind.Iterator) Drop(ts, Unsafe.Add(ref frame.Locals, frame.Code.LocalCount + top));
        }
    }
}
