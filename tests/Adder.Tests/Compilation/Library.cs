using Adder.Bytecode;
using Adder.Compilation;
using Adder.Syntax.Parsing;
using Adder.Syntax.Text;
using Mod = Adder.Syntax.Tree.Mod;

namespace Adder.Tests.Compilation;

/// <summary>The files of the standard library, compiled.</summary>
internal static class Library
{
    private const int ParserStack = 64 << 20;

    /// <summary>Compiles every file whose digest was recorded.</summary>
    internal static void Compile(Action<string, string, CodeUnit> check)
    {
        string root = RepositoryRoot();
        string library = Path.Combine(root, "out", "lib", "python3.12");
        Assert.True(Directory.Exists(library), "the standard library is not there: build with ./adder first");
        var thread = new Thread(() => CompileAll(root, library, check), ParserStack);
        thread.Start();
        thread.Join();
    }

    private static void CompileAll(string root, string library, Action<string, string, CodeUnit> check)
    {
        string digests = Path.Combine(root, "tests", "Adder.Tests", "Compilation", "digests.txt");
        foreach (string line in File.ReadLines(digests))
        {
            string digest = line[..12], file = line[13..];
            if (!IsOurs(root, file)) check(file, digest, CodeOf(Path.Combine(library, file)));
        }
    }

    /// <summary>Whether Lib/ has a file, or a folder for the whole package, that stands in for the library's.</summary>
    private static bool IsOurs(string root, string file) =>
        File.Exists(Path.Combine(root, "Lib", file))
        || file.Contains('/') && Directory.Exists(Path.Combine(root, "Lib", Path.GetDirectoryName(file)!));

    private static CodeUnit CodeOf(string path)
    {
        Mod tree = Parser.Parse(SourceText.Decode(File.ReadAllBytes(path), decoder: Decode));
        return Compiler.Compile(tree, CompilerOptions.Default);
    }

    private static string? Decode(string encoding, ReadOnlySpan<byte> source, out string? failure)
    {
        failure = null;
        return encoding is "latin-1" or "latin1" ? System.Text.Encoding.Latin1.GetString(source) : null;
    }

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Adder.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
