using System.Globalization;
using Adder.Modules.Platform;

namespace Adder.Modules.Subprocess;

/// <summary>The three standard streams that a child gets, and what else it keeps open; -1 leaves a stream as it is.</summary>
internal sealed class ChildStreams : IDisposable
{
    private readonly List<int> _copies = [];
    private readonly int _input, _output, _error;

    // A descriptor that an earlier one would overwrite is moved out of the way.
    internal ChildStreams(int input, int output, int error)
    {
        _input = input;
        _output = output == 0 ? Moved(output) : output;
        _error = error is 0 or 1 ? Moved(error) : error;
    }

    internal void AddTo(ProgramStart start)
    {
        Add(start, _input, 0);
        Add(start, _output, 1);
        Add(start, _error, 2);
    }

    private static void Add(ProgramStart start, int descriptor, int target)
    {
        if (descriptor >= 0) start.Duplicate(descriptor, target);
    }

    /// <summary>The descriptors stay open in the child, and when asked for only they. (_close_open_fds, make_inheritable)</summary>
    internal static void AddKept(ProgramStart start, int[] kept, bool closeOthers)
    {
        foreach (int descriptor in kept) start.Duplicate(descriptor, descriptor);
        if (!closeOthers) return;
        const int standard = 2;
        int last = kept.Length == 0 ? standard : Math.Max(standard, kept[^1]);
        if (last > standard) CloseBetween(start, kept, last);
        start.CloseFrom(last + 1);
    }

    private static void CloseBetween(ProgramStart start, int[] kept, int last)
    {
        foreach (string name in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (!int.TryParse(Path.GetFileName(name.AsSpan()), CultureInfo.InvariantCulture, out int open)) continue;
            if (open > 2 && open < last && Array.BinarySearch(kept, open) < 0) start.Close(open);
        }
    }

    private int Moved(int descriptor)
    {
        const int duplicateCloseOnExec = 1030;
        int copy = LibC.Control(descriptor, duplicateCloseOnExec, 3);
        if (copy < 0) return descriptor;
        _copies.Add(copy);
        return copy;
    }

    public void Dispose()
    {
        foreach (int copy in _copies) _ = LibC.Close(copy);
    }
}
