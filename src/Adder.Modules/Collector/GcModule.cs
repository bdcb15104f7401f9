using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collector;

/// <summary>The <c>gc</c> module over .NET's collector, which always runs. What .NET cannot tell (referrers, all objects) is looked for from the modules on.</summary>
[PyModule("gc", Doc = "This module provides access to the garbage collector for reference cycles.")]
internal static partial class GcModule
{
    [PyConstant] internal const int DEBUG_STATS = 1;
    [PyConstant] internal const int DEBUG_COLLECTABLE = 2;
    [PyConstant] internal const int DEBUG_UNCOLLECTABLE = 4;
    [PyConstant] internal const int DEBUG_SAVEALL = 32;
    [PyConstant] internal const int DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyList callbacks = new();
        module.Dict.SetString("garbage", new PyList());
        module.Dict.SetString("callbacks", callbacks);
        ts.Interpreter.CollectionHook = (current, generation, isStart) => Notify(current, callbacks, generation, isStart);
    }

    // invoke_gc_callback
    private static void Notify(ThreadState ts, PyList callbacks, int generation, bool isStart)
    {
        CollectorSettings settings = ts.Interpreter.State<CollectorSettings>();
        if (!isStart) settings.Collections[generation]++;
        if (callbacks.Count == 0) return;
        PyDict info = new();
        info.SetString("generation", generation);
        info.SetString("collected", 0);
        info.SetString("uncollectable", 0);
        for (int i = 0; i < callbacks.Count; i++)
        {
            Value callback = callbacks[i];
            if (Calls.Call(ts, callback, isStart ? "start" : "stop", info).IsNull) Unraisable.Report(ts, callback);
        }
    }

    [PyFunction("collect($module, /, generation=2)\n--\n\nRun the garbage collector.\n\nReturns 0: .NET does not count unreachable objects.")]
    private static int Collect(ThreadState ts, int generation = 2)
    {
        if (generation is < 0 or > 2) throw Errors.ValueError("invalid generation");
        Collection.Request(ts, generation);
        return 0;
    }

    [PyFunction("enable($module, /)\n--\n\nEnable automatic garbage collection.")]
    private static void Enable(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().IsEnabled = true;

    [PyFunction("disable($module, /)\n--\n\nDisable automatic garbage collection; .NET's own goes on.")]
    private static void Disable(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().IsEnabled = false;

    [PyFunction("isenabled($module, /)\n--\n\nTell whether collection runs by itself.")]
    private static bool IsEnabled(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().IsEnabled;

    [PyFunction("set_debug($module, flags, /)\n--\n\nRemember debugging flags; nothing goes by them.")]
    private static void SetDebug(ThreadState ts, int flags) => ts.Interpreter.State<CollectorSettings>().DebugFlags = flags;

    [PyFunction("get_debug($module, /)\n--\n\nGet the debugging flags.")]
    private static int GetDebug(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().DebugFlags;

    [PyFunction("set_threshold(threshold0, [threshold1, [threshold2]])\nRemember thresholds; .NET has its own.", Name = "set_threshold")]
    private static void SetThreshold(ThreadState ts, int threshold0, int threshold1 = -1, int threshold2 = -1)
    {
        int[] thresholds = ts.Interpreter.State<CollectorSettings>().Thresholds;
        thresholds[0] = threshold0;
        if (threshold1 >= 0) thresholds[1] = threshold1;
        if (threshold2 >= 0) thresholds[2] = threshold2;
    }

    [PyFunction("get_threshold($module, /)\n--\n\nReturn the thresholds as last set.")]
    private static Value GetThreshold(ThreadState ts)
    {
        int[] thresholds = ts.Interpreter.State<CollectorSettings>().Thresholds;
        return new PyTuple(thresholds[0], thresholds[1], thresholds[2]);
    }

    [PyFunction("get_count($module, /)\n--\n\nWhat has been allocated since the last collections, by generation.")]
    private static Value GetCount() => new PyTuple(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));

    [PyFunction("get_stats($module, /)\n--\n\nReturn a list with a dictionary of figures for each generation.")]
    private static Value GetStats(ThreadState ts)
    {
        PyList stats = new();
        foreach (int collections in ts.Interpreter.State<CollectorSettings>().Collections)
        {
            PyDict figures = new();
            figures.SetString("collections", collections);
            figures.SetString("collected", 0);
            figures.SetString("uncollectable", 0);
            stats.Add(figures);
        }
        return stats;
    }

    [PyFunction("get_referents(*objs)\nThe objects that the given ones refer to directly, as a list.", Name = "get_referents")]
    private static Value GetReferents(ThreadState ts, params ReadOnlySpan<Value> objs)
    {
        PyList found = new();
        foreach (Value obj in objs) Referents.AddTo(found, obj);
        return found;
    }

    [PyFunction("get_referrers(*objs)\nThe objects that refer directly to one of the given ones, as a list: those which modules and variables lead to.", Name = "get_referrers")]
    private static Value GetReferrers(ThreadState ts, params ReadOnlySpan<Value> objs)
    {
        HashSet<object> wanted = new(ReferenceEqualityComparer.Instance);
        foreach (Value obj in objs) wanted.Add(obj.Ref);
        PyList found = new();
        foreach ((Value referrer, PyList referents) in Reachable.From(ts))
        {
            if (RefersTo(referents, wanted)) found.Add(referrer);
        }
        return found;
    }

    private static bool RefersTo(PyList referents, HashSet<object> wanted)
    {
        for (int i = 0; i < referents.Count; i++)
        {
            if (wanted.Contains(referents[i].Ref)) return true;
        }
        return false;
    }

    [PyFunction("get_objects($module, /, generation=None)\n--\n\nThe objects that the collector tracks, as a list: those which modules and variables lead to.")]
    private static Value GetObjects(ThreadState ts, long? generation = null)
    {
        if (generation < -1) throw Errors.ValueError("generation parameter cannot be negative");
        if (generation > 2) throw Errors.ValueError("generation parameter must be less than the number of available generations (3)");
        PyList found = new();
        if (generation is null or -1 or 2)
        {
            foreach ((Value obj, PyList _) in Reachable.From(ts)) found.Add(obj);
        }
        return found;
    }

    [PyFunction("is_tracked($module, obj, /)\n--\n\nReturns true if the object is tracked by the garbage collector.")]
    private static bool IsTracked(Value obj) => Referents.MayHave(obj);

    [PyFunction("is_finalized($module, obj, /)\n--\n\nTell whether the object's finalizer has run.")]
    private static bool IsFinalized(Value obj) => (obj.Ref.Flags & ObjectFlags.Finalized) != 0;

    [PyFunction("freeze($module, /)\n--\n\nDo nothing: .NET keeps old objects apart by itself.")]
    private static void Freeze() { }

    [PyFunction("unfreeze($module, /)\n--\n\nDo nothing.")]
    private static void Unfreeze() { }

    [PyFunction("get_freeze_count($module, /)\n--\n\nReturn 0.")]
    private static int GetFreezeCount() => 0;
}

/// <summary>What programs have set of the collector, and what they have seen of it.</summary>
internal sealed class CollectorSettings : IState<CollectorSettings>
{
    static CollectorSettings IState<CollectorSettings>.New() => new();

    internal bool IsEnabled { get; set; } = true;

    internal int DebugFlags { get; set; }

    internal int[] Thresholds { get; } = [700, 10, 10];

    /// <summary>Collections that the program asked for, by generation.</summary>
    internal int[] Collections { get; } = new int[3];
}
