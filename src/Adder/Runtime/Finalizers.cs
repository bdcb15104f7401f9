using System.Runtime.CompilerServices;

namespace Adder.Runtime;

/// <summary>.NET's finalizers: its thread runs them, or in a forked child, where that is gone, one of ours.</summary>
internal sealed class Finalizers
{
    // How often the stand-in looks whether there was a collection. Nothing tells it.
    private const int Interval = 100;

    private const int StackSize = 1 << 20;

    private object? _gate;
    private int _seen;

    /// <summary>.NET's thread is there.</summary>
    internal bool AreRuntimes => _gate is null;

    /// <summary>Returns once they have run for all that the last collection found dead. The caller holds no lock that one of them takes.</summary>
    internal void Await()
    {
        if (_gate is null) GC.WaitForPendingFinalizers();
        else RunAll();
    }

    /// <summary>In a forked child. The thread comes later (<see cref="BeginStandIn"/>): to make one is a twelfth of what a pool's worker takes in all.</summary>
    internal void ContinueInChild()
    {
        _gate = new object();
        _seen = GC.CollectionCount(0);
    }

    /// <summary>In a forked child that has lived for a while.</summary>
    internal void BeginStandIn() => new Thread(StandIn, StackSize) { IsBackground = true }.UnsafeStart();

    private void StandIn()
    {
        for (; ; Thread.Sleep(Interval))
        {
            int count = GC.CollectionCount(0);
            if (count == _seen) continue;
            _seen = count;
            RunAll();
        }
    }

    private void RunAll()
    {
        lock (_gate!)
        {
            while (RunFinalizers(null) > 0) { }
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern uint RunFinalizers([UnsafeAccessorType("System.GC")] object? collector);
}
