using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collector;

/// <summary>The <c>gc</c> module over .NET's collector, which always runs. What .NET cannot tell (referrers, all objects) is absent.</summary>
[PyModule("gc", Doc = "This module provides access to the garbage collector for reference cycles.")]
internal static partial class GcModule
{
    [PyModuleExec]
    private static void Execute(PyModule module)
    {
        module.Dict.SetString("garbage", new PyList());
        module.Dict.SetString("callbacks", new PyList());
    }

    [PyFunction("collect($module, /, generation=2)\n--\n\nRun the garbage collector.\n\nReturns 0: .NET does not count unreachable objects.")]
    private static int Collect(ThreadState ts, int generation = 2)
    {
        if (generation is < 0 or > 2) throw Errors.ValueError("invalid generation");
        Collection.Request(ts);
        return 0;
    }

    [PyFunction("enable($module, /)\n--\n\nEnable automatic garbage collection.")]
    private static void Enable(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().IsEnabled = true;

    [PyFunction("disable($module, /)\n--\n\nDisable automatic garbage collection; .NET's own goes on.")]
    private static void Disable(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().IsEnabled = false;

    [PyFunction("isenabled($module, /)\n--\n\nReturns true if automatic garbage collection is enabled.")]
    private static bool IsEnabled(ThreadState ts) => ts.Interpreter.State<CollectorSettings>().IsEnabled;

    [PyFunction("get_count($module, /)\n--\n\nReturn a three-tuple of the current collection counts.")]
    private static Value GetCount() => new PyTuple(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));

    [PyFunction("is_tracked($module, obj, /)\n--\n\nReturns true if the object is tracked by the garbage collector.")]
    private static bool IsTracked(Value obj) => !obj.IsInt && !obj.IsFloat && obj.Ref is not (PyStr or PyBytes or PyLong or PyNone);

    [PyFunction("freeze($module, /)\n--\n\nDo nothing: .NET keeps old objects apart by itself.")]
    private static void Freeze() { }

    [PyFunction("unfreeze($module, /)\n--\n\nDo nothing.")]
    private static void Unfreeze() { }

    [PyFunction("get_freeze_count($module, /)\n--\n\nReturn 0.")]
    private static int GetFreezeCount() => 0;
}

/// <summary>What programs have set of the collector.</summary>
internal sealed class CollectorSettings
{
    internal bool IsEnabled { get; set; } = true;
}
