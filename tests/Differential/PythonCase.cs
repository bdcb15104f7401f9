using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Adder.Differential;

/// <summary>A program under cases/ with the record of what CPython 3.12 does with it.</summary>
public sealed record PythonCase(string Name)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    public static string Folder { get; } = Path.Combine(Here(), "cases");

    public static string Executable { get; } =
        Path.GetFullPath(Path.Combine(Here(), "..", "..", "out", OperatingSystem.IsWindows() ? "adder.exe" : "adder"));

    /// <summary>Cases that Adder does not pass yet: pending.txt, a name a line. The list may only get shorter.</summary>
    public static HashSet<string> Pending()
    {
        HashSet<string> names = [];
        foreach (string line in File.ReadLines(Path.Combine(Here(), "pending.txt")))
        {
            if (line.Length > 0 && line[0] != '#') names.Add(line);
        }
        return names;
    }

    /// <summary>Every case that has a record, as "area/name".</summary>
    public static IReadOnlyList<PythonCase> All { get; } =
    [
        .. Directory.GetFiles(Folder, "*.out", SearchOption.AllDirectories)
            .Select(path => new PythonCase(Path.ChangeExtension(Path.GetRelativePath(Folder, path), null).Replace('\\', '/')))
            .OrderBy(found => found.Name, StringComparer.Ordinal),
    ];

    public string Recorded => File.ReadAllText(Path.Combine(Folder, Name + ".out"), Encoding.Latin1);

    public override string ToString() => Name;

    public async Task<string> RunAsync(string engine)
    {
        string source = Path.Combine(Folder, Name + ".py");
        ProcessStartInfo start = new(Executable)
        {
            WorkingDirectory = Path.GetDirectoryName(source),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
        };
        foreach (string option in engine.Split(' ', StringSplitOptions.RemoveEmptyEntries)) start.ArgumentList.Add(option);
        string text = await File.ReadAllTextAsync(source, Encoding.Latin1);
        foreach (string argument in Arguments(text)) start.ArgumentList.Add(argument);
        SetEnvironment(start.Environment);
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Directive(text, "input").Replace("\\n", "\n", StringComparison.Ordinal));
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return $"(still running after {s_limit.TotalSeconds} s)";
        }
        return Record(await output, await errors, process.ExitCode);
    }

    private string[] Arguments(string text)
    {
        string file = Path.GetFileName(Name) + ".py";
        string given = Directive(text, "arguments").Replace("{case}", file, StringComparison.Ordinal);
        return given.Length == 0 ? [file] : given.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Directive(string text, string name) =>
        Regex.Match(text, $"^# {name}: (.*)$", RegexOptions.Multiline).Groups[1].Value;

    // The environment of record.py.
    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("PYTHON", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }
        environment["LC_ALL"] = "C.UTF-8";
        environment["TZ"] = "UTC";
        environment["PYTHONHASHSEED"] = "0";
        environment["PYTHONDONTWRITEBYTECODE"] = "1";
    }

    private string Record(string output, string errors, int exitCode)
    {
        StringBuilder record = new(output);
        if (errors.Length > 0) Section(record, "--- stderr\n").Append(errors);
        // A process ended by a signal: 128 + n for .NET, -n for record.py.
        if (exitCode != 0) Section(record, $"--- exit {(exitCode > 128 ? 128 - exitCode : exitCode)}\n");
        string folder = Path.GetDirectoryName(Path.Combine(Folder, Name))!;
        return record.ToString()
            .Replace(folder + "/", "", StringComparison.Ordinal)
            .Replace(folder, ".", StringComparison.Ordinal)
            .Replace(Executable, "python", StringComparison.Ordinal);
    }

    private static StringBuilder Section(StringBuilder record, string title)
    {
        if (record.Length > 0 && record[^1] != '\n') record.Append('\n');
        return record.Append(title);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
