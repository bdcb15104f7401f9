using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class Interpreter
{
    private readonly object _startLock = new();
    private ThreadState? _starter;
    private PyDict? _sysDict;

    /// <summary>Makes the sys module with its streams; null once it is there, or where a host has none.</summary>
    internal Action? LateSys { get; set; }

    /// <summary>Whether anything has asked for sys: otherwise nothing was written.</summary>
    internal bool HasSys => _sysDict is not null;

    /// <summary>Adds what <c>builtins</c> lacks at first, its types, exceptions and <c>open</c>; null once they are there.</summary>
    internal Action<ThreadState>? LateNames { get; set; }

    /// <summary>
    /// The part of the start that waits until a program looks at what it makes (importlib, sys.modules, site's names); null once it is done.
    /// Most interpreters made for a small piece of work never need it, nor does a program that imports nothing.
    /// </summary>
    internal Action<ThreadState>? LateStart { get; set; }

    internal bool IsStarted => LateStart is null;

    /// <summary>
    /// Finishes the start of the main interpreter, whose programs may look at what is missing before it by other ways than those that
    /// further interpreters are asked for: namespaces, code that is given as text. -1 with an error pending.
    /// </summary>
    internal int FinishMainStart(ThreadState ts) => IsMain ? FinishStart(ts) : 0;

    // Before the first import, without which there is no second thread.
    private PyDict MakeSys()
    {
        if (LateSys is { } make)
        {
            LateSys = null;
            make();
        }
        return _sysDict ??= new PyDict();
    }

    /// <summary>Adds the names that <c>builtins</c> lacks: 1 when it did, 0 when all were there, -1 with an error pending.</summary>
    internal int FinishNames(ThreadState ts)
    {
        if (LateNames is not { } add) return 0;
        LateNames = null;
        try
        {
            add(ts);
            return 1;
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            return -1;
        }
    }

    /// <summary>Does what is left of the start: 1 when it did something, 0 when nothing is left, -1 with an error pending.</summary>
    internal int FinishStart(ThreadState ts)
    {
        if (LateStart is null || ReferenceEquals(_starter, ts)) return 0;
        Blocking.Run(ts, () => Monitor.Enter(_startLock));
        // A program deep in calls leaves no room for those of the start, which in CPython come before all of them.
        int room = ts.RecursionRemaining;
        try
        {
            if (LateStart is not { } start) return 1;
            _starter = ts;
            ts.RecursionRemaining = RecursionLimit;
            start(ts);
            LateStart = null;
            return 1;
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            return -1;
        }
        finally
        {
            _starter = null;
            ts.RecursionRemaining = room;
            Monitor.Exit(_startLock);
        }
    }
}
