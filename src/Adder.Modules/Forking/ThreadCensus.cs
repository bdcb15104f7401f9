using System.Globalization;

namespace Adder.Modules.Forking;

/// <summary>
/// Which of the process's other threads sleep in the system. While all of them do, .NET's and ours, nobody holds a lock of the
/// runtime, nor is anything half done: what a fork then copies is sound.
/// </summary>
internal sealed class ThreadCensus
{
    private const string Folder = "/proc/self/task";

    private readonly List<(string Thread, string Switches)> _asleep = [];
    private string[] _all = [];

    // Who ran when it was last looked: is asked first, because it may compile for a while.
    private string? _running;

    /// <summary>
    /// False when some thread runs. Those that do not compile and are not .NET's own may, if told so: they may be in a long computation of a C library.
    /// </summary>
    internal bool Take(int own, bool othersMayRun)
    {
        _asleep.Clear();
        string self = own.ToString(CultureInfo.InvariantCulture);
        if (_running is { } last && !IsFolderOf(last, self) && MustWaitFor(Status(last), othersMayRun)) return false;
        _running = null;
        _all = Directory.GetDirectories(Folder);
        foreach (string folder in _all)
        {
            if (IsFolderOf(folder, self)) continue;
            string status = Status(folder);
            if (Sleeps(status))
            {
                _asleep.Add((folder, Switches(status)));
            }
            else if (MustWaitFor(status, othersMayRun))
            {
                _running = folder;
                return false;
            }
        }
        return true;
    }

    private static bool IsFolderOf(string folder, string thread) => folder.AsSpan(Folder.Length + 1).SequenceEqual(thread);

    private static bool Sleeps(string status) => status.Contains("\nState:\tS", StringComparison.Ordinal);

    private static bool MustWaitFor(string status, bool othersMayRun) =>
        status.Length > 0 && !Sleeps(status) && (!othersMayRun || IsOfRuntime(status));

    private static bool IsOfRuntime(string status) =>
        status.StartsWith("Name:\t.NET", StringComparison.Ordinal) || status.StartsWith("Name:\t" + Execution.TierUp.ThreadName, StringComparison.Ordinal);

    /// <summary>
    /// None of those that slept has run since, and there are no others: one that was not yet there when they were counted may be what another sleeps for,
    /// with a lock in its hands, until it begins.
    /// </summary>
    internal bool Holds()
    {
        if (!Directory.GetDirectories(Folder).AsSpan().SequenceEqual(_all)) return false;
        foreach ((string thread, string switches) in _asleep)
        {
            string status = Status(thread);
            if (!Sleeps(status) || Switches(status) != switches) return false;
        }
        return true;
    }

    // Of a thread that ends meanwhile: nothing.
    private static string Status(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/status");
        }
        catch (IOException)
        {
            return "";
        }
    }

    // How often it was given a processor.
    private static string Switches(string status) => status[Math.Max(0, status.IndexOf("\nvoluntary_ctxt", StringComparison.Ordinal))..];
}
