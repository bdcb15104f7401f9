using System.Text.RegularExpressions;

namespace Adder.Tests.Repository;

/// <summary>The rules that the repository keeps about itself (docs/style.md).</summary>
public sealed partial class HouseRules
{
    private const int LongestFile = 800;

    private static readonly string[] s_writtenByHand = [".cs", ".py", ".sh", ".md", ".targets", ".props", ".csproj"];

    [Fact]
    public void No_file_is_longer_than_800_lines()
    {
        IEnumerable<string> long_ =
            from path in TrackedFiles.All
            where s_writtenByHand.Contains(Path.GetExtension(path))
            let lines = TrackedFiles.Lines(path).Length
            where lines > LongestFile
            select $"{path}: {lines} lines";
        AssertNone(long_);
    }

    [Fact]
    public void Nothing_generated_or_built_is_tracked() =>
        AssertNone(TrackedFiles.All.Where(path => GeneratedOrBuilt().IsMatch(path)));

    [Fact]
    public void No_file_names_a_folder_of_one_machine_or_the_address_of_a_package_registry() =>
        AssertNone(
            from path in TrackedFiles.All
            where s_writtenByHand.Contains(Path.GetExtension(path)) || Path.GetExtension(path) is "" or ".json" or ".txt"
            from numbered in TrackedFiles.Lines(path).Select((text, index) => (text, line: index + 1))
            where OfOneMachine().IsMatch(numbered.text)
            select $"{path}:{numbered.line}: {numbered.text.Trim()}");

    [Fact]
    public void The_runtime_has_no_mutable_static_state() =>
        AssertNone(
            from path in TrackedFiles.In("src/Adder", ".cs").Concat(TrackedFiles.In("src/Adder.Modules", ".cs"))
            let lines = TrackedFiles.Lines(path)
            from index in Enumerable.Range(0, lines.Length)
            where MutableStatic().IsMatch(lines[index]) && !IsThreadStatic(lines, index)
            select $"{path}:{index + 1}: {lines[index].Trim()}");

    private static bool IsThreadStatic(string[] lines, int index) =>
        lines[index].Contains("[ThreadStatic]", StringComparison.Ordinal)
        || (index > 0 && lines[index - 1].Contains("[ThreadStatic]", StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> offenders) => Assert.Empty(offenders);

    [GeneratedRegex(@"\.g\.cs$|(^|/)(bin|obj|out|artifacts|node_modules|__pycache__)/|\.pyc$")]
    private static partial Regex GeneratedOrBuilt();

    [GeneratedRegex(@"(^|[\s""'=(:])/(work|root|farm)/[A-Za-z.]|https?://([a-z]+\.)?(nuget\.org|npmjs\.org|npmjs\.com|debian\.org)")]
    private static partial Regex OfOneMachine();

    [GeneratedRegex(@"^\s*((public|internal|private|protected|volatile|\[ThreadStatic\])\s+)*static\s+(?!readonly\b|class\b|partial\b|unsafe\b|extern\b|event\b|abstract\b|virtual\b|implicit\b|explicit\b|async\b)[\w.]+(<[^=;()]*>)?[\[\],?*]*\s+\w+\s*(=[^>]|;)")]
    private static partial Regex MutableStatic();
}
