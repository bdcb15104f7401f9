using System.Runtime.CompilerServices;
using Adder.Execution;

namespace Adder.Runtime;

/// <summary><c>gc.collect()</c> over .NET's collector.</summary>
internal static class Collection
{
    // What a finalizer lets go of may have finalizers in turn.
    private const int MaxRounds = 8;

    private const long WorthGivingBack = 8 << 20;

    // Giving back may take a twentieth of the time, and some at once. It costs as much again later: memory has to be taken from the system anew.
    private const int GivingBackShare = 20, GivingBackAllowance = 200;

    /// <summary>
    /// Asks for a collection. While Python code runs it happens as soon as the evaluator's loop is left: its native frame would keep
    /// temporaries alive that no Python variable refers to any more.
    /// </summary>
    internal static void Request(ThreadState ts, int generation)
    {
        ts.CollectGeneration = generation;
        if (ts.CurrentFrame is null) Run(ts);
        else Interruption.Request(ts, Interrupt.Collect);
    }

    internal static void Run(ThreadState ts)
    {
        int generation = ts.CollectGeneration;
        ts.Interpreter.CollectionHook?.Invoke(ts, generation, true);
        FreeUnreachable(ts);
        GiveBack(ts.Interpreter);
        ts.Interpreter.CollectionHook?.Invoke(ts, generation, false);
    }

    /// <summary>Something of the system's ran out, of which dead objects may hold some. False: they had none.</summary>
    internal static bool FreeResources(ThreadState ts)
    {
        if (!ts.Interpreter.Finalization.IsNeeded) return false;
        GC.Collect();
        ts.Interpreter.Runtime.Finalizers.Await();
        return ts.Interpreter.Finalization.Run(ts);
    }

    /// <summary>The same for a thread that waits in C# code called by its frame. Others run meanwhile.</summary>
    internal static void FreeWhileWaiting(ThreadState ts)
    {
        if (!ts.Interpreter.Finalization.IsNeeded) return;
        ForgetShared(ts);
        DeadSlots.ClearAround(ts);
        ts.Interpreter.Lock.Drop();
        GC.Collect();
        ts.Interpreter.Runtime.Finalizers.Await();
        ts.Interpreter.Lock.Take(ts);
        ts.Interpreter.Finalization.Run(ts);
    }

    private static void FreeUnreachable(ThreadState ts)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            int found = Deathbed.Found;
            Forget(ts);
            GC.Collect();
            ts.Interpreter.Runtime.Finalizers.Await();
            bool ran = ts.Interpreter.Finalization.Run(ts);
            // What has something of the system's waits to be found dead once more. (.NET's own count of finalizers is never 0 for long.)
            if (!ran && Deathbed.Found == found) return;
        }
    }

    // Memory that the collector keeps for what will be allocated. It would go back to the system little by little, with many collections.
    private static void GiveBack(Interpreter interpreter)
    {
        long now = Environment.TickCount64;
        if (interpreter.NextGivingBack > now) return;
        GCMemoryInfo info = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        long used = info.HeapSizeBytes - info.FragmentedBytes;
        if (info.TotalCommittedBytes - used < Math.Max(WorthGivingBack, used / 8)) return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        NativeHeap.Trim();
        long taken = Environment.TickCount64 - now;
        interpreter.NextGivingBack = Math.Max(interpreter.NextGivingBack, now - GivingBackAllowance * GivingBackShare) + taken * GivingBackShare;
    }

    // What refers to objects without keeping them alive in Python's sense.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(ThreadState ts)
    {
        ForgetShared(ts);
        DeadSlots.Clear(ts.Frame);
    }

    private static void ForgetShared(ThreadState ts)
    {
        ts.StopValue = default;
        ts.LoopResult = default;
        ts.Interpreter.MethodCache.Clear();
        ts.Interpreter.KnownPlaces.Clear();
        ts.Interpreter.InheritedAttributes.Clear();
        foreach (ThreadState other in ts.Interpreter.Threads)
        {
            other.SpareFrames.Clear();
            if (!ReferenceEquals(other, ts)) DeadSlots.ClearAround(other);
        }
    }
}
