using System.Runtime.InteropServices;
using Adder.Modules.Platform;

namespace Adder.Modules.Forking;

/// <summary>
/// Which of the process's other threads sleep in the system. While all of them do, .NET's and ours, nobody holds a lock of the
/// runtime, nor is anything half done: what a fork then copies is sound. Each fork reads some hundred small files, so nothing is allocated for them.
/// </summary>
internal sealed unsafe class ThreadCensus
{
    private const int StatusSize = 4096, LongestPath = 48, CloseOnExec = 0x80000;

    private static ReadOnlySpan<byte> Folder => "/proc/self/task/"u8;

    private int[] _all = new int[64], _seen = new int[64];
    private int _count;

    // By place in _all: how often the thread was given a processor, and -1 for one that need not sleep.
    private long[] _switches = new long[64];

    // Who ran when it was last looked: is asked first, because it may compile for a while.
    private int _running;

    /// <summary>
    /// False when some thread runs. Those that do not compile and are not .NET's own may, if told so: they may be in a long computation of a C library.
    /// </summary>
    internal bool Take(int own, bool othersMayRun)
    {
        byte* buffer = stackalloc byte[StatusSize];
        if (_running != 0 && _running != own && MustWaitFor(Status(_running, buffer), othersMayRun)) return false;
        _running = 0;
        _count = List(ref _all);
        if (_switches.Length < _all.Length) _switches = new long[_all.Length];
        for (int i = 0; i < _count; i++)
        {
            _switches[i] = -1;
            if (_all[i] == own) continue;
            ReadOnlySpan<byte> status = Status(_all[i], buffer);
            if (Sleeps(status))
            {
                _switches[i] = Switches(status);
            }
            else if (MustWaitFor(status, othersMayRun))
            {
                _running = _all[i];
                return false;
            }
        }
        return true;
    }

    private static bool Sleeps(ReadOnlySpan<byte> status) => status.IndexOf("\nState:\tS"u8) >= 0;

    private static bool MustWaitFor(ReadOnlySpan<byte> status, bool othersMayRun) =>
        status.Length > 0 && !Sleeps(status) && (!othersMayRun || IsOfRuntime(status));

    // The second is Execution.TierUp.ThreadName.
    private static bool IsOfRuntime(ReadOnlySpan<byte> status) => status.StartsWith("Name:\t.NET"u8) || status.StartsWith("Name:\tTierUp"u8);

    /// <summary>
    /// None of those that slept has run since, and there are no others: one that was not yet there when they were counted may be what another sleeps for,
    /// with a lock in its hands, until it begins.
    /// </summary>
    internal bool Holds()
    {
        int count = List(ref _seen);
        if (!_seen.AsSpan(0, count).SequenceEqual(_all.AsSpan(0, _count))) return false;
        byte* buffer = stackalloc byte[StatusSize];
        for (int i = 0; i < count; i++)
        {
            if (_switches[i] < 0) continue;
            ReadOnlySpan<byte> status = Status(_all[i], buffer);
            if (!Sleeps(status) || Switches(status) != _switches[i]) return false;
        }
        return true;
    }

    // The numbers of all threads, in the system's order; how many there are.
    private static int List(ref int[] threads)
    {
        const int nameOffset = 19;
        int count = 0;
        nint directory;
        fixed (byte* path = "/proc/self/task\0"u8) directory = LibC.OpenDirectory(path);
        if (directory == 0) throw new IOException("/proc/self/task can't be read");
        for (byte* entry; (entry = LibC.ReadDirectory(directory)) != null;)
        {
            int thread = (int)Number(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + nameOffset));
            if (thread == 0) continue;
            if (count == threads.Length) Array.Resize(ref threads, 2 * count);
            threads[count++] = thread;
        }
        _ = LibC.CloseDirectory(directory);
        return count;
    }

    // Of a thread that ends meanwhile: nothing.
    private static ReadOnlySpan<byte> Status(int thread, byte* buffer)
    {
        Span<byte> path = stackalloc byte[LongestPath];
        path.Clear();
        Folder.CopyTo(path);
        _ = thread.TryFormat(path[Folder.Length..], out int digits);
        "/status"u8.CopyTo(path[(Folder.Length + digits)..]);
        int descriptor;
        fixed (byte* name = path) descriptor = LibC.Open(name, CloseOnExec, 0);
        if (descriptor < 0) return default;
        nint length = LibC.Read(descriptor, buffer, StatusSize);
        _ = LibC.Close(descriptor);
        return new(buffer, (int)Math.Max(0, length));
    }

    // How often it was given a processor, of its own will and not: neither number ever falls.
    private static long Switches(ReadOnlySpan<byte> status) =>
        After(status, "\nvoluntary_ctxt_switches:\t"u8) + After(status, "\nnonvoluntary_ctxt_switches:\t"u8);

    private static long After(ReadOnlySpan<byte> status, ReadOnlySpan<byte> label)
    {
        int start = status.IndexOf(label);
        return start < 0 ? 0 : Number(status[(start + label.Length)..]);
    }

    private static long Number(ReadOnlySpan<byte> text)
    {
        long number = 0;
        for (int i = 0; i < text.Length && (uint)(text[i] - '0') <= 9; i++) number = 10 * number + (text[i] - '0');
        return number;
    }
}
