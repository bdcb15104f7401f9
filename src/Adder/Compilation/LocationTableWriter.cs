using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>Writes <c>co_linetable</c>: an entry for every run of instructions from one place (PEP 657).</summary>
internal static class LocationTableWriter
{
    private const int NoLocation = 15;
    private const int LongForm = 14;
    private const int NoColumns = 13;
    private const int OneLine = 10;
    private const int MaxLength = 8;

    public static byte[] Write(FlowGraph graph, int firstLine)
    {
        var writer = new TableWriter();
        int line = firstLine, units = 0;
        Location current = Location.None;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Location != current)
                {
                    WriteRun(ref writer, current, units, ref line);
                    current = instruction.Location;
                    units = 0;
                }
                units += OpcodeInfo.Size(instruction.Opcode, instruction.Oparg);
            }
        }
        WriteRun(ref writer, current, units, ref line);
        return writer.ToArray();
    }

    private static void WriteRun(ref TableWriter writer, in Location location, int units, ref int line)
    {
        for (; units > MaxLength; units -= MaxLength) WriteEntry(ref writer, location, MaxLength, ref line);
        if (units > 0) WriteEntry(ref writer, location, units, ref line);
    }

    // write_location_info_entry
    private static void WriteEntry(ref TableWriter writer, in Location location, int units, ref int line)
    {
        if (location.Line < 0)
        {
            WriteHeader(ref writer, NoLocation, units);
            return;
        }
        int delta = location.Line - line, column = location.Column, endColumn = location.EndColumn;
        bool single = location.EndLine == location.Line;
        if (column < 0 || endColumn < 0)
        {
            if (single || location.EndLine == -1)
            {
                WriteHeader(ref writer, NoColumns, units);
                WriteSigned(ref writer, delta);
                line = location.Line;
                return;
            }
        }
        else if (single)
        {
            if (delta == 0 && column < 80 && endColumn - column < 16 && endColumn >= column)
            {
                WriteHeader(ref writer, column >> 3, units);
                writer.Add((column & 7) << 4 | endColumn - column);
                return;
            }
            if (delta is >= 0 and < 3 && column < 128 && endColumn < 128)
            {
                WriteHeader(ref writer, OneLine + delta, units);
                writer.Add(column);
                writer.Add(endColumn);
                line = location.Line;
                return;
            }
        }
        WriteHeader(ref writer, LongForm, units);
        WriteSigned(ref writer, delta);
        WriteNumber(ref writer, location.EndLine - location.Line);
        WriteNumber(ref writer, column + 1);
        WriteNumber(ref writer, endColumn + 1);
        line = location.Line;
    }

    private static void WriteHeader(ref TableWriter writer, int code, int units) => writer.Add(128 | code << 3 | units - 1);

    private static void WriteNumber(ref TableWriter writer, int number)
    {
        uint value = (uint)number;
        for (; value >= 64; value >>= 6) writer.Add((int)(64 | value & 63));
        writer.Add((int)value);
    }

    private static void WriteSigned(ref TableWriter writer, int number) =>
        WriteNumber(ref writer, number < 0 ? -number << 1 | 1 : number << 1);
}
