using Adder.Modules.Tracemalloc;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// PyTraceMalloc_Track and its kin.
internal static unsafe partial class TestCapiModule
{
    [PyFunction("tracemalloc_track($module, domain, ptr, size, release_gil=False, /)\n--\n\nTrace a block of memory.")]
    private static void TracemallocTrack(ThreadState ts, uint domain, long ptr, long size, bool releaseGil = false)
    {
        if (!TracemallocModule.Tracer(ts).Track(ts, domain, ptr, size)) throw Errors.RuntimeError("PyTraceMalloc_Track error");
    }

    [PyFunction("tracemalloc_untrack($module, domain, ptr, /)\n--\n\nForget a block of memory.")]
    private static void TracemallocUntrack(ThreadState ts, uint domain, long ptr)
    {
        if (!TracemallocModule.Tracer(ts).Untrack(domain, ptr)) throw Errors.RuntimeError("PyTraceMalloc_Untrack error");
    }

    [PyFunction("tracemalloc_get_traceback($module, domain, ptr, /)\n--\n\nWhere a block was allocated, or None.")]
    private static Value TracemallocGetTraceback(ThreadState ts, uint domain, long ptr) =>
        TracemallocModule.Tracer(ts).PlaceOf(domain, ptr) is { } place ? place.Frames : Value.None;
}
