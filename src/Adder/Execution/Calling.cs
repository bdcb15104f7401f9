using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Entering Python functions: makes the frame and binds the arguments.</summary>
internal static unsafe class Calling
{
    private const int ValueSize = sizeof(long) * 2;

    /// <summary>
    /// Goes on in the function, called with arguments that stand on the frame's stack. The frame's Top and ResumeIp say where
    /// it goes on after the call. Gives the frame to go on in; null: leave the loop.
    /// </summary>
    internal static Frame? Enter(ThreadState ts, Frame frame, PyFunction function, ref Value args, int count, PyTuple? keywordNames)
    {
        ExecutableCode code = ExecutableCode.Of(function.Code);
        if (keywordNames is null && code.TakesExactly >= count)
        {
            int missing = code.TakesExactly - count;
            if (missing == 0) return EnterOrGenerate(ts, frame, function, code, ref args, count);
            if (function.Defaults is { } defaults && missing <= defaults.Count)
            {
                return EnterWithDefaults(ts, frame, function, code, ref args, count);
            }
        }
        else if (keywordNames is not null && KeywordPlaces.TryFind(function, count, keywordNames, out KeywordPlaces places))
        {
            return EnterWithKeywords(ts, frame, function, code, ref args, count, places);
        }
        Frame? callee = Prepare(ts, frame, function, MemoryMarshal.CreateReadOnlySpan(ref args, count), keywordNames);
        return callee ?? Unwinding.Unwind(ts, frame);
    }

    /// <summary>As <see cref="EnterExactly"/>, but generators are made without a frame to make them in.</summary>
    internal static Frame? EnterOrGenerate(ThreadState ts, Frame frame, PyFunction function, ExecutableCode code, ref Value args, int count)
    {
        bool generates = (Opcode)code.First->Opcode == Opcode.ReturnGenerator && ts.RecursionRemaining > 0 && !ts.Interpreter.Runtime.TierUp.Observes;
        if (!generates) return EnterExactly(ts, frame, function, code, ref args, count);
        PyGenerator made = PyGenerator.From(ts, frame, function, code, ref args);
        Temporaries.Made(frame, made);
        frame.Push(made);
        return frame;
    }

