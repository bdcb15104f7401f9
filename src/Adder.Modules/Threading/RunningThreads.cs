using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>The threads that an interpreter's programs have started.</summary>
internal sealed class RunningThreads : IState<RunningThreads>
{
    static RunningThreads IState<RunningThreads>.New() => new();

    private int _count;

    internal int Count => _count;

    internal int StackSize { get; set; }

    /// <summary>Starts a thread that calls the function; its identifier.</summary>
    internal long Start(ThreadState parent, Value function, PyTuple args, PyDict? keywords)
    {
        ThreadState ts = new(parent.Interpreter) { RecursionRemaining = parent.Interpreter.RecursionLimit };
        Interlocked.Increment(ref _count);
        try
        {
            parent.Interpreter.Runtime.State<WorkerThreads>().Start(new StartOfThread(this, ts, function, args, keywords), StackSize);
        }
        catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
        {
            Interlocked.Decrement(ref _count);
            throw Errors.RuntimeError("can't start new thread");
        }
        return ts.Identifier;
    }

    /// <summary>In a forked child: they are not there.</summary>
    internal void ContinueInChild() => _count = 0;

    internal void Ended() => Interlocked.Decrement(ref _count);
}
