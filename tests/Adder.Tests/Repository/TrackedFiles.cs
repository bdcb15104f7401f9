using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Adder.Tests.Repository;

/// <summary>What git tracks in this checkout.</summary>
internal static class TrackedFiles
{
    internal static string Root { get; } = FindRoot();

    internal static IReadOnlyList<string> All { get; } = List();

    internal static IEnumerable<string> In(string folder, string extension) =>
        All.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)
            && path.EndsWith(extension, StringComparison.Ordinal));

    internal static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Adder.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No Adder.slnx above {here}");
    }

    private static List<string> List()
    {
        ProcessStartInfo start = new("git", "ls-files -z --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }
}
