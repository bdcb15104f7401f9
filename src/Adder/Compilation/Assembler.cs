using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>Makes the finished <see cref="CodeUnit"/> of a unit: optimizes the flow graph, lays it out, writes code and tables.</summary>
internal static class Assembler
{
    // optimize_and_assemble_code_unit
    public static CodeUnit Assemble(CompilationUnit unit, CodeFlags flags)
    {
        FlowGraph graph = FlowGraph.Of(unit.Instructions, unit.Consts);
        graph.Optimize(unit.Varnames.Count, unit.Symbols.Varnames.Count, unit.FirstLine);
        return Assemble(unit, graph, flags);
    }

    public static CodeUnit Assemble(CompilationUnit unit, FlowGraph graph, CodeFlags flags)
    {
        LocalsLayout locals = LocalsLayout.Of(unit, graph, flags);
        int stackSize = graph.MaxStackDepth(flags);
        graph.ConvertPseudoInstructions();
        graph.ResolveJumps();
        return new CodeUnit
        {
            Name = unit.Name,
            Qualname = unit.Qualname,
            Flags = flags,
            ArgCount = unit.PosOnlyArgCount + unit.ArgCount,
            PosOnlyArgCount = unit.PosOnlyArgCount,
            KwOnlyArgCount = unit.KwOnlyArgCount,
            StackSize = stackSize,
            FirstLine = unit.FirstLine,
            Code = CodeOf(graph),
            Consts = unit.Consts.ToArray(),
            Names = unit.Names.ToArray(),
            LocalsPlusNames = locals.Names,
            LocalsPlusKinds = locals.Kinds,
            LineTable = LocationTableWriter.Write(graph, unit.FirstLine),
            ExceptionTable = ExceptionTableWriter.Write(graph),
        };
    }

    private static byte[] CodeOf(FlowGraph graph)
    {
        int units = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                units += OpcodeInfo.Size(instruction.Opcode, instruction.Oparg);
            }
        }
        var code = new byte[units * 2];
        int at = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                int oparg = instruction.Oparg, caches = OpcodeInfo.Caches(instruction.Opcode);
                for (int extended = OpcodeInfo.Size(instruction.Opcode, oparg) - 1 - caches; extended > 0; extended--)
                {
                    code[at++] = (byte)Opcode.ExtendedArg;
                    code[at++] = (byte)(oparg >> extended * 8);
                }
                code[at++] = (byte)instruction.Opcode;
                code[at++] = (byte)oparg;
                at += caches * 2;
            }
        }
        return code;
    }
}
