using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Adder.Generators.Clinic;

/// <summary>C# text with indentation.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    internal CodeText Line(string line)
    {
        if (line.Length > 0) _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    internal void Open(string line)
    {
        Line(line);
        Line("{");
        _depth++;
    }

    internal void Close(string end = "}")
    {
        _depth--;
        Line(end);
    }

    internal static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text.Replace("\r\n", "\n"), true);

    public override string ToString() => _text.ToString();
}
