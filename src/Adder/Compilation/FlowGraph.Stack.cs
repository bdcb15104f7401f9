using Adder.Bytecode;

namespace Adder.Compilation;

internal sealed partial class FlowGraph
{
    // _PyCfg_Stackdepth
    public int MaxStackDepth(CodeFlags flags)
    {
        for (BasicBlock? block = _entry; block is not null; block = block.Next) block.StartDepth = int.MinValue;
        BasicBlock[] stack = TraversalStack();
        int count = 0, max = 0;
        bool isGenerator = (flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0;
        Push(_entry, isGenerator ? 1 : 0);
        while (count > 0)
        {
            BasicBlock block = stack[--count];
            int depth = block.StartDepth;
            bool fallsThrough = true;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                int effect = EffectOf(instruction, false);
                max = Math.Max(max, depth + effect);
                if (OpcodeInfo.HasTarget(instruction.Opcode))
                {
                    int targetDepth = depth + EffectOf(instruction, true);
                    max = Math.Max(max, targetDepth);
                    Push(instruction.Target!, targetDepth);
                }
                depth += effect;
                if (OpcodeInfo.IsUnconditionalJump(instruction.Opcode) || OpcodeInfo.IsScopeExit(instruction.Opcode))
                {
                    fallsThrough = false;
                    break;
                }
            }
            if (fallsThrough && block.Next is not null) Push(block.Next, depth);
        }
        return max;

        void Push(BasicBlock block, int depth)
        {
            if (block.StartDepth >= depth || block.StartDepth >= 100) return;
            block.StartDepth = depth;
            if (count == stack.Length) Array.Resize(ref stack, count * 2);
            stack[count++] = block;
        }
    }

    private static int EffectOf(in FlowInstruction instruction, bool jump)
    {
        int effect = OpcodeInfo.StackEffect(instruction.Opcode, instruction.Oparg, jump);
        if (effect != OpcodeInfo.InvalidStackEffect) return effect;
        throw Malformed($"compiler PyCompile_OpcodeStackEffectWithJump(opcode={(int)instruction.Opcode}, arg={instruction.Oparg}) failed");
    }
}
