using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>What the observed loop counts: executions, pairs, and how specialization went. (PyStats)</summary>
internal sealed unsafe class EvaluationStatistics
{
    internal const int Opcodes = 256, FailureKinds = 36;

    private readonly long[] _pairs = new long[Opcodes * Opcodes];
    private readonly long[] _failureKinds = new long[Opcodes * FailureKinds];
    private readonly int[] _collectionsBefore = new int[GC.MaxGeneration + 1];
    private int _last;

    internal bool IsOn { get; private set; }

    internal long[] Executions { get; } = new long[Opcodes];

    internal long[] Successes { get; } = new long[Opcodes];

    internal long[] Failures { get; } = new long[Opcodes];

    internal long[] Hits { get; } = new long[Opcodes];

    internal long[] Deferrals { get; } = new long[Opcodes];

    internal long[] Misses { get; } = new long[Opcodes];

    internal long[] Deoptimizations { get; } = new long[Opcodes];

    internal long LoopEntries { get; private set; }

    internal long InlinedCalls { get; private set; }

    internal long FramesPushed { get; private set; }

    internal long Pair(int first, int second) => _pairs[first * Opcodes + second];

    internal long FailureKind(int opcode, int kind) => _failureKinds[opcode * FailureKinds + kind];

    internal int Collections(int generation) => GC.CollectionCount(generation) - _collectionsBefore[generation];

    internal bool IsEmpty => !Executions.AsSpan().ContainsAnyExcept(0);

    internal void Switch(bool on)
    {
        if (on && !IsOn && IsEmpty) RememberCollections();
        IsOn = on;
    }

    // _Py_StatsClear
    internal void Clear()
    {
        foreach (long[] counts in (ReadOnlySpan<long[]>)[_pairs, _failureKinds, Executions, Successes, Failures, Hits, Deferrals, Misses, Deoptimizations])
        {
            counts.AsSpan().Clear();
        }
        LoopEntries = InlinedCalls = FramesPushed = 0;
        RememberCollections();
    }

    private void RememberCollections()
    {
        for (int i = 0; i < _collectionsBefore.Length; i++) _collectionsBefore[i] = GC.CollectionCount(i);
    }

    /// <summary>An instruction is about to run; the opcode that runs, as the observed loop knows no fused forms.</summary>
    internal int Count(ushort opcode)
    {
        int visible = (int)HiddenForms.Visible(opcode);
        if (!IsOn || visible >= Opcodes) return visible;
        Executions[visible]++;
        _pairs[_last * Opcodes + visible]++;
        _last = visible;
        Opcode family = OpcodeInfo.Family((Opcode)visible);
        if (family != (Opcode)visible) Hits[(int)family]++;
        return visible;
    }

    /// <summary>A specialized form does not fit: the generic one runs. (UPDATE_MISS_STATS)</summary>
    internal void Miss(int opcode, int family, Instruction* ip)
    {
        if (!IsOn) return;
        Hits[family]--;
        Misses[opcode]++;
        Misses[family]++;
        if (ip->Counter < 16) Deoptimizations[family]++;
    }

    /// <summary>The generic form runs, as its counter has not run out.</summary>
    internal void Defer(int family)
    {
        if (IsOn) Deferrals[family]++;
    }

    /// <summary>The specializer has tried.</summary>
    internal void Attempt(ThreadState ts, Frame frame, Instruction* ip, int family, ref Value top)
    {
        if (!IsOn) return;
        if (ip->Opcode != family)
        {
            Successes[family]++;
            return;
        }
        Failures[family]++;
        int kind = (int)SpecializationFailures.Of(ts, frame, ip, (Opcode)family, ref top);
        _failureKinds[family * FailureKinds + kind]++;
    }

    /// <summary>The loop goes on in another frame.</summary>
    internal void Enter(Frame from, Frame to)
    {
        if (!IsOn || !ReferenceEquals(to.Previous, from)) return;
        FramesPushed++;
        InlinedCalls++;
    }

    /// <summary>C# code runs a frame.</summary>
    internal void EnterLoop()
    {
        if (!IsOn) return;
        FramesPushed++;
        LoopEntries++;
    }
}
