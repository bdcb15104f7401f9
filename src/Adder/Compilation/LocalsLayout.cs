using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>Where locals, cells and free variables lie in the frame, and the instructions that set them up.</summary>
internal readonly struct LocalsLayout
{
    private LocalsLayout(string[] names, LocalKind[] kinds)
    {
        Names = names;
        Kinds = kinds;
    }

    public string[] Names { get; }

    public LocalKind[] Kinds { get; }

    // prepare_localsplus, compute_localsplus_info
    public static LocalsLayout Of(CompilationUnit unit, FlowGraph graph, CodeFlags flags)
    {
        int[] offsets = CellOffsets(unit);
        InsertPrefix(unit, graph.Entry, offsets, flags);
        int dropped = FixCellOffsets(unit, graph, offsets);
        int locals = unit.Varnames.Count, cells = unit.Cellvars.Count, frees = unit.Freevars.Count;
        int count = locals + cells + frees - dropped;
        var names = new string[count];
        var kinds = new LocalKind[count];
        for (int i = 0; i < locals; i++)
        {
            string name = unit.Varnames.NameAt(i);
            names[i] = name;
            kinds[i] = LocalKind.Local;
            if (unit.FastHidden.Contains(name)) kinds[i] |= LocalKind.Hidden;
            if (cells > 0 && unit.Cellvars.Contains(name)) kinds[i] |= LocalKind.Cell;
        }
        int at = locals;
        foreach (string name in unit.Cellvars.Names)
        {
            if (unit.Varnames.Contains(name)) continue;
            names[at] = name;
            kinds[at++] = LocalKind.Cell;
        }
        foreach (string name in unit.Freevars.Names)
        {
            names[at] = name;
            kinds[at++] = LocalKind.Free;
        }
        return new LocalsLayout(names, kinds);
    }

    // build_cellfixedoffsets: a parameter that is a cell stays where the parameter is.
    private static int[] CellOffsets(CompilationUnit unit)
    {
        int locals = unit.Varnames.Count;
        var offsets = new int[unit.Cellvars.Count + unit.Freevars.Count];
        for (int i = 0; i < offsets.Length; i++) offsets[i] = locals + i;
        for (int i = 0; i < unit.Cellvars.Count; i++)
        {
            int at = unit.Varnames.Find(unit.Cellvars.NameAt(i));
            if (at >= 0) offsets[i] = at;
        }
        return offsets;
    }

    // insert_prefix_instructions
    private static void InsertPrefix(CompilationUnit unit, BasicBlock entry, int[] offsets, CodeFlags flags)
    {
        if ((flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0)
        {
            var line = new Location(unit.FirstLine, unit.FirstLine, -1, -1);
            entry.Insert(0, new FlowInstruction { Opcode = Opcode.ReturnGenerator, Location = line });
            entry.Insert(1, new FlowInstruction { Opcode = Opcode.PopTop, Location = Location.None });
        }
        int cells = unit.Cellvars.Count;
        if (cells > 0)
        {
            // In the order in which they lie in the frame.
            var order = new int[cells];
            for (int i = 0; i < cells; i++) order[i] = i;
            Array.Sort(offsets[..cells], order);
            for (int i = 0; i < cells; i++)
            {
                entry.Insert(i, new FlowInstruction { Opcode = Opcode.MakeCell, Oparg = order[i], Location = Location.None });
            }
        }
        int frees = unit.Freevars.Count;
        if (frees > 0)
        {
            entry.Insert(0, new FlowInstruction { Opcode = Opcode.CopyFreeVars, Oparg = frees, Location = Location.None });
        }
    }

    // fix_cell_offsets
    private static int FixCellOffsets(CompilationUnit unit, FlowGraph graph, int[] offsets)
    {
        if (offsets.Length == 0) return 0;
        int locals = unit.Varnames.Count, dropped = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] == i + locals) offsets[i] -= dropped;
            else dropped++;
        }
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (OpcodeInfo.HasFree(instruction.Opcode)) instruction.Oparg = offsets[instruction.Oparg];
            }
        }
        return dropped;
    }
}
