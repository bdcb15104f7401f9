using System.Runtime.CompilerServices;

namespace Adder.Runtime;

/// <summary>.NET's finalizers: its thread runs them, or in a forked child, where that is gone, one of ours.</summary>
internal sealed class Finalizers
{
    // How often the stand-in looks whether there was a collection. Nothing tells it.
    private const int Interval = 100;

    private const int StackSize = 1 << 20;

    private object? _gate;

    /// <summary>.NET's thread is there.</summary>
    internal bool AreRuntimes => _gate is null;

    /// <summary>Returns once they have run for all that the last collection found dead. The caller holds no lock that one of them takes.</summary>
    internal void Await()
    {
        if (_gate is null) GC.WaitForPendingFinalizers();
        else RunAll();
    }

    /// <summary>In a forked child.</summary>
    internal void ContinueInChild()
    {
        _gate = new object();
        new Thread(StandIn, StackSize) { IsBackground = true }.UnsafeStart();
    }

    private void StandIn()
    {
        int seen = GC.CollectionCount(0);
        while (true)
        {
            Thread.Sleep(Interval);
            int count = GC.CollectionCount(0);
            if (count == seen) continue;
            seen = count;
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
