using Adder.Bytecode;

namespace Adder.Compilation;

internal sealed partial class FlowGraph
{
    /// <summary>The size up to which a block that leaves the scope is copied instead of jumped to.</summary>
    private const int MaxCopySize = 4;

    // optimize_cfg
    private void OptimizeBlocks()
    {
        CheckShape();
        EliminateEmptyBlocks();
        for (BasicBlock? block = _entry; block is not null; block = block.Next) InlineSmallExitBlock(block);
        for (BasicBlock? block = _entry; block is not null; block = block.Next) OptimizeBlock(block);
        RemoveRedundantNopsAndPairs();
        for (BasicBlock? block = _entry; block is not null; block = block.Next) InlineSmallExitBlock(block);
        MarkReachable();
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.Predecessors == 0) block.Count = 0;
        }
        for (BasicBlock? block = _entry; block is not null; block = block.Next) RemoveRedundantNops(block);
        EliminateEmptyBlocks();
        RemoveRedundantJumps();
    }

    // check_cfg
    private void CheckShape()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            for (int i = 0; i < block.Count - 1; i++)
            {
                Opcode opcode = block[i].Opcode;
                if (OpcodeInfo.IsJump(opcode) || OpcodeInfo.IsScopeExit(opcode)) throw Malformed("malformed control flow graph.");
            }
        }
    }

    private void EliminateEmptyBlocks()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next) block.Next = NonEmpty(block.Next);
        _entry = NonEmpty(_entry)!;
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.HasTarget(instruction.Opcode)) instruction.Target = NonEmpty(instruction.Target)!;
            }
        }
    }

    private static BasicBlock? NonEmpty(BasicBlock? block)
    {
        while (block is { Count: 0 }) block = block.Next;
        return block;
    }

    // inline_small_exit_blocks
    private static void InlineSmallExitBlock(BasicBlock block)
    {
        if (block.Count == 0 || !OpcodeInfo.IsUnconditionalJump(block.Last.Opcode)) return;
        BasicBlock target = block.Last.Target!;
        if (!target.ExitsScope || target.Count > MaxCopySize) return;
        block.Last.Set(Opcode.Nop);
        block.AddRange(target);
    }

    // mark_reachable
    private void MarkReachable()
    {
        BasicBlock[] stack = TraversalStack();
        int count = 0;
        _entry.Predecessors = 1;
        stack[count++] = _entry;
        _entry.Visited = true;
        while (count > 0)
        {
            BasicBlock block = stack[--count];
            if (block.Next is { } next && block.HasFallthrough) Reach(next);
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.HasTarget(instruction.Opcode)) Reach(instruction.Target!);
            }
        }

        void Reach(BasicBlock block)
        {
            if (!block.Visited)
            {
                block.Visited = true;
                stack[count++] = block;
            }
            block.Predecessors++;
        }
    }

    // remove_redundant_nops: a NOP stays only where it alone carries its line.
    private static void RemoveRedundantNops(BasicBlock block)
    {
        int kept = 0, previousLine = -1;
        for (int i = 0; i < block.Count; i++)
        {
            int line = block[i].Location.Line;
            if (block[i].Opcode == Opcode.Nop && IsRedundantNop(block, i, line, previousLine)) continue;
            if (kept != i) block[kept] = block[i];
            kept++;
            previousLine = line;
        }
        block.Count = kept;
    }

    private static bool IsRedundantNop(BasicBlock block, int index, int line, int previousLine)
    {
        if (line < 0 || previousLine == line) return true;
        if (index < block.Count - 1)
        {
            ref FlowInstruction following = ref block[index + 1];
            if (following.Location.Line == line) return true;
            if (following.Location.Line >= 0) return false;
            following.Location = block[index].Location;
            return true;
        }
        return NonEmpty(block.Next) is { } next && next[0].Location.Line == line;
    }

    // remove_redundant_nops_and_pairs: loads and copies that the next instruction pops.
    private void RemoveRedundantNopsAndPairs()
    {
        bool done;
        do
        {
            done = true;
            BasicBlock? previousBlock = null;
            int previousIndex = 0;
            for (BasicBlock? block = _entry; block is not null; block = block.Next)
            {
                RemoveRedundantNops(block);
                if (block.HasLabel) previousBlock = null;
                for (int i = 0; i < block.Count; i++)
                {
                    if (block[i].Opcode == Opcode.PopTop && previousBlock is not null)
                    {
                        ref FlowInstruction previous = ref previousBlock[previousIndex];
                        if (previous.Opcode == Opcode.LoadConst || previous is { Opcode: Opcode.Copy, Oparg: 1 })
                        {
                            previous.Set(Opcode.Nop);
                            block[i].Set(Opcode.Nop);
                            done = false;
                        }
                    }
                    previousBlock = block;
                    previousIndex = i;
                }
                if (previousBlock is not null && OpcodeInfo.IsJump(previousBlock[previousIndex].Opcode) || !block.HasFallthrough)
                {
                    previousBlock = null;
                }
            }
        }
        while (!done);
    }

    // remove_redundant_jumps: a jump to what follows anyway.
    private void RemoveRedundantJumps()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.Count == 0 || !OpcodeInfo.IsUnconditionalJump(block.Last.Opcode)) continue;
            if (block.Last.Target is null) throw Malformed("jump with NULL target");
            if (block.Last.Target == block.Next) block.Last.Set(Opcode.Nop);
        }
    }

    // remove_unused_consts: the first one stays, it may be the docstring.
    private void RemoveUnusedConstants()
    {
        int count = _consts.Count;
        if (count == 0) return;
        Span<bool> used = count <= 256 ? stackalloc bool[count] : new bool[count];
        used.Clear();
        used[0] = true;
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.HasConst(instruction.Opcode)) used[instruction.Oparg] = true;
            }
        }
        var newIndex = new int[count];
        var kept = new int[count];
        int keptCount = 0;
        for (int i = 0; i < count; i++)
        {
            if (!used[i]) continue;
            newIndex[i] = keptCount;
            kept[keptCount++] = i;
        }
        if (keptCount == count) return;
        _consts.Retain(kept.AsSpan(0, keptCount));
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.HasConst(instruction.Opcode)) instruction.Oparg = newIndex[instruction.Oparg];
            }
        }
    }
}
