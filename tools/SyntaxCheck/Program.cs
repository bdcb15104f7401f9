using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Adder.Bytecode;
using Adder.Compilation;
using Adder.Syntax;
using Adder.Syntax.Parsing;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.SyntaxCheck;

/// <summary>Parses sources for the scripts beside it, which compare with CPython.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["dump", string file]:
                Console.WriteLine(Describe(File.ReadAllBytes(file), ParserOptions.Default));
                return 0;
            case ["digest", string list]:
                foreach (string file in File.ReadLines(list)) Console.WriteLine($"{Digest(file)} {file}");
                return 0;
            case ["passes", string list]:
                return Passes(File.ReadAllLines(list));
            case ["cases"]:
                return Cases();
            case ["speed", string list, string rounds]:
                Speed(File.ReadAllLines(list), int.Parse(rounds));
                return 0;
            default:
                Console.Error.WriteLine("usage: SyntaxCheck dump FILE | digest LIST | passes LIST | cases | speed LIST ROUNDS");
                return 2;
        }
    }

    private static string Digest(string file)
    {
        byte[] text = Encoding.UTF8.GetBytes(Describe(File.ReadAllBytes(file), ParserOptions.Default));
        return Convert.ToHexStringLower(SHA256.HashData(text))[..16];
    }

    private static string Describe(byte[] source, ParserOptions options, bool decode = true, bool dump = true)
    {
        try
        {
            if (decode) source = SourceText.Decode(source, decoder: Decode);
            Mod tree = Parser.Parse(source, options);
            return dump ? TreeDump.Of(tree) : "ok";
        }
        catch (SyntaxErrorException exception)
        {
            return Show(exception.Error);
        }
    }

    /// <summary>Whether the predictive pass and the exact one give the same trees.</summary>
    private static int Passes(string[] files)
    {
        int differences = 0;
        var exact = new ParserOptions { SkipPrediction = true };
        foreach (string file in files)
        {
            byte[] source = File.ReadAllBytes(file);
            if (Describe(source, ParserOptions.Default) == Describe(source, exact)) continue;
            Console.WriteLine($"the passes differ: {file}");
            differences++;
        }
        Console.WriteLine($"{files.Length} files, {differences} differ");
        return differences == 0 ? 0 : 1;
    }

    private static string? Decode(string encoding, ReadOnlySpan<byte> source, out string? failure)
    {
        failure = null;
        try
        {
            return Encoding.GetEncoding(encoding).GetString(source);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Collects warnings, and shows them before the tree or error.</summary>
    private sealed class WarningList : ISyntaxWarnings
    {
        public StringBuilder Text { get; } = new();

        public bool Warn(SyntaxWarningCategory category, string message, int line)
        {
            Text.Append($"{category}:{line}:{message};");
            return true;
        }
    }

    private sealed record Case(string Source, string Mode, int? Feature, bool? Comments, bool? Incomplete, bool? Tree, bool? Bytes, bool? Warnings, bool? File, int? Optimize);

    /// <summary>A case per line of the input, as JSON; the answer per line of the output.</summary>
    private static int Cases()
    {
        var json = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        while (Console.ReadLine() is string line)
        {
            Case item = JsonSerializer.Deserialize<Case>(line, json)!;
            var warnings = new WarningList();
            var options = new ParserOptions
            {
                Mode = item.Mode switch
                {
                    "exec" => ParseMode.File,
                    "eval" => ParseMode.Eval,
                    "single" => ParseMode.Single,
                    _ => ParseMode.FunctionType,
                },
                FeatureVersion = item.Feature ?? 12,
                TypeComments = item.Comments ?? false,
                AllowIncompleteInput = item.Incomplete ?? false,
                DontImplyDedent = item.Incomplete ?? false,
                OffsetsInBytes = item.Bytes ?? false,
                Warnings = warnings,
                FileLine = item.File == true ? line => LineOf(item.Source, line) : null,
            };
            if (item.Optimize is int optimize)
            {
                Console.WriteLine(Code(item, options, optimize, warnings));
                continue;
            }
            string answer = Describe(Encoding.Latin1.GetBytes(item.Source), options, item.Bytes == true, item.Tree == true);
            Console.WriteLine(item.Warnings == true ? JsonSerializer.Serialize<object[]>(["warnings", warnings.Text.ToString()]) : answer);
        }
        return 0;
    }

    /// <summary>The code object, marshalled, and the warnings; or the error.</summary>
    private static string Code(Case item, ParserOptions options, int optimize, WarningList warnings)
    {
        try
        {
            Mod tree = Parser.Parse(Encoding.Latin1.GetBytes(item.Source), options);
            CodeUnit unit = Compiler.Compile(tree, new CompilerOptions { Optimize = optimize, Warnings = warnings });
            return JsonSerializer.Serialize<string[]>(
                ["code", Convert.ToBase64String(CodeUnitMarshal.Write(unit, "<case>")), warnings.Text.ToString()]);
        }
        catch (SyntaxErrorException exception)
        {
            return Show(exception.Error);
        }
    }

    private static string Show(SyntaxError e)
    {
        int endOffset = e.EndOffset == SyntaxError.NoOffset ? 0 : e.EndOffset;
        return JsonSerializer.Serialize<object?[]>([e.Kind.ToString(), e.Message, e.Line, e.Offset, e.Text, e.EndLine, endOffset]);
    }

    /// <summary>The line that a file with this source has.</summary>
    private static string? LineOf(string source, int line)
    {
        string[] lines = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(source)).Split('\n');
        return line > lines.Length || (line == lines.Length && lines[^1].Length == 0) ? null : lines[line - 1] + (line < lines.Length ? "\n" : "");
    }

    private static void Speed(string[] files, int rounds)
    {
        byte[][] sources = Array.ConvertAll(files, file => SourceText.Decode(File.ReadAllBytes(file), decoder: Decode));
        long bytes = sources.Sum(source => (long)source.Length);
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (byte[] source in sources) Parser.TryParse(source, ParserOptions.Default, out _);
            double seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine($"{bytes / seconds / 1e6:f2} MB/s ({bytes / 1e6:f1} MB in {seconds:f2} s)");
        }
    }
}
