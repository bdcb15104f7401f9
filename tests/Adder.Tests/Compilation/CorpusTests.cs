namespace Adder.Tests.Compilation;

/// <summary>The whole standard library compiles to CPython 3.12's code objects, byte for byte, as recorded in digests.txt.</summary>
public class CorpusTests
{
    [Fact]
    public void Every_library_file_compiles_to_the_recorded_code()
    {
        var wrong = new List<string>();
        Library.Compile((file, digest, code) =>
        {
            if (CodeDigest.Of(code) != digest) wrong.Add(file);
        });
        Assert.Empty(wrong);
    }
}
