using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class FlowGraph
{
    // optimize_basic_block
    private void OptimizeBlock(BasicBlock block)
    {
        Opcode opcode = Opcode.Cache;
        int oparg = 0;
        Opcode targetOpcode = Opcode.Nop;
        for (int i = 0; i < block.Count; i++)
        {
            ref FlowInstruction instruction = ref block[i];
            // A copy of a constant is as good as the constant.
            bool copiesConstant = opcode == Opcode.LoadConst && instruction is { Opcode: Opcode.Copy, Oparg: 1 };
            if (!copiesConstant)
            {
                opcode = instruction.Opcode;
                oparg = instruction.Oparg;
                targetOpcode = OpcodeInfo.HasTarget(opcode) ? instruction.Target![0].Opcode : Opcode.Nop;
            }
            Opcode next = i + 1 < block.Count ? block[i + 1].Opcode : Opcode.Cache;
            switch (opcode)
            {
                case Opcode.LoadConst:
                    i = OptimizeConstant(block, i, oparg, next);
                    break;
                case Opcode.BuildTuple:
                    if (next == Opcode.UnpackSequence && oparg == block[i + 1].Oparg && oparg is >= 1 and <= 3)
                    {
                        instruction.Set(Opcode.Nop);
                        block[i + 1].Set(oparg == 1 ? Opcode.Nop : Opcode.Swap, oparg == 1 ? 0 : oparg);
                        break;
                    }
                    if (i >= oparg) FoldTupleOfConstants(block, i - oparg, oparg);
                    break;
                case Opcode.PopJumpIfNotNone or Opcode.PopJumpIfNone or Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue or Opcode.Jump:
                    if (targetOpcode == Opcode.Jump && ThreadJump(ref instruction)) i--;
                    break;
                case Opcode.Swap:
                    if (oparg == 1)
                    {
                        instruction.Set(Opcode.Nop);
                        break;
                    }
                    i = OptimizeSwaps(block, i);
                    ApplyStaticSwaps(block, i);
                    break;
                case Opcode.PushNull:
                    if (next == Opcode.LoadGlobal && (block[i + 1].Oparg & 1) == 0)
                    {
                        instruction.Set(Opcode.Nop);
                        block[i + 1].Oparg |= 1;
                    }
                    break;
            }
        }
    }

    private int OptimizeConstant(BasicBlock block, int index, int oparg, Opcode next)
    {
        ref FlowInstruction instruction = ref block[index];
        switch (next)
        {
            case Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue:
                instruction.Set(Opcode.Nop);
                if (ConstantFolding.IsTrue(_consts[oparg]) == (next == Opcode.PopJumpIfTrue)) block[index + 1].Opcode = Opcode.Jump;
                else block[index + 1].Set(Opcode.Nop);
                break;
            case Opcode.IsOp:
                Opcode jump = index + 2 < block.Count ? block[index + 2].Opcode : Opcode.Cache;
                if (jump is not (Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue) || _consts[oparg] != (object)Singleton.None) break;
                bool inverted = block[index + 1].Oparg != 0 ^ jump == Opcode.PopJumpIfFalse;
                instruction.Set(Opcode.Nop);
                block[index + 1].Set(Opcode.Nop);
                block[index + 2].Opcode = inverted ? Opcode.PopJumpIfNotNone : Opcode.PopJumpIfNone;
                break;
            case Opcode.ReturnValue:
                instruction.Set(Opcode.Nop);
                block[index + 1].Set(Opcode.ReturnConst, oparg);
                return index + 1;
        }
        return index;
    }

    // jump_thread: a jump to a jump goes where that one goes.
    private static bool ThreadJump(ref FlowInstruction instruction)
    {
        ref FlowInstruction target = ref instruction.Target![0];
        bool sameLine = instruction.Location.Line == target.Location.Line || target.Location.Line == -1;
        if (!sameLine || instruction.Target == target.Target) return false;
        instruction.Target = target.Target;
        return true;
    }

    // fold_tuple_on_constants
    private void FoldTupleOfConstants(BasicBlock block, int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            if (!OpcodeInfo.HasConst(block[i].Opcode)) return;
        }
        var items = new object[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = _consts[block[start + i].Oparg];
            block[start + i].Set(Opcode.Nop);
        }
        block[start + count].Set(Opcode.LoadConst, _consts.Add(items));
    }

    // swaptimize: the shortest run of SWAPs with the same effect. Answers with the index of the run's last instruction.
    private static int OptimizeSwaps(BasicBlock block, int start)
    {
        int depth = block[start].Oparg, length = 1;
        bool more = false;
        for (; start + length < block.Count; length++)
        {
            ref FlowInstruction instruction = ref block[start + length];
            if (instruction.Opcode == Opcode.Swap)
            {
                depth = Math.Max(depth, instruction.Oparg);
                more = true;
            }
            else if (instruction.Opcode != Opcode.Nop)
            {
                break;
            }
        }
        if (!more) return start;
        const int Visited = -1;
        var stack = new int[depth];
        for (int i = 0; i < depth; i++) stack[i] = i;
        for (int i = 0; i < length; i++)
        {
            ref FlowInstruction instruction = ref block[start + i];
            if (instruction.Opcode != Opcode.Swap) continue;
            (stack[0], stack[instruction.Oparg - 1]) = (stack[instruction.Oparg - 1], stack[0]);
        }
        // Undo the permutation cycle by cycle, writing the swaps from the end of the run backwards.
        int current = length - 1;
        for (int i = 0; i < depth; i++)
        {
            if (stack[i] == Visited || stack[i] == i) continue;
            int j = i;
            while (true)
            {
                if (j != 0) block[start + current--].Set(Opcode.Swap, j + 1);
                if (stack[j] == Visited) break;
                int following = stack[j];
                stack[j] = Visited;
                j = following;
            }
        }
        while (current >= 0) block[start + current--].Set(Opcode.Nop);
        return start + length - 1;
    }

    private static bool IsSwappable(Opcode opcode) => opcode is Opcode.StoreFast or Opcode.StoreFastMaybeNull or Opcode.PopTop;

    private static int StoresTo(in FlowInstruction instruction) =>
        instruction.Opcode is Opcode.StoreFast or Opcode.StoreFastMaybeNull ? instruction.Oparg : -1;

    private static int NextSwappable(BasicBlock block, int index, int line)
    {
        while (++index < block.Count)
        {
            ref FlowInstruction instruction = ref block[index];
            // Moving stores across lines would show in a trace.
            if (line >= 0 && instruction.Location.Line != line) return -1;
            if (instruction.Opcode == Opcode.Nop) continue;
            return IsSwappable(instruction.Opcode) ? index : -1;
        }
        return -1;
    }

    // apply_static_swaps: swap the instructions that pop instead of the items they pop.
    private static void ApplyStaticSwaps(BasicBlock block, int index)
    {
        for (; index >= 0; index--)
        {
            ref FlowInstruction swap = ref block[index];
            if (swap.Opcode != Opcode.Swap)
            {
                if (swap.Opcode == Opcode.Nop || IsSwappable(swap.Opcode)) continue;
                return;
            }
            int first = NextSwappable(block, index, -1);
            if (first < 0) return;
            int second = first, line = block[first].Location.Line;
            for (int count = swap.Oparg - 1; count > 0; count--)
            {
                second = NextSwappable(block, second, line);
                if (second < 0) return;
            }
            if (!CanExchange(block, first, second)) return;
            swap.Set(Opcode.Nop);
            (block[first], block[second]) = (block[second], block[first]);
        }
    }

    private static bool CanExchange(BasicBlock block, int first, int second)
    {
        int storeFirst = StoresTo(block[first]), storeSecond = StoresTo(block[second]);
        if (storeFirst < 0 && storeSecond < 0) return true;
        if (storeFirst == storeSecond) return false;
        for (int i = first + 1; i < second; i++)
        {
            int store = StoresTo(block[i]);
            if (store >= 0 && (store == storeFirst || store == storeSecond)) return false;
        }
        return true;
    }
}
