using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>
/// A code object as the evaluator runs it: one <see cref="Instruction"/> per code unit, caches included, so that indices are CPython's
/// and jumps need no translation. They do not move, because the loop runs on a raw pointer.
/// </summary>
internal sealed unsafe partial class ExecutableCode
{
    internal const ushort WarmUp = 0x11;

    private readonly object _owner;     // of the units
    private readonly VerifiedCode? _verified;

    /// <summary>What inline caches keep besides numbers.</summary>
    internal object?[] CacheObjects = [];

    private int _cacheObjectCount = 1;

    private ExecutableCode(CodeObject code, VerifiedCode? verified, PreparedCode? prepared)
    {
        Source = code;
        _verified = verified;
        Bytecode = verified is null ? code.Bytecode : verified.Bytecode;
        First = Room(code, Bytecode.Length / 2 + 1, out _owner);
        Constants = code.Constants;
        Names = code.Names;
        LocalCount = code.LocalsPlusNames.Length;
        FrameSize = LocalCount + (verified is null ? code.StackSize : verified.StackSize) + 1;
        const CodeFlags notSimple = CodeFlags.VarArgs | CodeFlags.VarKeywords;
        TakesExactly = (code.Flags & notSimple) == 0 && code.KwOnlyArgCount == 0 ? code.ArgCount : -1;
        if (prepared is null)
        {
            Units.Clear();
            Decode();
            Quicken();
        }
        else
        {
            prepared.Units.CopyTo(Units);
            YieldsInsideHandlers = prepared.YieldsInsideHandlers;
            HasHandlers = prepared.HasHandlers;
        }
        TakesInLoop = (Opcode)First->Opcode == Opcode.ReturnGenerator ? -1 : TakesExactly;
    }

    internal CodeObject Source { get; }

    /// <summary>What runs: <c>co_code</c>, or what is left of it after verification.</summary>
    internal byte[] Bytecode { get; }

    /// <summary>Why the instruction can't run; null where only its opcode is unknown.</summary>
    internal string? FaultAt(int unit) => _verified?.FaultAt(unit);

    internal readonly Instruction* First;
    internal readonly Value[] Constants;
    internal readonly PyStr[] Names;

    /// <summary>Locals, cells and free variables.</summary>
    internal readonly int LocalCount;

    /// <summary>Values that a frame needs.</summary>
    internal readonly int FrameSize;

    /// <summary>Some <c>yield</c> or <c>await</c> stands inside a <c>try</c> or <c>with</c>: an abandoned generator must be closed.</summary>
    internal bool YieldsInsideHandlers { get; private set; }

    /// <summary>Some <c>except</c>, <c>finally</c> or <c>with</c>: the code changes what is being handled.</summary>
    internal bool HasHandlers { get; private set; }

    /// <summary>The number of positional parameters if there are no others, else -1.</summary>
    internal readonly int TakesExactly;

    /// <summary>The same; -1 also for what no frame needs to be entered for.</summary>
    internal readonly int TakesInLoop;

    /// <summary>What generators take over from a function that is called as the code says.</summary>
    internal GeneratorOrigin Origin => field ??= new(Source, Source.Name, Source.QualName);

    /// <summary>What tools want of this code; null as long as none asked for it in particular.</summary>
    internal CodeMonitors? Monitors;

    /// <summary>The state of sys.monitoring that the instructions are up to.</summary>
    internal int MonitoringVersion = 1;

    internal int InstrumentedEvents;

    /// <summary>What INSTRUMENTED_LINE and INSTRUMENTED_INSTRUCTION stand for, per unit.</summary>
    internal byte[] BeneathLine = [], BeneathInstruction = [];

    private HandlerTable? _handlers;

    internal HandlerTable Handlers => _handlers ??= new HandlerTable(_verified is { HasBadHandlers: true } ? [] : Source.ExceptionTable);

    internal int UnitCount => Bytecode.Length / 2;

    // One more stops what runs off the end.
    private Span<Instruction> Units => new(First, UnitCount + 1);

