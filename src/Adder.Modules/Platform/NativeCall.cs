using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>
/// Calls into libraries that may wait and call Python functions: they go without the interpreter's lock where other threads could want it,
/// and functions that the library calls find their thread here.
/// </summary>
internal readonly ref struct NativeCall
{
    [ThreadStatic] private static ThreadState? t_thread;
    [ThreadStatic] private static bool t_isUnlocked;

    private readonly ThreadState? _outerThread;
    private readonly bool _outerUnlocked;
    private readonly bool _entersPython;

    private NativeCall(ThreadState? outerThread, bool outerUnlocked, bool entersPython)
    {
        _outerThread = outerThread;
        _outerUnlocked = outerUnlocked;
        _entersPython = entersPython;
    }

    /// <summary>Python code calls the library. Dispose when it has returned.</summary>
    internal static NativeCall Leave(ThreadState ts) => Leave(ts, ts.Interpreter.Threads.Count > 1);

    /// <summary>As <see cref="Leave(ThreadState)"/>, for libraries whose own threads may call Python functions, or for those that want the lock.</summary>
    internal static NativeCall Leave(ThreadState ts, bool unlocks)
    {
        NativeCall outer = new(t_thread, t_isUnlocked, false);
        t_thread = ts;
        t_isUnlocked = unlocks;
        if (t_isUnlocked) ts.Interpreter.Lock.Drop();
        return outer;
    }

    /// <summary>The library calls Python code; null where it is not known for whom. Dispose before returning to it.</summary>
    internal static NativeCall Enter(out ThreadState? ts)
    {
        ts = t_thread;
        NativeCall outer = new(ts, t_isUnlocked, true);
        if (ts is not null && t_isUnlocked) ts.Interpreter.Lock.Take(ts);
        return outer;
    }

    internal void Dispose()
    {
        if (_entersPython)
        {
            t_thread = _outerThread;
            t_isUnlocked = _outerUnlocked;
            if (_outerUnlocked) _outerThread?.Interpreter.Lock.Drop();
            return;
        }
        ThreadState ts = t_thread!;
        if (t_isUnlocked) ts.Interpreter.Lock.Take(ts);
        t_thread = _outerThread;
        t_isUnlocked = _outerUnlocked;
    }
}
