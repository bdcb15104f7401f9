using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Frames, values and all, that generators have ended in: one of the same size begins in them again.</summary>
internal sealed class SpareFrames
{
    private const int LargestSize = 40, FirstOfASize = 16, MostOfASize = 1 << 12;

    private readonly Frame?[]?[] _frames = new Frame[LargestSize + 1][];
    private readonly int[] _count = new int[LargestSize + 1];

    internal Frame Take(int size)
    {
        if (size > LargestSize || _count[size] == 0) return new Frame { Values = new Value[size] };
        return _frames[size]![--_count[size]]!;
    }

    /// <summary>The frame has ended: it lets go of its values, and keeps what the next generator in it may be made of again.</summary>
    internal void Add(ThreadState ts, Frame frame)
    {
        int size = frame.Values.Length;
        int count = size > LargestSize ? MostOfASize : _count[size];
        if (count == MostOfASize)
        {
            GeneratorEnd.Separate(ts, frame);
            return;
        }
        frame.Values.AsSpan().Clear();
        frame.Previous = null!;
        Frame?[] frames = _frames[size] ??= new Frame[FirstOfASize];
        if (count == frames.Length)
        {
            Array.Resize(ref frames, count * 2);
            _frames[size] = frames;
        }
        // What was taken last comes back first: nothing to write.
        if (!ReferenceEquals(frames[count], frame)) frames[count] = frame;
        _count[size] = count + 1;
    }

    internal void Clear()
    {
        Array.Clear(_frames);
        Array.Clear(_count);
    }
}
