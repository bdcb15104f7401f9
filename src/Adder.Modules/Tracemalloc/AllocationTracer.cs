using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Modules.Sys;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tracemalloc;

/// <summary>Where a block of memory was allocated, and its size when last looked at.</summary>
internal sealed record AllocationTrace(TracedPlace Place)
{
    internal long Size { get; set; }
}

/// <summary>What tracemalloc knows: for each living object that Python code has made while traced, where that was.</summary>
internal sealed class AllocationTracer : IState<AllocationTracer>
{
    static AllocationTracer IState<AllocationTracer>.New() => new();

    private readonly Lock _lock = new();
    private readonly Dictionary<(uint Domain, long Address), AllocationTrace> _blocks = [];
    private ConditionalWeakTable<PyObject, AllocationTrace> _objects = [];
    private TracedPlaces _places = new();
    private bool _isBusy;
    private long _current, _peak;

    internal bool IsTracing { get; private set; }

    internal int Limit { get; private set; } = 1;

    internal void Start(ThreadState ts, int limit)
    {
        if (IsTracing) return;
        Limit = limit;
        // What exists already must not look new.
        GC.Collect();
        IsTracing = true;
        ts.Interpreter.Runtime.TraceAllocations(OnAllocated);
    }

    internal void Stop(ThreadState ts)
    {
        if (!IsTracing) return;
        IsTracing = false;
        ts.Interpreter.Runtime.TraceAllocations(null);
        Clear();
    }

    internal void Clear()
    {
        lock (_lock)
        {
            _objects = [];
            _blocks.Clear();
            _places = new TracedPlaces();
            _current = _peak = 0;
        }
    }

    private void OnAllocated(ThreadState ts, Frame frame, int offset, PyObject obj)
    {
        lock (_lock)
        {
            if (_isBusy || !IsTracing || GC.GetGeneration(obj) != 0 || _objects.TryGetValue(obj, out _)) return;
            _isBusy = true;
            AllocationTrace trace = new(_places.At(frame, offset, Limit)) { Size = SizeOf(ts, obj) };
            _objects.Add(obj, trace);
            Grow(trace.Size);
            _isBusy = false;
        }
    }

    private void Grow(long size)
    {
        _current += size;
        _peak = Math.Max(_peak, _current);
    }

    // Only the sizes that C# code knows: a __sizeof__ written in Python must not run here.
    private static long SizeOf(ThreadState ts, PyObject obj)
    {
        const int plainObject = 48;
        if (TypeLookup.Find(ts, obj.Type, "__sizeof__").Ref is not PyMethodDescriptor) return plainObject;
        Value size = SysModule.SizeOf(ts, obj);
        if (!size.IsNull) return size.Bits;
        ts.ClearPending();
        return plainObject;
    }

    internal TracedPlace? PlaceOf(Value obj)
    {
        if (obj.IsInt || obj.IsFloat) return null;
        lock (_lock) return _objects.TryGetValue(obj.Ref, out AllocationTrace? trace) ? trace.Place : null;
    }

    /// <summary>All traces of what still lives; finds out first what that is.</summary>
    internal List<(uint Domain, AllocationTrace Trace)> Traces(ThreadState ts)
    {
        if (IsTracing) GC.Collect();
        List<(uint, AllocationTrace)> traces = [];
        lock (_lock)
        {
            _isBusy = true;
            long total = 0;
            foreach ((PyObject obj, AllocationTrace trace) in _objects)
            {
                trace.Size = SizeOf(ts, obj);
                total += trace.Size;
                traces.Add((0, trace));
            }
            foreach (((uint domain, long _), AllocationTrace trace) in _blocks)
            {
                total += trace.Size;
                traces.Add((domain, trace));
            }
            _current = total;
            _peak = Math.Max(_peak, total);
            _isBusy = false;
        }
        return traces;
    }

    /// <summary>The bytes of what lives, and the most that there were.</summary>
    internal (long Current, long Peak) Memory(ThreadState ts)
    {
        Traces(ts);
        return (_current, _peak);
    }

    internal void ResetPeak(ThreadState ts)
    {
        Traces(ts);
        _peak = _current;
    }

    /// <summary>What the traces themselves take, about.</summary>
    internal long OwnMemory(ThreadState ts)
    {
        const int trace = 96;
        return Traces(ts).Count * trace + _places.Memory;
    }

    // Blocks that are not Python objects: PyTraceMalloc_Track and its kin.

    internal bool Track(ThreadState ts, uint domain, long address, long size)
    {
        if (!IsTracing || ts.CurrentFrame is not { } frame) return false;
        lock (_lock)
        {
            Forget(domain, address);
            _blocks.Add((domain, address), new AllocationTrace(_places.At(frame, frame.Offset, Limit)) { Size = size });
            Grow(size);
        }
        return true;
    }

    internal bool Untrack(uint domain, long address)
    {
        if (!IsTracing) return false;
        lock (_lock) Forget(domain, address);
        return true;
    }

    private void Forget(uint domain, long address)
    {
        if (_blocks.Remove((domain, address), out AllocationTrace? trace)) _current -= trace.Size;
    }

    internal TracedPlace? PlaceOf(uint domain, long address)
    {
        lock (_lock) return _blocks.TryGetValue((domain, address), out AllocationTrace? trace) ? trace.Place : null;
    }
}
