using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Tracemalloc;

/// <summary>The <c>_tracemalloc</c> module.</summary>
[PyModule("_tracemalloc", Doc = "Where objects were allocated.")]
internal static partial class TracemallocModule
{
    private const int MaxFrames = ushort.MaxValue;

    internal static AllocationTracer Tracer(ThreadState ts) => ts.Interpreter.Runtime.State<AllocationTracer>();

    [PyFunction("start($module, nframe=1, /)\n--\n\nBegin to trace what Python code allocates, and remember so many calls of each place.", Name = "start")]
    private static void Start(ThreadState ts, int nframe = 1)
    {
        if (nframe is < 1 or > MaxFrames) throw Errors.ValueError($"the number of frames must be in range [1; {MaxFrames}]");
        Tracer(ts).Start(ts, nframe);
    }

    [PyFunction("stop($module, /)\n--\n\nStop tracing, and forget all traces.")]
    private static void Stop(ThreadState ts) => Tracer(ts).Stop(ts);

    [PyFunction("is_tracing($module, /)\n--\n\nWhether allocations are traced.", Name = "is_tracing")]
    private static bool IsTracing(ThreadState ts) => Tracer(ts).IsTracing;

    [PyFunction("clear_traces($module, /)\n--\n\nForget all traces, and trace on.", Name = "clear_traces")]
    private static void ClearTraces(ThreadState ts) => Tracer(ts).Clear();

    [PyFunction("get_traceback_limit($module, /)\n--\n\nHow many calls of each place are remembered.", Name = "get_traceback_limit")]
    private static int GetTracebackLimit(ThreadState ts) => Tracer(ts).Limit;

    [PyFunction("get_traced_memory($module, /)\n--\n\nThe size of what lives and was traced, and the most that it has been, in bytes.", Name = "get_traced_memory")]
    private static Value GetTracedMemory(ThreadState ts)
    {
        if (!Tracer(ts).IsTracing) return new PyTuple(0, 0);
        (long current, long peak) = Tracer(ts).Memory(ts);
        return new PyTuple(current, peak);
    }

    [PyFunction("reset_peak($module, /)\n--\n\nFrom now on the peak is that of what follows.", Name = "reset_peak")]
    private static void ResetPeak(ThreadState ts) => Tracer(ts).ResetPeak(ts);

    [PyFunction("get_tracemalloc_memory($module, /)\n--\n\nAbout how many bytes the traces take themselves.", Name = "get_tracemalloc_memory")]
    private static long GetTracemallocMemory(ThreadState ts) => Tracer(ts).OwnMemory(ts);

    [PyFunction("_get_traces($module, /)\n--\n\nAll traces, each as (domain, size, frames, depth).", Name = "_get_traces")]
    private static Value GetTraces(ThreadState ts)
    {
        PyList traces = new();
        foreach ((uint domain, AllocationTrace trace) in Tracer(ts).Traces(ts))
        {
            traces.Add(new PyTuple(domain, trace.Size, trace.Place.Frames, trace.Place.Depth));
        }
        return traces;
    }

    [PyFunction("_get_object_traceback($module, obj, /)\n--\n\nThe place where an object was allocated, or None.", Name = "_get_object_traceback")]
    private static Value GetObjectTraceback(ThreadState ts, Value obj) => Tracer(ts).PlaceOf(obj) is { } place ? place.Frames : Value.None;
}
