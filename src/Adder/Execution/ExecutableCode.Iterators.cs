using Adder.Bytecode;

namespace Adder.Execution;

// Loops over temporary generators; see Temporaries.
internal sealed unsafe partial class ExecutableCode
{
    private bool[]? _watchedPops;

    /// <summary>The kinds of values on the stack before each unit, once some loop in this code goes over a temporary generator.</summary>
    internal long[]? IteratorKinds { get; private set; }

    /// <summary>It makes a generator that goes over the iterator which it is called with: a generator expression.</summary>
    internal bool TakesIterator => (Source.Flags & CodeFlags.Generator) != 0 && LocalCount > 0 && Source.LocalsPlusNames[0].Is(".0");

    /// <summary>From now on, iterators that the code takes from the stack are dropped as <see cref="Temporaries"/>.</summary>
    internal void WatchIterators()
    {
        if (IteratorKinds is not null) return;
        long[] kinds = StackKinds.Of(Source);
        IteratorKinds = kinds;
        for (int i = 0; i < UnitCount; i++)
        {
            Opcode op = (Opcode)Bytecode[2 * i];
            if (op == Opcode.PopTop && kinds[i] > 0 && StackKinds.Top(kinds[i]) == StackKind.Iterator) WatchPop(i);
            i += OpcodeInfo.Caches(op);
        }
    }

    /// <summary>The POP_TOP at the unit drops what may be a temporary.</summary>
    internal void WatchPop(int unit)
    {
        (_watchedPops ??= new bool[UnitCount])[unit] = true;
        PutDrop(unit);
    }

    /// <summary>Puts the hidden forms back when the instructions have become what was compiled.</summary>
    internal void PutDrops()
    {
        if (_watchedPops is not { } watched) return;
        for (int i = 0; i < watched.Length; i++)
        {
            if (watched[i]) PutDrop(i);
        }
    }

    // Where a line begins, or where tools want each instruction, it stands beneath what tells them.
    private void PutDrop(int unit)
    {
        Opcode shown = (Opcode)First[unit].Opcode;
        bool tellsLine = shown == Opcode.InstrumentedLine;
        if (tellsLine) shown = (Opcode)BeneathLine[unit];
        if (shown == Opcode.InstrumentedInstruction) BeneathInstruction[unit] = (byte)HiddenOpcode.DropTop;
        else if (tellsLine) BeneathLine[unit] = (byte)HiddenOpcode.DropTop;
        else First[unit].Opcode = (ushort)HiddenOpcode.DropTop;
    }
}
