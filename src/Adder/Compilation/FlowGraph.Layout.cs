using Adder.Bytecode;

namespace Adder.Compilation;

/// <content>The order of blocks and the direction of jumps.</content>
internal sealed partial class FlowGraph
{
    // push_cold_blocks_to_end
    private void PushColdBlocksToEnd()
    {
        if (_entry.Next is null) return;
        MarkWarm();
        MarkCold();
        // A cold block that falls through into a warm one will need a jump.
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (!block.Cold || !block.HasFallthrough || block.Next is not { Warm: true } warm) continue;
            BasicBlock jump = NewBlock();
            jump.Add(Opcode.Jump, warm.Label, Location.None);
            jump.Last.Target = warm;
            jump.Cold = true;
            jump.Next = warm;
            block.Next = jump;
        }
        BasicBlock? coldBlocks = null, coldTail = null;
        BasicBlock current = _entry;
        while (current.Next is not null)
        {
            while (current.Next is { Cold: false } next) current = next;
            if (current.Next is not { } streak) break;
            BasicBlock end = streak;
            while (end.Next is { Cold: true } next) end = next;
            if (coldBlocks is null) coldBlocks = streak;
            else coldTail!.Next = streak;
            coldTail = end;
            current.Next = end.Next;
            end.Next = null;
        }
        current.Next = coldBlocks;
        if (coldBlocks is not null) RemoveRedundantJumps();
    }

    private void MarkWarm()
    {
        BasicBlock[] stack = TraversalStack();
        int count = 0;
        stack[count++] = _entry;
        _entry.Visited = true;
        while (count > 0)
        {
            BasicBlock block = stack[--count];
            block.Warm = true;
            if (block.HasFallthrough && block.Next is { Visited: false } next)
            {
                next.Visited = true;
                stack[count++] = next;
            }
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (!OpcodeInfo.IsJump(instruction.Opcode) || instruction.Target!.Visited) continue;
                instruction.Target.Visited = true;
                stack[count++] = instruction.Target;
            }
        }
    }

    private void MarkCold()
    {
        BasicBlock[] stack = TraversalStack();
        int count = 0;
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (!block.IsHandler) continue;
            block.Visited = true;
            stack[count++] = block;
        }
        while (count > 0)
        {
            BasicBlock block = stack[--count];
            block.Cold = true;
            if (block.HasFallthrough && block.Next is { Warm: false, Visited: false } next)
            {
                next.Visited = true;
                stack[count++] = next;
            }
            if (block.Count > 0 && OpcodeInfo.IsJump(block.Last.Opcode)
                && block.Last.Target is { Warm: false, Visited: false } target)
            {
                target.Visited = true;
                stack[count++] = target;
            }
        }
    }

    // _PyCfg_ConvertPseudoOps
    public void ConvertPseudoInstructions()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.IsBlockPush(instruction.Opcode) || instruction.Opcode == Opcode.PopBlock) instruction.Set(Opcode.Nop);
                else if (instruction.Opcode == Opcode.StoreFastMaybeNull) instruction.Opcode = Opcode.StoreFast;
            }
        }
        for (BasicBlock? block = _entry; block is not null; block = block.Next) RemoveRedundantNops(block);
    }

    // _PyCfg_ResolveJumps
    public void ResolveJumps()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next) block.Visited = false;
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            block.Visited = true;
            NormalizeJump(block);
        }
        ResolveOffsets();
    }

    // normalize_jumps_in_block: conditional jumps only go forward; a backward one jumps over a JUMP.
    private void NormalizeJump(BasicBlock block)
    {
        if (block.Count == 0 || !OpcodeInfo.IsJump(block.Last.Opcode)) return;
        ref FlowInstruction last = ref block.Last;
        bool forward = !last.Target!.Visited;
        switch (last.Opcode)
        {
            case Opcode.Jump:
                last.Opcode = forward ? Opcode.JumpForward : Opcode.JumpBackward;
                return;
            case Opcode.JumpNoInterrupt:
                last.Opcode = forward ? Opcode.JumpForward : Opcode.JumpBackwardNoInterrupt;
                return;
        }
        if (forward) return;
        BasicBlock target = last.Target;
        BasicBlock back = NewBlock();
        back.Add(Opcode.Jump, target.Label, last.Location);
        back.Last.Target = target;
        back.Cold = block.Cold;
        last.Opcode = last.Opcode switch
        {
            Opcode.PopJumpIfNotNone => Opcode.PopJumpIfNone,
            Opcode.PopJumpIfNone => Opcode.PopJumpIfNotNone,
            Opcode.PopJumpIfFalse => Opcode.PopJumpIfTrue,
            _ => Opcode.PopJumpIfFalse,
        };
        last.Target = block.Next;
        back.Next = block.Next;
        block.Next = back;
    }

    // resolve_jump_offsets: again for as long as a distance needs another EXTENDED_ARG.
    private void ResolveOffsets()
    {
        bool again;
        do
        {
            int total = 0;
            for (BasicBlock? block = _entry; block is not null; block = block.Next)
            {
                block.Offset = total;
                foreach (ref FlowInstruction instruction in block.Instructions)
                {
                    total += OpcodeInfo.Size(instruction.Opcode, instruction.Oparg);
                }
            }
            again = false;
            for (BasicBlock? block = _entry; block is not null; block = block.Next)
            {
                int offset = block.Offset;
                foreach (ref FlowInstruction instruction in block.Instructions)
                {
                    int size = OpcodeInfo.Size(instruction.Opcode, instruction.Oparg);
                    offset += size;
                    if (!OpcodeInfo.IsJump(instruction.Opcode)) continue;
                    instruction.Oparg = Math.Abs(instruction.Target!.Offset - offset);
                    if (OpcodeInfo.Size(instruction.Opcode, instruction.Oparg) != size) again = true;
                }
            }
        }
        while (again);
    }
}
