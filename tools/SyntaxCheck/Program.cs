using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
            case ["cases"]:
                return Cases();
            case ["speed", string list, string rounds]:
                Speed(File.ReadAllLines(list), int.Parse(rounds));
                return 0;
            default:
                Console.Error.WriteLine("usage: SyntaxCheck dump FILE | digest LIST | cases | speed LIST ROUNDS");
                return 2;
        }
    }

    private static string Digest(string file)
    {
        byte[] text = Encoding.UTF8.GetBytes(Describe(File.ReadAllBytes(file), ParserOptions.Default));
        return Convert.ToHexStringLower(SHA256.HashData(text))[..16];
    }

    private static string Describe(byte[] source, ParserOptions options, bool decode = true)
    {
        try
        {
            if (decode) source = SourceText.Decode(source, decoder: Decode);
            return TreeDump.Of(Parser.Parse(source, options));
        }
        catch (SyntaxErrorException exception)
        {
            SyntaxError e = exception.Error;
            return JsonSerializer.Serialize<object?[]>(
                [e.Kind.ToString(), e.Message, e.Line, e.Offset, e.Text, e.EndLine, e.EndOffset]);
        }
    }

    private static string? Decode(string encoding, ReadOnlySpan<byte> source)
    {
        try
        {
            return Encoding.GetEncoding(encoding).GetString(source);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private sealed record Case(string Source, string Mode, int? Feature, bool? Comments, bool? Incomplete, bool? Tree, bool? Bytes);

    /// <summary>A case per line of the input, as JSON; the answer per line of the output.</summary>
    private static int Cases()
    {
        var json = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        while (Console.ReadLine() is string line)
        {
            Case item = JsonSerializer.Deserialize<Case>(line, json)!;
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
            };
            string answer = Describe(Encoding.Latin1.GetBytes(item.Source), options, decode: item.Bytes == true);
            Console.WriteLine(item.Tree == true || answer[0] == '[' ? answer : "ok");
        }
        return 0;
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
