using Adder.Syntax.Text;

namespace Adder.Compilation;

/// <summary>Where in the source an instruction comes from; a negative line is "nowhere", negative columns are "unknown".</summary>
internal readonly record struct Location(int Line, int EndLine, int Column, int EndColumn)
{
    public static readonly Location None = new(-1, -1, -1, -1);

    public static Location Of(SourceSpan span) => new(span.Line, span.EndLine, span.Column, span.EndColumn);

    // The one that comes with a record makes a comparer for numbers, which no precompiled code can.
    public bool Equals(Location other) =>
        Line == other.Line && EndLine == other.EndLine && Column == other.Column && EndColumn == other.EndColumn;

    public override int GetHashCode() => HashCode.Combine(Line, EndLine, Column, EndColumn);

    public static Location OfLine(int line) => new(line, line, 0, 0);
}
