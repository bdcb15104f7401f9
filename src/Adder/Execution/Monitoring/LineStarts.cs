using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>The instructions that a line event belongs to. (initialize_lines)</summary>
internal static class LineStarts
{
    internal static bool[] Of(CodeObject code)
    {
        byte[] bytecode = code.Bytecode;
        int count = bytecode.Length / 2;
        int[] lines = Lines(code, count);
        bool[] starts = new bool[count];
        int current = -1;
        for (int i = FirstTraceable(bytecode); i < count; i++)
        {
            Opcode op = (Opcode)bytecode[2 * i];
            // END_FOR and END_SEND are jumped over, RESUME belongs to instrumentation itself.
            if (op is not (Opcode.EndFor or Opcode.EndSend or Opcode.EndAsyncFor or Opcode.Resume))
            {
                starts[i] = lines[i] >= 0 && lines[i] != current;
                current = lines[i];
            }
            i += OpcodeInfo.Caches(op);
        }
        MarkTargets(code, bytecode, lines, starts);
        return starts;
    }

    // What stands before the first RESUME makes cells and generators and belongs to no line. (_co_firsttraceable)
    internal static int FirstTraceable(byte[] bytecode)
    {
        int i = 0;
        while (i < bytecode.Length / 2 && (Opcode)bytecode[2 * i] != Opcode.Resume) i++;
        return i;
    }

    private static int[] Lines(CodeObject code, int count)
    {
        int[] lines = new int[count];
        foreach ((int start, int end, int line, _, _, _) in new LocationTable(code))
        {
            for (int i = start; i < end && i < count; i++) lines[i] = line;
        }
        return lines;
    }

    private static void MarkTargets(CodeObject code, byte[] bytecode, int[] lines, bool[] starts)
    {
        int extended = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            Opcode op = (Opcode)bytecode[2 * i];
            int arg = bytecode[2 * i + 1] | extended, caches = OpcodeInfo.Caches(op);
            extended = op == Opcode.ExtendedArg ? arg << 8 : 0;
            if (OpcodeInfo.IsJump(op) && op is not (Opcode.Send or Opcode.JumpBackwardNoInterrupt))
            {
                int target = i + 1 + caches + (op == Opcode.JumpBackward ? -arg : arg);
                if (op == Opcode.ForIter) target++;
                // The END_SEND that CLEANUP_THROW jumps to goes on with its line.
                if (target >= 0 && target < starts.Length && lines[target] >= 0 && (Opcode)bytecode[2 * target] != Opcode.EndSend) starts[target] = true;
            }
            i += caches;
        }
        MarkHandlers(code, lines, starts);
    }

    private static void MarkHandlers(CodeObject code, int[] lines, bool[] starts)
    {
        foreach (int target in new HandlerTable(code.ExceptionTable).Targets())
        {
            if (target < starts.Length && lines[target] >= 0 && (Opcode)code.Bytecode[2 * target] is not (Opcode.EndAsyncFor or Opcode.CleanupThrow))
            {
                starts[target] = true;
            }
        }
    }
}
