using Adder.Bytecode;
using Adder.Compilation;
using Adder.Syntax.Parsing;
using Adder.Syntax.Text;
using Mod = Adder.Syntax.Tree.Mod;

namespace Adder.Tests.Compilation;

/// <summary>The whole standard library compiles to CPython 3.12's code objects, byte for byte, as recorded in digests.txt.</summary>
public class CorpusTests
{
    private const int ParserStack = 64 << 20;

    [Fact]
    public void Every_library_file_compiles_to_the_recorded_code()
    {
        string root = RepositoryRoot();
        string library = Path.Combine(root, "out", "lib", "python3.12");
        Assert.True(Directory.Exists(library), "the standard library is not there: build with ./adder first");
        var wrong = new List<string>();
        var thread = new Thread(() => CompileAll(root, library, wrong), ParserStack);
        thread.Start();
        thread.Join();
        Assert.Empty(wrong);
    }

    private static void CompileAll(string root, string library, List<string> wrong)
    {
        string digests = Path.Combine(root, "tests", "Adder.Tests", "Compilation", "digests.txt");
        foreach (string line in File.ReadLines(digests))
        {
            string digest = line[..12], file = line[13..];
            if (IsOurs(root, file)) continue;
            if (DigestOf(Path.Combine(library, file)) != digest) wrong.Add(file);
        }
    }

    /// <summary>Whether Lib/ has a file, or a folder for the whole package, that stands in for the library's.</summary>
    private static bool IsOurs(string root, string file) =>
        File.Exists(Path.Combine(root, "Lib", file))
        || file.Contains('/') && Directory.Exists(Path.Combine(root, "Lib", Path.GetDirectoryName(file)!));

    private static string DigestOf(string path)
    {
        Mod tree = Parser.Parse(SourceText.Decode(File.ReadAllBytes(path), decoder: Decode));
        CodeUnit code = Compiler.Compile(tree, CompilerOptions.Default);
        return CodeDigest.Of(code);
    }

    private static string? Decode(string encoding, ReadOnlySpan<byte> source) =>
        encoding is "latin-1" or "latin1" ? System.Text.Encoding.Latin1.GetString(source) : null;

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Adder.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
