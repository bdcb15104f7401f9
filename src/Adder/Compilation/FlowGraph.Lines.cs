using Adder.Bytecode;

namespace Adder.Compilation;

/// <content>PEP 626: every instruction that leaves the scope has a line.</content>
internal sealed partial class FlowGraph
{
    private void ResolveLineNumbers(int firstLine)
    {
        DuplicateExitsWithoutLine();
        PropagateLines();
        GuaranteeLinesForExits(firstLine);
    }

    private static bool IsExitWithoutLine(BasicBlock block)
    {
        if (!block.ExitsScope) return false;
        foreach (ref FlowInstruction instruction in block.Instructions)
        {
            if (instruction.Location.Line >= 0) return false;
        }
        return true;
    }

    // duplicate_exits_without_lineno: an exit that several jumps share gets a copy for each, with the line of the jump.
    private void DuplicateExitsWithoutLine()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.Count == 0 || !OpcodeInfo.IsJump(block.Last.Opcode)) continue;
            ref FlowInstruction last = ref block.Last;
            BasicBlock target = last.Target!;
            if (!IsExitWithoutLine(target) || target.Predecessors <= 1) continue;
            BasicBlock copy = NewBlock();
            copy.AddRange(target);
            copy[0].Location = last.Location;
            last.Target = copy;
            target.Predecessors--;
            copy.Predecessors = 1;
            copy.Next = target.Next;
            target.Next = copy;
        }
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.HasFallthrough && block.Next is { } next && block.Count > 0 && IsExitWithoutLine(next))
            {
                next[0].Location = block.Last.Location;
            }
        }
    }

    // propagate_line_numbers
    private void PropagateLines()
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.Count == 0) continue;
            Location previous = Location.None;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Location.Line < 0) instruction.Location = previous;
                else previous = instruction.Location;
            }
            if (block.HasFallthrough && block.Next is { Predecessors: 1, Count: > 0 } next && next[0].Location.Line < 0)
            {
                next[0].Location = previous;
            }
            if (OpcodeInfo.IsJump(block.Last.Opcode) && block.Last.Target is { Predecessors: 1, Count: > 0 } target
                && target[0].Location.Line < 0)
            {
                target[0].Location = previous;
            }
        }
    }

    // guarantee_lineno_for_exits
    private void GuaranteeLinesForExits(int firstLine)
    {
        int line = firstLine;
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            if (block.Count == 0) continue;
            if (block.Last.Location.Line >= 0)
            {
                line = block.Last.Location.Line;
            }
            else if (block.Last.Opcode == Opcode.ReturnValue)
            {
                foreach (ref FlowInstruction instruction in block.Instructions)
                {
                    instruction.Location = instruction.Location with { Line = line };
                }
            }
        }
    }
}
