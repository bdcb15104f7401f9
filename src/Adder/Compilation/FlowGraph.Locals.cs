using Adder.Bytecode;

namespace Adder.Compilation;

/// <content>Which loads of locals may find them unbound: those become LOAD_FAST_CHECK.</content>
internal sealed partial class FlowGraph
{
    private const int TrackedLocals = 64;

    // add_checks_for_loads_of_uninitialized_variables
    private void CheckUninitializedLocals(int localCount, int parameterCount)
    {
        if (localCount == 0) return;
        if (localCount > TrackedLocals)
        {
            // Locals past the 64th are only followed within a block: time stays linear.
            ScanManyLocals(localCount);
            localCount = TrackedLocals;
        }
        BasicBlock[] stack = TraversalStack();
        int count = 0;
        ulong unbound = 0;
        for (int i = parameterCount; i < localCount; i++) unbound |= 1UL << i;
        Push(_entry, unbound);
        // A DELETE_FAST can be anywhere, so every block is looked at once.
        for (BasicBlock? block = _entry; block is not null; block = block.Next) Scan(block);
        while (count > 0)
        {
            BasicBlock block = stack[--count];
            block.Visited = false;
            Scan(block);
        }

        void Push(BasicBlock block, ulong mask)
        {
            ulong both = block.UnsafeLocals | mask;
            if (block.UnsafeLocals == both) return;
            block.UnsafeLocals = both;
            if (block.Visited) return;
            stack[count++] = block;
            block.Visited = true;
        }

        void Scan(BasicBlock block)
        {
            ulong mask = block.UnsafeLocals;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Except is not null) Push(instruction.Except, mask);
                if ((uint)instruction.Oparg >= TrackedLocals) continue;
                ulong bit = 1UL << instruction.Oparg;
                switch (instruction.Opcode)
                {
                    case Opcode.DeleteFast or Opcode.LoadFastAndClear or Opcode.StoreFastMaybeNull:
                        mask |= bit;
                        break;
                    case Opcode.StoreFast or Opcode.LoadFastCheck:
                        mask &= ~bit;
                        break;
                    case Opcode.LoadFast:
                        if ((mask & bit) != 0) instruction.Opcode = Opcode.LoadFastCheck;
                        mask &= ~bit;
                        break;
                }
            }
            if (block.Next is not null && block.HasFallthrough) Push(block.Next, mask);
            if (block.Count > 0 && OpcodeInfo.IsJump(block.Last.Opcode)) Push(block.Last.Target!, mask);
        }
    }

    // fast_scan_many_locals
    private void ScanManyLocals(int localCount)
    {
        // The number of the block in which the local is known to be bound.
        var boundIn = new int[localCount - TrackedLocals];
        int number = 0;
        for (BasicBlock? block = _entry; block is not null; block = block.Next)
        {
            number++;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                int index = instruction.Oparg - TrackedLocals;
                if (index < 0) continue;
                switch (instruction.Opcode)
                {
                    case Opcode.DeleteFast or Opcode.LoadFastAndClear or Opcode.StoreFastMaybeNull:
                        boundIn[index] = number - 1;
                        break;
                    case Opcode.StoreFast:
                        boundIn[index] = number;
                        break;
                    case Opcode.LoadFast:
                        if (boundIn[index] != number) instruction.Opcode = Opcode.LoadFastCheck;
                        boundIn[index] = number;
                        break;
                }
            }
        }
    }
}
