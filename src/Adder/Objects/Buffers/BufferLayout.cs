namespace Adder.Objects;

/// <summary>Shapes and strides of buffers.</summary>
internal static class BufferLayout
{
    /// <summary>Items follow one another with the last index running fastest.</summary>
    internal static bool IsC(int[] shape, int[] strides, int itemSize)
    {
        if (IsEmpty(shape)) return true;
        int expected = itemSize;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] > 1 && strides[i] != expected) return false;
            expected *= shape[i];
        }
        return true;
    }

    /// <summary>Items follow one another with the first index running fastest.</summary>
    internal static bool IsFortran(int[] shape, int[] strides, int itemSize)
    {
        if (IsEmpty(shape)) return true;
        int expected = itemSize;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] > 1 && strides[i] != expected) return false;
            expected *= shape[i];
        }
        return true;
    }

    /// <summary>The strides of items in C order.</summary>
    internal static int[] StridesOf(int[] shape, int itemSize)
    {
        int[] strides = new int[shape.Length];
        int stride = itemSize;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }

    /// <summary>The strides of items in Fortran order.</summary>
    internal static int[] FortranStridesOf(int[] shape, int itemSize)
    {
        int[] strides = new int[shape.Length];
        int stride = itemSize;
        for (int i = 0; i < shape.Length; i++)
        {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }

    internal static int CountOf(int[] shape)
    {
        int count = 1;
        foreach (int size in shape) count *= size;
        return count;
    }

    /// <summary>Copies items in any layout to contiguous memory, in C order.</summary>
    internal static void Gather(ReadOnlySpan<byte> memory, int start, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, Span<byte> target)
    {
        int done = 0;
        Gather(memory, start, shape, strides, itemSize, target, ref done);
    }

    /// <summary>Copies contiguous items, in C order, to any layout.</summary>
    internal static void Scatter(ReadOnlySpan<byte> source, Span<byte> memory, int start, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize)
    {
        int done = 0;
        Scatter(source, memory, start, shape, strides, itemSize, ref done);
    }

    private static void Gather(
        ReadOnlySpan<byte> memory, int start, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, Span<byte> target, ref int done)
    {
        if (shape.IsEmpty)
        {
            memory.Slice(start, itemSize).CopyTo(target[done..]);
            done += itemSize;
            return;
        }
        for (int i = 0; i < shape[0]; i++) Gather(memory, start + i * strides[0], shape[1..], strides[1..], itemSize, target, ref done);
    }

    private static void Scatter(
        ReadOnlySpan<byte> source, Span<byte> memory, int start, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, ref int done)
    {
        if (shape.IsEmpty)
        {
            source.Slice(done, itemSize).CopyTo(memory[start..]);
            done += itemSize;
            return;
        }
        for (int i = 0; i < shape[0]; i++) Scatter(source, memory, start + i * strides[0], shape[1..], strides[1..], itemSize, ref done);
    }

    private static bool IsEmpty(int[] shape)
    {
        foreach (int size in shape)
        {
            if (size == 0) return true;
        }
        return false;
    }
}
