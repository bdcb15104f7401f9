using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compilation;

/// <summary>The control-flow graph of a unit (CPython 3.12's flowgraph.c): made of its instructions, optimized, laid out again.</summary>
internal sealed partial class FlowGraph
{
    private readonly ConstantPool _consts;
    private BasicBlock _entry = new();
    private BasicBlock _current;
    private int _pendingLabel = -1;
    private int _blockCount = 1;

    private FlowGraph(ConstantPool consts)
    {
        _consts = consts;
        _current = _entry;
    }

    public BasicBlock Entry => _entry;

    // instr_sequence_to_cfg
    public static FlowGraph Of(InstructionSequence sequence, ConstantPool consts)
    {
        var graph = new FlowGraph(consts);
        ReadOnlySpan<Instruction> instructions = sequence.Instructions;
        ReadOnlySpan<int> offsets = sequence.LabelOffsets;
        // Where labels share a place, the last one stands for all.
        var labelAt = new int[instructions.Length + 1];
        for (int i = 0; i < labelAt.Length; i++) labelAt[i] = -1;
        for (int label = 0; label < offsets.Length; label++)
        {
            if (offsets[label] >= 0) labelAt[offsets[label]] = label;
        }
        for (int i = 0; i < instructions.Length; i++)
        {
            if (labelAt[i] >= 0) graph.UseLabel(labelAt[i]);
            ref readonly Instruction instruction = ref instructions[i];
            int oparg = instruction.Oparg;
            if (OpcodeInfo.HasTarget(instruction.Opcode)) oparg = labelAt[offsets[oparg]];
            graph.Add(instruction.Opcode, oparg, instruction.Location);
        }
        return graph;
    }

    // _PyCfg_OptimizeCodeUnit
    public void Optimize(int localCount, int parameterCount, int firstLine)
    {
        ResolveLabels();
        MarkExceptionHandlers();
        LabelExceptionTargets();
        OptimizeBlocks();
        RemoveUnusedConstants();
        CheckUninitializedLocals(localCount, parameterCount);
        PushColdBlocksToEnd();
        ResolveLineNumbers(firstLine);
    }

    private BasicBlock NewBlock()
    {
        _blockCount++;
        return new BasicBlock();
    }

    private void UseLabel(int label)
    {
        _pendingLabel = label;
        MaybeStartBlock();
    }

    private void Add(Opcode opcode, int oparg, in Location location)
    {
        MaybeStartBlock();
        _current.Add(opcode, oparg, location);
    }

    // cfg_builder_maybe_start_new_block
    private void MaybeStartBlock()
    {
        if (!CurrentIsTerminated()) return;
        BasicBlock block = NewBlock();
        block.Label = _pendingLabel;
        _pendingLabel = -1;
        _current.Next = block;
        _current = block;
    }

    private bool CurrentIsTerminated()
    {
        if (_current.Count > 0)
        {
            Opcode last = _current.Last.Opcode;
            if (OpcodeInfo.IsJump(last) || OpcodeInfo.IsScopeExit(last)) return true;
        }
        if (_pendingLabel < 0) return false;
        if (_current.Count > 0 || _current.HasLabel) return true;
        _current.Label = _pendingLabel;
        _pendingLabel = -1;
        return false;
    }

    // translate_jump_labels_to_targets
    public void ResolveLabels()
    {
        int max = -1;
        for (BasicBlock? block = _entry; block is not null; block = block.Next) max = Math.Max(max, block.Label);
        var blocks = new BasicBlock?[max + 1];
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.HasLabel) blocks[block.Label] = block;
        }
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.HasTarget(instruction.Opcode)) instruction.Target = blocks[instruction.Oparg];
            }
        }
    }

    private void MarkExceptionHandlers()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.IsBlockPush(instruction.Opcode)) instruction.Target!.IsHandler = true;
            }
        }
    }

    /// <summary>An empty stack with room for every block; all blocks unvisited.</summary>
    private BasicBlock[] TraversalStack()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next) block.Visited = false;
        return new BasicBlock[_blockCount + 1];
    }

    // label_exception_targets: every instruction learns its handler.
    private void LabelExceptionTargets()
    {
        BasicBlock[] todo = TraversalStack();
        int count = 0;
        todo[count++] = _entry;
        _entry.Visited = true;
        _entry.ExceptionStack = new ExceptionStack();
        while (count > 0)
        {
            BasicBlock block = todo[--count];
            ExceptionStack? stack = block.ExceptionStack!;
            block.ExceptionStack = null;
            BasicBlock? handler = stack.Top;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.IsBlockPush(instruction.Opcode))
                {
                    BasicBlock target = instruction.Target!;
                    if (!target.Visited) Enqueue(target, stack!.Copy());
                    handler = stack!.Push(instruction);
                }
                else if (instruction.Opcode == Opcode.PopBlock)
                {
                    handler = stack!.Pop();
                }
                else if (OpcodeInfo.IsJump(instruction.Opcode))
                {
                    instruction.Except = handler;
                    BasicBlock target = instruction.Target!;
                    if (target.Visited) continue;
                    if (block.HasFallthrough)
                    {
                        Enqueue(target, stack!.Copy());
                    }
                    else
                    {
                        Enqueue(target, stack!);
                        stack = null;
                    }
                }
                else
                {
                    // Generators need to know how deep they are in handlers when they yield.
                    if (instruction.Opcode == Opcode.YieldValue) instruction.Oparg = stack!.Depth;
                    instruction.Except = handler;
                }
            }
            if (block.HasFallthrough && block.Next is { Visited: false } next) Enqueue(next, stack!);
        }

        void Enqueue(BasicBlock block, ExceptionStack stack)
        {
            block.ExceptionStack = stack;
            block.Visited = true;
            todo[count++] = block;
        }
    }

    private static SyntaxErrorException Malformed(string message) => CompilationErrors.Bare(SyntaxErrorKind.SystemError, message);
}
