using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;

namespace Adder.Modules.Tracemalloc;

/// <summary>The most recent calls when something was allocated, newest first, and how many there were in all.</summary>
internal sealed record TracedPlace(PyTuple Frames, int Depth);

/// <summary>Places, each kept once however much is allocated there.</summary>
internal sealed class TracedPlaces : IEqualityComparer<(CodeObject Code, int Line)[]>
{
    private readonly Dictionary<(CodeObject Code, int Line)[], TracedPlace> _places;

    internal TracedPlaces() => _places = new(this);

    internal long Memory
    {
        get
        {
            const int place = 128, frame = 120;
            long total = 0;
            foreach ((CodeObject, int)[] frames in _places.Keys) total += place + frame * frames.Length;
            return total;
        }
    }

    /// <summary>The place of a frame that runs the instruction at this offset.</summary>
    internal TracedPlace At(Frame frame, int offset, int limit)
    {
        List<(CodeObject Code, int Line)> found = [];
        int depth = 0;
        for (Frame? caller = frame; caller is not null && (caller.Role & FrameRole.Root) == 0; caller = caller.Previous, depth++)
        {
            if (depth >= limit) continue;
            int at = depth == 0 ? offset : caller.Offset;
            found.Add((caller.Code.Source, Math.Max(0, CodeLocations.LineAt(caller.Code.Source, at))));
        }
        (CodeObject, int)[] key = [.. found];
        if (!_places.TryGetValue(key, out TracedPlace? place)) _places.Add(key, place = new TracedPlace(ToTuple(key), depth));
        return place;
    }

    private static PyTuple ToTuple((CodeObject Code, int Line)[] frames)
    {
        Value[] tuples = new Value[frames.Length];
        for (int i = 0; i < tuples.Length; i++) tuples[i] = new PyTuple(frames[i].Code.FileName, frames[i].Line);
        return PyTuple.Own(tuples);
    }

    public bool Equals((CodeObject Code, int Line)[]? left, (CodeObject Code, int Line)[]? right) => left.AsSpan().SequenceEqual(right);

    public int GetHashCode((CodeObject Code, int Line)[] frames)
    {
        HashCode hash = new();
        foreach ((CodeObject code, int line) in frames)
        {
            hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(code));
            hash.Add(line);
        }
        return hash.ToHashCode();
    }
}
