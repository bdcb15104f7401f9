using System.Diagnostics;

namespace Adder.Differential;

/// <summary>Tools that a usual build of CPython has nothing to compare with.</summary>
public sealed class Tools
{
    private const string Counted = """
        import sys

        def total(n):
            s = 0
            for i in range(n):
                s += i

        total(2)
        sys._stats_clear()
        sys._stats_on()
        total(1000)
        sys._stats_off()
        sys._stats_dump()
        """;

    [Fact]
    public async Task Statistics_of_the_evaluator_are_counted_written_and_shown()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string written = Directory.CreateDirectory(Path.Combine(folder.FullName, "py_stats")).FullName;
            Assert.Equal("", await Run(folder.FullName, "-c", Counted));
            Assert.Single(Directory.GetFiles(written));
            string report = await Run(folder.FullName, "-m", "_adder.pystats");
            Assert.Matches(@"FOR_ITER_RANGE +1,001 ", report);
            Assert.Matches(@"BINARY_OP_ADD_INT +1,000 ", report);
            Assert.Matches(@"(?m)^FOR_ITER +1,001 +100\.0 %", report);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Run(string temporary, params string[] arguments)
    {
        ProcessStartInfo start = new(PythonCase.Executable, arguments) { RedirectStandardOutput = true };
        start.Environment["TMPDIR"] = temporary;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
