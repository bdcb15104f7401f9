using Adder.Modules.Platform;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>
/// The streams of an interpreter that hold data not yet written. CPython writes it when the last reference goes; here nobody knows when that is,
/// so whoever is about to see what a file contains has it written first.
/// </summary>
internal sealed class UnwrittenFiles : IState<UnwrittenFiles>
{
    static UnwrittenFiles IState<UnwrittenFiles>.New() => new();

    // AT_FDCWD
    private const int Here = -100;
    private const int LastStandardStream = 2;

    private readonly UnwrittenData _ends = new();     // a ring: the first follows it, the last comes before
    private int _onDisk;

    internal static UnwrittenFiles Of(ThreadState ts) => ts.Interpreter.State<UnwrittenFiles>();

    /// <summary>Whether some file's content, not counting the standard streams', may differ from what the program wrote.</summary>
    internal bool HasFiles => _onDisk > 0;

    internal void Add(UnwrittenData data)
    {
        data.Enter(_ends);
        if (data.Identity.IsRegular) _onDisk++;
    }

    internal void Remove(UnwrittenData data)
    {
        if (data.Leave() && data.Identity.IsRegular) _onDisk--;
    }

    /// <summary>Somebody opens, cuts or dates a file.</summary>
    internal unsafe void WriteOut(ThreadState ts, byte[] path, int directory = Here)
    {
        if (!HasFiles) return;
        FileStatus status;
        fixed (byte* name = path)
        {
            if (LibC.StatX(directory, name, 0, FileStatus.Basic, &status) == 0) WriteOut(ts, status);
        }
    }

    /// <summary>Somebody looks at a file. False: there was nothing to write.</summary>
    internal bool WriteOut(ThreadState ts, in FileStatus status)
    {
        if (!HasFiles) return false;
        FileIdentity seen = new(status);
        return WriteWhere(ts, file => file.Identity == seen);
    }

    /// <summary>
    /// Another program starts. What it gets as a descriptor stays as it is: there CPython writes nothing early either, and the order would show.
    /// </summary>
    internal void WriteOut(ThreadState ts, params int[] inherited)
    {
        if (!HasFiles) return;
        WriteWhere(ts, file => file.Identity.IsRegular && file.Descriptor > LastStandardStream && Array.IndexOf(inherited, file.Descriptor) < 0);
    }

    /// <summary>The last that happens to a file.</summary>
    internal void WriteOut(ThreadState ts, PyFileIO last)
    {
        WriteWhere(ts, file => ReferenceEquals(file, last));
        foreach (UnwrittenData data in All())
        {
            if (ReferenceEquals(data.Stream?.File, last)) Remove(data);
        }
    }

    private List<UnwrittenData> All()
    {
        List<UnwrittenData> all = [];
        for (UnwrittenData data = _ends.Next; !ReferenceEquals(data, _ends); data = data.Next) all.Add(data);
        return all;
    }

    // The text before the bytes beneath it.
    private bool WriteWhere(ThreadState ts, Predicate<PyFileIO> isMeant)
    {
        bool any = false;
        foreach (bool isText in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (UnwrittenData data in All())
            {
                if (data.Stream is not { File: { } file } stream || stream is PyTextIOWrapper != isText || !isMeant(file)) continue;
                any = true;
                TryWrite(ts, stream);
            }
        }
        return any;
    }

    // What can't be written now stays, and fails where the program itself flushes or closes.
    private static void TryWrite(ThreadState ts, IUnwritten stream)
    {
        try
        {
            stream.WriteOut(ts);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            ts.ClearPending();
        }
    }

    /// <summary>The interpreter ends: writes what files that nobody closed still hold.</summary>
    internal void FlushAll(ThreadState ts)
    {
        if (_ends.IsAlone) return;
        foreach (bool isText in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (UnwrittenData data in All())
            {
                if (data.Stream is { } stream && stream is PyTextIOWrapper == isText && Protocols.Calls.Method(ts, (PyIOBase)stream, "flush").IsNull) ts.ClearPending();
            }
        }
    }
}