    /// <summary>As many arguments as parameters: they become the first locals where they stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Frame? EnterExactly(ThreadState ts, Frame frame, PyFunction function, ExecutableCode code, ref Value args, int count)
    {
        Frame callee = frame.Callee;
        StackChunk chunk = frame.Chunk;
        Value[] values = chunk.Values;
        int start = (int)(Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(values), ref args) / ValueSize);
        if (!ReferenceEquals(frame.Values, values) || start + code.FrameSize > values.Length)
        {
            callee.Place(frame, code.FrameSize);
            Copy(ref args, count, ref callee.Locals);
        }
        else
        {
            callee.Put(chunk, start);
        }
        callee.Start(function, code, frame);
        ref Value locals = ref callee.Locals;
        for (int i = count; i < code.LocalCount; i++) Clear(ref Unsafe.Add(ref locals, i));
        if (--ts.RecursionRemaining < 0) return TooDeep(ts, callee);
        ts.Frame = callee;
        return callee;
    }

    internal static Frame? EnterWithDefaults(ThreadState ts, Frame frame, PyFunction function, ExecutableCode code, ref Value args, int count)
    {
        Frame? callee = EnterExactly(ts, frame, function, code, ref args, count);
        // Too deep a recursion: the error's handler may be in any frame.
        if (!ReferenceEquals(callee, frame.Callee)) return callee;
        AddDefaults(ref Unsafe.Add(ref callee!.Locals, count), function.Defaults!, code.TakesExactly - count);
        return callee;
    }

    private static Frame? EnterWithKeywords(
        ThreadState ts, Frame frame, PyFunction function, ExecutableCode code, ref Value args, int count, in KeywordPlaces places)
    {
        Frame? callee = EnterExactly(ts, frame, function, code, ref args, count);
        if (!ReferenceEquals(callee, frame.Callee)) return callee;
        places.Fill(function, ref callee!.Locals);
        return callee;
    }

    /// <summary>Puts so many of the last default values from the slot on; gives the slot behind them.</summary>
    internal static ref Value AddDefaults(ref Value slot, PyTuple defaults, int count)
    {
        ReadOnlySpan<Value> items = defaults.Items;
        for (int i = items.Length - count; i < items.Length; i++)
        {
            Value.Store(ref slot, items[i]);
            slot = ref Unsafe.Add(ref slot, 1);
        }
        return ref slot;
    }

    /// <summary>Makes the frame for a call from anywhere and makes it the running one; null with an error pending when the arguments do not fit.</summary>
    internal static Frame? Prepare(ThreadState ts, Frame caller, PyFunction function, ReadOnlySpan<Value> args, PyTuple? keywordNames)
    {
        ExecutableCode code = ExecutableCode.Of(function.Code);
        Frame callee = caller.Callee;
        callee.Place(caller, code.FrameSize);
        callee.Start(function, code, caller);
        Span<Value> locals = callee.LocalsPlus;
        if (keywordNames is null && code.TakesExactly == args.Length)
        {
            Copy(ref MemoryMarshal.GetReference(args), args.Length, ref callee.Locals);
            for (int i = args.Length; i < locals.Length; i++) Clear(ref locals[i]);
        }
        else
        {
            locals.Clear();
            if (!ArgumentBinding.Bind(ts, function, args, keywordNames, locals)) return null;
        }
        if (--ts.RecursionRemaining < 0)
        {
            ts.RecursionRemaining++;
            ts.Raise(PyType.RecursionError, "maximum recursion depth exceeded");
            return null;
        }
        ts.Frame = callee;
        return callee;
    }

    /// <summary>
    /// Calls a class whose instances are made by object's <c>__new__</c> and initialized by a Python function, in the same loop.
    /// </summary>
    internal static Frame? EnterInitializer(
        ThreadState ts, Frame frame, PyFunction initializer, Value instance, ref Value firstArgument, int count, PyTuple? keywordNames)
    {
        // The class stands right under its arguments: its place is the instance's.
        ref Value self = ref Unsafe.Subtract(ref firstArgument, 1);
        Value.Store(ref self, instance);
        count++;
        ExecutableCode code = ExecutableCode.Of(initializer.Code);
        int missing = keywordNames is null ? code.TakesExactly - count : -1;
        Frame? entered = missing == 0 ? EnterExactly(ts, frame, initializer, code, ref self, count)
            : missing > 0 && missing <= (initializer.Defaults?.Count ?? 0) ? EnterWithDefaults(ts, frame, initializer, code, ref self, count)
            : keywordNames is not null && KeywordPlaces.TryFind(initializer, count, keywordNames, out KeywordPlaces places)
                ? EnterWithKeywords(ts, frame, initializer, code, ref self, count, places)
            : Prepare(ts, frame, initializer, MemoryMarshal.CreateReadOnlySpan(ref self, count), keywordNames) ?? Unwinding.Unwind(ts, frame);
        return AsInitializer(frame, entered, instance);
    }

    // Where there was an error, the frame that handles it goes on instead.
    private static Frame? AsInitializer(Frame frame, Frame? entered, Value instance)
    {
        if (!ReferenceEquals(entered, frame.Callee)) return entered;
        entered!.Role = FrameRole.Initializer;
        entered.Instance = instance;
        return entered;
    }

    /// <summary>As <see cref="Prepare"/>, with one argument in front of the others.</summary>
    internal static Frame? PrepareWithFirst(
        ThreadState ts, Frame caller, PyFunction function, Value first, ReadOnlySpan<Value> args, PyTuple? keywordNames)
    {
        ExecutableCode code = ExecutableCode.Of(function.Code);
        int count = args.Length + 1, missing = code.TakesExactly - count;
        if (keywordNames is not null || missing < 0 || missing > 0 && missing > (function.Defaults?.Count ?? 0) || ts.RecursionRemaining <= 0)
        {
            Value[] all = new Value[count];
            all[0] = first;
            args.CopyTo(all.AsSpan(1));
            return Prepare(ts, caller, function, all, keywordNames);
        }
        Frame callee = caller.Callee;
        callee.Place(caller, code.FrameSize);
        callee.Start(function, code, caller);
        ref Value slot = ref callee.Locals;
        Value.Store(ref slot, first);
        foreach (ref readonly Value arg in args)
        {
            slot = ref Unsafe.Add(ref slot, 1);
            Value.Store(ref slot, arg);
        }
        slot = ref Unsafe.Add(ref slot, 1);
        if (missing > 0) slot = ref AddDefaults(ref slot, function.Defaults!, missing);
        for (int i = code.TakesExactly; i < code.LocalCount; i++)
        {
            Clear(ref slot);
            slot = ref Unsafe.Add(ref slot, 1);
        }
        ts.RecursionRemaining--;
        ts.Frame = callee;
        return callee;
    }

    /// <summary>The same for the loop: goes on in the function, or where the error is handled.</summary>
    internal static Frame? EnterWithFirst(ThreadState ts, Frame frame, PyFunction function, Value first, ReadOnlySpan<Value> args, PyTuple? keywordNames) =>
        PrepareWithFirst(ts, frame, function, first, args, keywordNames) ?? Unwinding.Unwind(ts, frame);

    /// <summary>As <see cref="EnterInitializer"/>, with arguments that stand elsewhere.</summary>
    internal static Frame? EnterInitializer(
        ThreadState ts, Frame frame, PyFunction initializer, Value instance, ReadOnlySpan<Value> args, PyTuple? keywordNames) =>
        AsInitializer(frame, EnterWithFirst(ts, frame, initializer, instance, args, keywordNames), instance);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Frame? TooDeep(ThreadState ts, Frame callee)
    {
        ts.RecursionRemaining++;
        ts.Raise(PyType.RecursionError, "maximum recursion depth exceeded");
        return Unwinding.Unwind(ts, callee.Previous);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref Value slot)
    {
        if (slot.Ref is not null) slot = default;
    }

    private static void Copy(ref Value from, int count, ref Value to)
    {
        for (int i = 0; i < count; i++) Value.Store(ref Unsafe.Add(ref to, i), Unsafe.Add(ref from, i));
    }
}
