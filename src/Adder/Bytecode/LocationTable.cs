using Adder.Objects;

namespace Adder.Bytecode;

/// <summary>Some consecutive code units that come from one place; -1 for what is unknown.</summary>
internal readonly record struct LocationEntry(int Start, int End, int Line, int EndLine, int Column, int EndColumn);

/// <summary>Reads <c>co_linetable</c> entry by entry, and takes whatever it is given: damaged tables just end early.</summary>
internal struct LocationTable(byte[] table, int firstLine)
{
    private const int NoColumns = 13;
    private const int LongForm = 14;
    private const int NoLocation = 15;

    private int _at;
    private int _line = firstLine;
    private int _unit;

    public LocationTable(CodeObject code) : this(code.LineTable.ToArray(), code.FirstLine) { }

    public LocationEntry Current { get; private set; }

    public readonly LocationTable GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_at >= table.Length) return false;
        int head = ReadByte(), kind = head >> 3 & 15, start = _unit;
        _unit += (head & 7) + 1;
        (int line, int endLine, int column, int endColumn) = ReadPosition(kind);
        Current = new LocationEntry(start, _unit, line, endLine, column, endColumn);
        return true;
    }

    /// <summary>The line of a code unit, or -1; skips the columns.</summary>
    internal int LineAt(int offset)
    {
        while (_at < table.Length)
        {
            int head = ReadByte(), kind = head >> 3 & 15;
            if (kind is LongForm or NoColumns) _line += ReadSigned();
            else if (kind is 10 or 11 or 12) _line += kind - 10;
            _unit += (head & 7) + 1;
            if (offset < _unit) return kind == NoLocation ? -1 : _line;
            while (_at < table.Length && table[_at] < 0x80) _at++;
        }
        return -1;
    }

    /// <summary>The same table with nothing but lines, for -X no_debug_ranges. (remove_column_info)</summary>
    internal static PyBytes WithoutColumns(byte[] table)
    {
        List<byte> lines = new(table.Length);
        for (int at = 0, next; at < table.Length; at = next)
        {
            for (next = at + 1; next < table.Length && table[next] < 0x80; next++) { }
            int kind = table[at] >> 3 & 15, units = table[at] & 7;
            lines.Add((byte)(0x80 | (kind == NoLocation ? NoLocation : NoColumns) << 3 | units));
            if (kind == NoLocation) continue;
            var entry = new LocationTable(table, 0) { _at = at };
            entry.MoveNext();
            AddSigned(lines, entry._line);
        }
        return PyBytes.Own(lines.ToArray());
    }

    // write_signed_varint
    private static void AddSigned(List<byte> table, int value)
    {
        uint rest = value < 0 ? (uint)-value << 1 | 1 : (uint)value << 1;
        for (; rest >= 64; rest >>= 6) table.Add((byte)(64 | rest & 63));
        table.Add((byte)rest);
    }

    private (int, int, int, int) ReadPosition(int kind)
    {
        switch (kind)
        {
            case NoLocation:
                return (-1, -1, -1, -1);
            case LongForm:
                _line += ReadSigned();
                int endLine = _line + ReadNumber();
                int column = ReadNumber() - 1;
                return (_line, endLine, column, ReadNumber() - 1);
            case NoColumns:
                _line += ReadSigned();
                return (_line, _line, -1, -1);
            case 10 or 11 or 12:
                _line += kind - 10;
                int first = ReadByte();
                return (_line, _line, first, ReadByte());
            default:
                int second = ReadByte(), start = kind << 3 | second >> 4 & 7;
                return (_line, _line, start, start + (second & 15));
        }
    }

    private int ReadByte() => _at < table.Length ? table[_at++] : 0;

    private int ReadNumber()
    {
        int b = ReadByte(), number = b & 63;
        for (int shift = 6; (b & 64) != 0 && shift < 32; shift += 6)
        {
            b = ReadByte();
            number |= (b & 63) << shift;
        }
        return number;
    }

    private int ReadSigned()
    {
        int number = ReadNumber();
        return (number & 1) != 0 ? -(number >> 1) : number >> 1;
    }
}
