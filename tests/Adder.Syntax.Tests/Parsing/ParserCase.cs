using System.Text;
using System.Text.Json;
using Adder.Syntax.Parsing;
using Adder.SyntaxCheck;

namespace Adder.Syntax.Tests.Parsing;

/// <summary>A source, and what CPython 3.12 makes of it: see record.py.</summary>
public sealed record ParserCase(string Mode, string Source, string Recorded)
{
    public static IEnumerable<ParserCase> All()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Parsing", "cases.jsonl");
        foreach (string line in File.ReadLines(file))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement answer = document.RootElement[2];
            yield return new ParserCase(
                document.RootElement[0].GetString()!, document.RootElement[1].GetString()!,
                answer.ValueKind == JsonValueKind.String ? answer.GetString()! : JsonSerializer.Serialize(answer));
        }
    }

    public string Parse(bool skipPrediction)
    {
        var options = new ParserOptions
        {
            Mode = Mode switch
            {
                "exec" => ParseMode.File,
                "eval" => ParseMode.Eval,
                "single" => ParseMode.Single,
                _ => ParseMode.FunctionType,
            },
            SkipPrediction = skipPrediction,
        };
        try
        {
            return TreeDump.Of(Parser.Parse(Encoding.UTF8.GetBytes(Source), options));
        }
        catch (SyntaxErrorException exception)
        {
            SyntaxError e = exception.Error;
            return JsonSerializer.Serialize<object?[]>(
                [e.Kind.ToString(), e.Message, e.Line, e.Offset, e.Text, e.EndLine, e.EndOffset]);
        }
    }
}
