namespace Adder.Execution;

/// <summary>Frames, values and all, that generators have ended in: one of the same size begins in them again.</summary>
internal sealed class SpareFrames
{
    private const int LargestSize = 40, MostOfASize = 64;

    // Linked by Previous.
    private readonly Frame?[] _first = new Frame?[LargestSize + 1];
    private readonly int[] _count = new int[LargestSize + 1];

    internal Frame Take(int size)
    {
        if (size > LargestSize || _first[size] is not { } frame) return new Frame { Values = new Objects.Value[size] };
        _first[size] = frame.Previous;
        _count[size]--;
        return frame;
    }

    /// <summary>The frame has ended: it lets go of all that it holds.</summary>
    internal void Add(Frame frame)
    {
        int size = frame.Values.Length;
        if (size > LargestSize || _count[size] >= MostOfASize) return;
        frame.Values.AsSpan().Clear();
        frame.Function = null!;
        frame.Previous = _first[size]!;
        _first[size] = frame;
        _count[size]++;
    }

    internal void Clear()
    {
        Array.Clear(_first);
        Array.Clear(_count);
    }
}
