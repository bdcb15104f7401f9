using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>Writes <c>co_exceptiontable</c>: start, length, target, depth and "keep the instruction's index", six bits a byte.</summary>
internal static class ExceptionTableWriter
{
    private const int StartsEntry = 128;
    private const int Continues = 64;

    // assemble_exception_table
    public static byte[] Write(FlowGraph graph)
    {
        var writer = new TableWriter();
        BasicBlock? handler = null;
        int start = 0, offset = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if ((instruction.Except?.Offset ?? -1) != (handler?.Offset ?? -1))
                {
                    if (handler is not null) WriteEntry(ref writer, start, offset, handler);
                    start = offset;
                    handler = instruction.Except;
                }
                offset += OpcodeInfo.Size(instruction.Opcode, instruction.Oparg);
            }
        }
        if (handler is not null) WriteEntry(ref writer, start, offset, handler);
        return writer.ToArray();
    }

    private static void WriteEntry(ref TableWriter writer, int start, int end, BasicBlock handler)
    {
        int depth = handler.StartDepth - 1 - (handler.PreserveLasti ? 1 : 0);
        WriteItem(ref writer, start, StartsEntry);
        WriteItem(ref writer, end - start, 0);
        WriteItem(ref writer, handler.Offset, 0);
        WriteItem(ref writer, depth << 1 | (handler.PreserveLasti ? 1 : 0), 0);
    }

    private static void WriteItem(ref TableWriter writer, int value, int mark)
    {
        int shift = 0;
        while (shift < 24 && value >> shift + 6 != 0) shift += 6;
        for (; shift > 0; shift -= 6)
        {
            writer.Add(value >> shift & 63 | Continues | mark);
            mark = 0;
        }
        writer.Add(value & 63 | mark);
    }
}
