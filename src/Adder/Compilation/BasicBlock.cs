using System.Runtime.CompilerServices;
using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>An instruction in the flow graph: jumps know their target block, and everything knows its exception handler.</summary>
internal struct FlowInstruction
{
    public Opcode Opcode;
    public int Oparg;
    public Location Location;
    public BasicBlock? Target;
    public BasicBlock? Except;

    /// <summary>Turns it into another instruction at the same place.</summary>
    public void Set(Opcode opcode, int oparg = 0)
    {
        Opcode = opcode;
        Oparg = oparg;
    }
}

/// <summary>Instructions that run one after the other; only the last can jump.</summary>
internal sealed class BasicBlock
{
    private FlowInstruction[] _instructions = [];

    public int Label = -1;
    public int Count;
    public BasicBlock? Next;
    public ExceptionStack? ExceptionStack;
    public ulong UnsafeLocals;
    public int Predecessors;
    public int StartDepth;
    public int Offset;
    public bool PreserveLasti;
    public bool Visited;
    public bool IsHandler;
    public bool Cold;
    public bool Warm;

    public bool HasLabel => Label >= 0;

    public ref FlowInstruction this[int index] => ref _instructions[index];

    public Span<FlowInstruction> Instructions => _instructions.AsSpan(0, Count);

    public ref FlowInstruction Last => ref _instructions[Count - 1];

    public bool HasFallthrough =>
        Count == 0 || !(OpcodeInfo.IsScopeExit(Last.Opcode) || OpcodeInfo.IsUnconditionalJump(Last.Opcode));

    public bool ExitsScope => Count > 0 && OpcodeInfo.IsScopeExit(Last.Opcode);

    public void Add(Opcode opcode, int oparg, in Location location)
    {
        ref FlowInstruction instruction = ref Append();
        instruction.Opcode = opcode;
        instruction.Oparg = oparg;
        instruction.Location = location;
    }

    public void AddRange(BasicBlock source)
    {
        for (int i = 0; i < source.Count; i++) Append() = source._instructions[i];
    }

    public void Insert(int position, in FlowInstruction instruction)
    {
        Append();
        Array.Copy(_instructions, position, _instructions, position + 1, Count - 1 - position);
        _instructions[position] = instruction;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref FlowInstruction Append()
    {
        if (Count == _instructions.Length) Array.Resize(ref _instructions, Math.Max(4, Count * 2));
        ref FlowInstruction slot = ref _instructions[Count++];
        slot = default;
        return ref slot;
    }
}

/// <summary>The handlers in force at the start of a block, innermost last.</summary>
internal sealed class ExceptionStack
{
    // Comprehensions that are compiled in place come on top of the blocks that are limited.
    private BasicBlock?[] _handlers = new BasicBlock?[CompilationUnit.MaxBlocks + 2];
    private int _depth;

    public BasicBlock? Top => _handlers[_depth];

    public int Depth => _depth;

    public BasicBlock Push(in FlowInstruction setup)
    {
        BasicBlock target = setup.Target!;
        if (setup.Opcode is Opcode.SetupWith or Opcode.SetupCleanup) target.PreserveLasti = true;
        if (++_depth == _handlers.Length) Array.Resize(ref _handlers, 2 * _depth);
        _handlers[_depth] = target;
        return target;
    }

    public BasicBlock? Pop() => _handlers[--_depth];

    public ExceptionStack Copy()
    {
        return new ExceptionStack { _handlers = _handlers.AsSpan(0, Math.Max(_depth + 1, CompilationUnit.MaxBlocks + 2)).ToArray(), _depth = _depth };
    }
}