    // Before the constants are taken: nested code gets its room from where the code around it has it.
    private static Instruction* Room(CodeObject code, int units, out object owner)
    {
        if (code.IsFreshCopy) code.InstructionMemory ??= new InstructionMemory();
        if (code.InstructionMemory is { } memory) return Unsafe.As<InstructionMemory>(memory).Take(units, out owner);
        Instruction[] pinned = GC.AllocateUninitializedArray<Instruction>(units, pinned: true);
        owner = pinned;
        return (Instruction*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
    }

    internal static ExecutableCode Of(CodeObject code) => Unsafe.As<ExecutableCode>(code.Executable) ?? Make(code);

    /// <summary>Keeps an object for an inline cache; the number goes into the cache.</summary>
    internal int KeepCacheObject(int number, object value)
    {
        if (number == 0) number = _cacheObjectCount++;
        if (number >= CacheObjects.Length) Array.Resize(ref CacheObjects, Math.Max(4, number * 2));
        CacheObjects[number] = value;
        return number;
    }

    internal object? CacheObject(int number) => CacheObjects[number];

    private static ExecutableCode Make(CodeObject code)
    {
        PreparedCode? known = Unsafe.As<PreparedCode>(code.Prepared);
        ExecutableCode made = new(code, known is not null ? known.Verified : code.IsCompiled ? null : CodeVerifier.Verify(code), known);
        if (known is null && code.IsShared) code.Prepared = new PreparedCode(made);
        code.Executable = made;
        return made;
    }

    /// <summary>What the next interpreter that runs the code need not find out again.</summary>
    private sealed class PreparedCode(ExecutableCode made)
    {
        internal readonly Instruction[] Units = made.Units.ToArray();
        internal readonly VerifiedCode? Verified = made._verified;
        internal readonly bool YieldsInsideHandlers = made.YieldsInsideHandlers, HasHandlers = made.HasHandlers;
    }

    private void Decode()
    {
        byte[] bytecode = Bytecode;
        int extended = 0, keywordNames = -1;
        for (int i = 0; i < bytecode.Length / 2; i++)
        {
            Opcode op = (Opcode)bytecode[2 * i];
            int arg = bytecode[2 * i + 1] | extended;
            ref Instruction unit = ref First[i];
            unit.Opcode = (ushort)op;
            unit.Arg = arg;
            extended = op == Opcode.ExtendedArg ? arg << 8 : 0;
            if (op == Opcode.KwNames) keywordNames = arg;
            // The argument counts the handlers; one is the generator's own.
            if (op == Opcode.YieldValue) YieldsInsideHandlers |= arg > 1;
            if (op == Opcode.PushExcInfo) HasHandlers = true;
            int caches = OpcodeInfo.Caches(op);
            if (op == Opcode.Call)
            {
                // KW_NAMES always stands right before its CALL, which then finds the names in its own cache.
                First[i + 1].Arg = keywordNames + 1;
                keywordNames = -1;
            }
            i += caches;
        }
        // Running off the end of bad bytecode stops at an unknown opcode.
        First[UnitCount].Opcode = (ushort)Opcode.Reserved;
    }

    /// <summary>Back to the instructions as compiled, none of them specialized or fused.</summary>
    internal void Reset()
    {
        byte[] bytecode = Bytecode;
        for (int i = 0; i < UnitCount; i++)
        {
            First[i].Opcode = bytecode[2 * i];
            int caches = OpcodeInfo.Caches((Opcode)bytecode[2 * i]);
            if (caches > 0) First[i].Counter = WarmUp;
            i += caches;
        }
    }

    // _PyCode_Quicken
    internal void Quicken()
    {
        Opcode previous = 0;
        for (int i = 0; i < UnitCount; i++)
        {
            Opcode op = (Opcode)First[i].Opcode;
            int caches = OpcodeInfo.Caches(op);
            if (caches > 0)
            {
                First[i].Counter = WarmUp;
                i += caches;
                previous = 0;
                continue;
            }
            Opcode fused = Fused(previous, op);
            if (fused != 0) First[i - 1].Opcode = (ushort)fused;
            previous = op;
        }
        Fusing.Prepare(this);
        PutDrops();
    }

    private static Opcode Fused(Opcode first, Opcode second) => (first, second) switch
    {
        (Opcode.LoadConst, Opcode.LoadFast) => Opcode.LoadConstLoadFast,
        (Opcode.LoadFast, Opcode.LoadConst) => Opcode.LoadFastLoadConst,
        (Opcode.LoadFast, Opcode.LoadFast) => Opcode.LoadFastLoadFast,
        (Opcode.StoreFast, Opcode.LoadFast) => Opcode.StoreFastLoadFast,
        (Opcode.StoreFast, Opcode.StoreFast) => Opcode.StoreFastStoreFast,
        _ => 0,
    };
}
