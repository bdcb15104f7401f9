using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Stack slots and reusable frames that nothing will read before it writes them: what they still hold is let go of.</summary>
internal static class DeadSlots
{
    private const int ValueSize = sizeof(long) * 2;

    /// <summary>Clears around the running frame (which stands between two instructions) and the frames beneath it.</summary>
    internal static void Clear(Frame running)
    {
        running.ForgetCallees();
        int top = EndOf(running);
        if (running.IsGenerator) running.Values.AsSpan(top).Clear();
        else ClearAbove(running.Chunk, top);
        ClearBelow(running);
    }

    /// <summary>As above for a thread that waits. What stands in the frame that it waits in is not known.</summary>
    internal static void ClearAround(ThreadState waiting)
    {
        if (waiting.Frame?.Chunk is not { } chunk) return;
        if (!waiting.IsElsewhere) ClearAbove(chunk, waiting.Frame.Limit);
        ClearBelow(waiting.Frame);
    }

    private static void ClearBelow(Frame running)
    {
        for (Frame above = running, frame = running.Previous; frame is not null && !IsRoot(frame); above = frame, frame = frame.Previous)
        {
            // Where C# code stands between two frames, the lower one's stack top was not saved.
            if ((above.Role & FrameRole.Entry) == 0) ClearBetween(frame, above);
        }
    }

    private static void ClearBetween(Frame frame, Frame above)
    {
        int start = EndOf(frame), end = frame.IsGenerator ? frame.Values.Length : frame.Limit;
        if (ReferenceEquals(above.Values, frame.Values)) end = Math.Min(end, above.Base);
        if (start < end) frame.Values.AsSpan(start, end - start).Clear();
    }

    private static void ClearAbove(StackChunk chunk, int start)
    {
        chunk.Values.AsSpan(start).Clear();
        for (StackChunk? next = chunk.Following; next is not null; next = next.Following) next.Values.AsSpan().Clear();
    }

    private static int EndOf(Frame frame) => frame.Base + (int)(frame.Top / ValueSize);

    private static bool IsRoot(Frame frame) => (frame.Role & FrameRole.Root) != 0;
}
