using System.Globalization;
using Adder.Modules.Platform;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary>
/// Where there are more interpreters than processors, .NET's compiler in the background takes what they leave. Each of them has imported
/// its modules, so thousands of methods have been called often that hardly ever will be again, and the precompiled code is nearly as good.
/// </summary>
internal static class CompilerPriority
{
    private const int Process = 0, Steps = 10, Lowest = 19;

    // The system keeps 15 characters of it. .NET ends the thread when it has had nothing to do, and makes another.
    private const string ThreadName = ".NET Tiered Com";

    internal static void Adjust(PythonRuntime runtime)
    {
        if (!OperatingSystem.IsLinux() || runtime.InterpreterCount <= Environment.ProcessorCount) return;
        int priority = Math.Min(LibC.GetPriority(Process, 0) + Steps, Lowest);
        try
        {
            foreach (string task in Directory.EnumerateDirectories("/proc/self/task"))
            {
                if (!File.ReadAllText(task + "/comm").StartsWith(ThreadName, StringComparison.Ordinal)) continue;
                LibC.SetPriority(Process, uint.Parse(Path.GetFileName(task.AsSpan()), CultureInfo.InvariantCulture), priority);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Threads end while their list is read, and not every system shows them.
        }
    }
}
