using System.Runtime.CompilerServices;
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
    private ConditionalWeakTable<IUnwritten, UnwrittenEnd>? _last;
    private int _onDisk;

    internal static UnwrittenFiles Of(ThreadState ts) => ts.Interpreter.State<UnwrittenFiles>();

    /// <summary>Whether some file's content, not counting the standard streams', may differ from what the program wrote.</summary>
    internal bool HasFiles => _onDisk > 0;

    internal void Add(UnwrittenData data)
    {
        data.Enter(_ends);
        if (data.Identity.IsRegular) _onDisk++;
    }

    /// <summary>No file beneath the stream writes it out.</summary>
    internal void Watch(Interpreter interpreter, IUnwritten stream, UnwrittenData place) =>
        (_last ??= []).AddOrUpdate(stream, new UnwrittenEnd(interpreter, stream, place));

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
        return WriteWhereFile(ts, file => file.Identity == seen);
    }

    /// <summary>
    /// Another program starts. What it gets as a descriptor stays as it is: there CPython writes nothing early either, and the order would show.
    /// </summary>
    internal void WriteOut(ThreadState ts, params int[] inherited)
    {
        if (!HasFiles) return;
        WriteWhereFile(ts, file => file.Identity.IsRegular && file.Descriptor > LastStandardStream && Array.IndexOf(inherited, file.Descriptor) < 0);
    }

    /// <summary>The last that happens to a file.</summary>
    internal void WriteOut(ThreadState ts, PyFileIO last)
    {
        WriteWhereFile(ts, file => ReferenceEquals(file, last));
        foreach (UnwrittenData data in All())
        {
            if (ReferenceEquals(data.Stream?.File, last)) Remove(data);
        }
    }

    /// <summary>A stream is about to be closed, for nobody refers to it: first comes what streams that write to it still hold.</summary>
    internal void WriteOutTo(ThreadState ts, PyIOBase below)
    {
        if (!_ends.IsAlone) WriteWhere(ts, stream => IsOver(stream, below));
    }

    private static bool IsOver(IUnwritten stream, PyIOBase below) =>
        ReferenceEquals(stream.Below.Ref, below) || (stream.Below.Ref is IUnwritten between && ReferenceEquals(between.Below.Ref, below));

    private List<UnwrittenData> All()
    {
        List<UnwrittenData> all = [];
        for (UnwrittenData data = _ends.Next; !ReferenceEquals(data, _ends); data = data.Next) all.Add(data);
        return all;
    }

    // The text before the bytes beneath it.
    private bool WriteWhereFile(ThreadState ts, Predicate<PyFileIO> isMeant) => WriteWhere(ts, stream => stream.File is { } file && isMeant(file));

    private bool WriteWhere(ThreadState ts, Predicate<IUnwritten> isMeant)
    {
        bool any = false;
        foreach (bool isText in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (UnwrittenData data in All())
            {
                if (data.Stream is not { } stream || stream is PyTextIOWrapper != isText || !isMeant(stream)) continue;
                any = true;
                TryWrite(ts, stream);
            }
        }
        return any;
    }

    // What can't be written now stays, and fails where the program itself flushes or closes.
    internal static void TryWrite(ThreadState ts, IUnwritten stream)
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
        if (!_ends.IsAlone) FlushInOrder(ts);
        if (!ts.Interpreter.IsMain && _last is not null) Forget(_last);
    }

    private void FlushInOrder(ThreadState ts)
    {
        foreach (bool isText in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (UnwrittenData data in All())
            {
                if (data.Stream is { } stream && stream is PyTextIOWrapper == isText && Protocols.Calls.Method(ts, (PyIOBase)stream, "flush").IsNull) ts.ClearPending();
            }
        }
    }

    // Nobody would ask them any more, and what waits for its finalizer keeps all of the ended interpreter.
    private static void Forget(ConditionalWeakTable<IUnwritten, UnwrittenEnd> ends)
    {
        foreach (KeyValuePair<IUnwritten, UnwrittenEnd> entry in ends) GC.SuppressFinalize(entry.Value);
    }
}
