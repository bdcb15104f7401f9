using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Profiling;

/// <summary>The <c>_lsprof</c> module: what cProfile is written over.</summary>
[PyModule("_lsprof", Doc = "Fast profiler")]
[PyModuleType(typeof(PyProfiler))]
internal static partial class LsprofModule
{
    internal static readonly StructLayout Entry = new("_lsprof", "profiler_entry", "Figures of a function.",
        ["code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls"], 6);

    internal static readonly StructLayout SubEntry = new("_lsprof", "profiler_subentry", "Figures of a function as called from one other.",
        ["code", "callcount", "reccallcount", "totaltime", "inlinetime"], 5);

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        module.Dict.SetString("profiler_entry", Entry.Type);
        module.Dict.SetString("profiler_subentry", SubEntry.Type);
    }
}
