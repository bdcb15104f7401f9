using System.Diagnostics;
using System.Globalization;
using Adder.Bytecode;
using Adder.Compilation;
using Adder.Syntax;
using Adder.Syntax.Parsing;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;
using Adder.Tests.Compilation;

namespace Adder.CompileCheck;

/// <summary>Compiles the files that standard input names and prints a digest of the code, or the error, of each; for fuzz.py.</summary>
internal static class Program
{
    private const int DeepStack = 64 << 20;

    private static int Main()
    {
        var thread = new Thread(Run, DeepStack);
        thread.Start();
        thread.Join();
        return 0;
    }

    private static void Run()
    {
        var clock = Stopwatch.StartNew();
        long size = 0;
        while (Console.ReadLine() is { } file)
        {
            byte[] source = File.ReadAllBytes(file);
            size += source.Length;
            Console.WriteLine($"{Describe(source)}\t{file}");
        }
        Console.Error.WriteLine($"{size / 1e6:F2} MB in {clock.Elapsed.TotalSeconds:F2} s");
    }

    private static string EndOf(SyntaxError error) => error.EndLine <= 0 ? "None, None"
        : string.Create(CultureInfo.InvariantCulture, $"{error.EndLine}, {(error.EndOffset == SyntaxError.NoOffset ? "None" : error.EndOffset)}");

    private static string Describe(byte[] source)
    {
        try
        {
            var options = new ParserOptions { OffsetsInBytes = !SourceText.DeclaresEncoding(source) };
            Mod tree = Parser.Parse(SourceText.Decode(source), options);
            return CodeDigest.Of(Compiler.Compile(tree, CompilerOptions.Default));
        }
        catch (SyntaxErrorException failure)
        {
            SyntaxError error = failure.Error;
            bool hasPlace = error.Kind is SyntaxErrorKind.SyntaxError or SyntaxErrorKind.IndentationError or SyntaxErrorKind.TabError;
            string place = hasPlace ? $"{error.Line}, {error.Offset}, {EndOf(error)}" : "0, -1";
            return $"{error.Kind}: {error.Message} ({place})".Replace('\n', ' ').Replace('\t', ' ');
        }
    }
}
