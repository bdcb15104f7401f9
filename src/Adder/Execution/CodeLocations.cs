using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>Where in the source an instruction comes from; -1 for what is unknown.</summary>
internal readonly record struct SourcePosition(int Line, int EndLine, int Column, int EndColumn);

/// <summary>Reads a code object's location table (PEP 657).</summary>
internal static class CodeLocations
{
    private const int NoColumns = 13, Long = 14, None = 15;

    /// <summary>The line of the instruction at an offset in code units, or -1. (PyCode_Addr2Line)</summary>
    internal static int LineAt(CodeObject code, int offset)
    {
        if (offset < 0) return code.FirstLine;
        foreach ((int start, int end, SourcePosition position) in new Reader(code))
        {
            if (offset >= start && offset < end) return position.Line;
        }
        return -1;
    }

    internal static SourcePosition PositionAt(CodeObject code, int offset)
    {
        foreach ((int start, int end, SourcePosition position) in new Reader(code))
        {
            if (offset >= start && offset < end) return position;
        }
        return new SourcePosition(-1, -1, -1, -1);
    }

    /// <summary>All entries: start and end in code units, and position.</summary>
    internal static Reader Entries(CodeObject code) => new(code);

    /// <summary>Goes through the entries of the table.</summary>
    internal struct Reader(CodeObject code)
    {
        private readonly byte[] _table = code.LineTable;
        private int _at;
        private int _line = code.FirstLine;
        private int _unit;

        public (int Start, int End, SourcePosition Position) Current { get; private set; }

        public readonly Reader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_at >= _table.Length) return false;
            int head = _table[_at++], kind = head >> 3 & 15, start = _unit;
            _unit += (head & 7) + 1;
            Current = (start, _unit, ReadPosition(kind));
            return true;
        }

        private SourcePosition ReadPosition(int kind)
        {
            switch (kind)
            {
                case None: return new SourcePosition(-1, -1, -1, -1);
                case Long:
                    _line += ReadSigned();
                    int endLine = _line + ReadNumber(), column = ReadNumber() - 1, endColumn = ReadNumber() - 1;
                    return new SourcePosition(_line, endLine, column, endColumn);
                case NoColumns:
                    _line += ReadSigned();
                    return new SourcePosition(_line, _line, -1, -1);
                case 10 or 11 or 12:
                    _line += kind - 10;
                    return new SourcePosition(_line, _line, _table[_at++], _table[_at++]);
                default:
                    int second = _table[_at++], short_ = kind << 3 | second >> 4;
                    return new SourcePosition(_line, _line, short_, short_ + (second & 15));
            }
        }

        private int ReadNumber()
        {
            int b = _table[_at++], number = b & 63, shift = 0;
            while ((b & 64) != 0)
            {
                b = _table[_at++];
                number |= (b & 63) << (shift += 6);
            }
            return number;
        }

        private int ReadSigned()
        {
            int number = ReadNumber();
            return (number & 1) != 0 ? -(number >> 1) : number >> 1;
        }
    }
}
