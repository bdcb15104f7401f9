using Adder.Execution;

namespace Adder.Runtime;

/// <summary>One interpreter's lock. A waiting thread asks the holder to let go after the switch interval. (PEP 684, ceval_gil.c)</summary>
internal sealed class GlobalInterpreterLock
{
    private readonly object _monitor = new();
    private ThreadState? _holder;
    private ThreadState? _lastHolder;
    private int _waiting;

    /// <summary><c>sys.setswitchinterval</c></summary>
    internal TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(5);

    internal ThreadState? Holder => _holder;

    internal void Take(ThreadState ts)
    {
        lock (_monitor)
        {
            _waiting++;
            while (_holder is { } holder)
            {
                bool signalled = Monitor.Wait(_monitor, Interval);
                if (!signalled && ReferenceEquals(holder, _holder)) Interruption.Request(holder, Interrupt.DropLock);
            }
            _waiting--;
            _holder = _lastHolder = ts;
            Monitor.PulseAll(_monitor);
        }
    }

    internal void Drop()
    {
        lock (_monitor)
        {
            _holder = null;
            Monitor.PulseAll(_monitor);
        }
    }

    /// <summary>The holding thread goes on in another interpreter with the same lock.</summary>
    internal void Pass(ThreadState to)
    {
        lock (_monitor) _holder = _lastHolder = to;
    }

    /// <summary>Lets another thread run, if one waits, and comes back after it had its turn. (FORCE_SWITCHING)</summary>
    internal void Yield(ThreadState ts)
    {
        lock (_monitor)
        {
            if (_waiting == 0) return;
            _holder = null;
            Monitor.PulseAll(_monitor);
            while (ReferenceEquals(_lastHolder, ts) && _waiting > 0) Monitor.Wait(_monitor);
        }
        Take(ts);
    }
}

/// <summary>Runs what may take long without the interpreter's lock. (Py_BEGIN_ALLOW_THREADS)</summary>
internal static class Blocking
{
    internal static void Run(ThreadState ts, Action action)
    {
        ts.Interpreter.Lock.Drop();
        try
        {
            action();
        }
        finally
        {
            ts.Interpreter.Lock.Take(ts);
        }
    }

    internal static T Run<T>(ThreadState ts, Func<T> action)
    {
        ts.Interpreter.Lock.Drop();
        try
        {
            return action();
        }
        finally
        {
            ts.Interpreter.Lock.Take(ts);
        }
    }
}
