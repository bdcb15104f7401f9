using System.Text.RegularExpressions;

namespace Adder.Tests.Repository;

/// <summary>Folders are stages and arrows run one way: a folder refers only to its own layer and those below.</summary>
public sealed partial class Layers
{
    // From the bottom up. Folders in one row are one layer: values, what can be done with them, and the thread that does it
    // can't be told apart by an arrow.
    private static readonly string[][] s_syntax = [["Text"], ["Tokenizing", "Tree"], ["Parsing"]];

    private static readonly string[][] s_core =
    [
        ["Bytecode", "Objects", "Protocols", "Runtime"],
        ["Compilation"],
        ["Execution"],
        ["Jit"],
        ["Importing"],
        ["Hosting"],
    ];

    // Arrows that run upwards for a reason.
    private static readonly HashSet<string> s_upwards =
    [
        // Frames, generators and tracebacks are objects that hold a running frame.
        "Objects -> Execution",
        "Protocols -> Execution",
        // An interpreter is where everything is reached from.
        "Runtime -> Execution",
        "Runtime -> Importing",
        "Runtime -> Hosting",
    ];

    [Theory]
    [InlineData("Adder.Syntax")]
    [InlineData("Adder")]
    public void A_folder_refers_to_its_own_layer_and_those_below(string assembly)
    {
        string[][] layers = assembly == "Adder" ? s_core : s_syntax;
        HashSet<string> upwards = [];
        foreach ((string from, string to, string file) in References(assembly))
        {
            int source = LayerOf(layers, from), target = LayerOf(layers, to);
            Assert.True(source >= 0, $"{assembly}: the folder {from} has no place in the order of layers ({file})");
            if (target > source && !s_upwards.Contains($"{from} -> {to}")) upwards.Add($"{from} -> {to} ({file})");
        }
        Assert.Empty(upwards);
    }

    private static int LayerOf(string[][] layers, string folder) => Array.FindIndex(layers, row => row.Contains(folder));

    private static IEnumerable<(string From, string To, string File)> References(string assembly)
    {
        string root = $"src/{assembly}/";
        foreach (string path in TrackedFiles.In($"src/{assembly}", ".cs"))
        {
            string[] parts = path[root.Length..].Split('/');
            if (parts.Length < 2) continue;
            foreach (string line in TrackedFiles.Lines(path))
            {
                Match match = Using().Match(line);
                string name = match.Groups["name"].Value;
                if (!match.Success || !name.StartsWith(assembly + ".", StringComparison.Ordinal)) continue;
                string folder = name[(assembly.Length + 1)..].Split('.')[0];
                bool isOther = folder != parts[0] && Directory.Exists(Path.Combine(TrackedFiles.Root, "src", assembly, folder));
                if (isOther) yield return (parts[0], folder, path);
            }
        }
    }

    [GeneratedRegex(@"^(global )?using (static )?(?<name>[\w.]+);")]
    private static partial Regex Using();
}
