using System.Buffers.Binary;

namespace Adder.Modules.Audio;

/// <summary>Samples of 1 to 4 bytes, signed, in the order of this machine.</summary>
internal readonly ref struct Samples(ReadOnlySpan<byte> bytes, int width)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    internal int Count => _bytes.Length / width;

    internal int this[int index] => Read(_bytes, index * width, width);

    /// <summary>The sample, as large as one of 32 bits. (GETSAMPLE32)</summary>
    internal int Wide(int index) => this[index] << (32 - 8 * width);

    internal static int Least(int width) => (int)(-1L << (8 * width - 1));

    internal static int Most(int width) => (int)((1L << (8 * width - 1)) - 1);

    internal static int Read(ReadOnlySpan<byte> bytes, int offset, int width) => width switch
    {
        1 => (sbyte)bytes[offset],
        2 => BinaryPrimitives.ReadInt16LittleEndian(bytes[offset..]),
        3 => bytes[offset] | bytes[offset + 1] << 8 | (sbyte)bytes[offset + 2] << 16,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]),
    };

    internal static void Write(Span<byte> bytes, int offset, int width, int sample)
    {
        for (int i = 0; i < width; i++) bytes[offset + i] = (byte)(sample >> (8 * i));
    }

    /// <summary>The upper bytes of a sample of 32 bits. (SETSAMPLE32)</summary>
    internal static void WriteWide(Span<byte> bytes, int offset, int width, int sample) => Write(bytes, offset, width, sample >> (32 - 8 * width));

    /// <summary>A number as a sample: rounded down, within the range. (fbound)</summary>
    internal static int Bounded(double value, int width)
    {
        double most = Most(width);
        double least = Least(width);
        if (value > most) value = most;
        else if (value < least + 1.0) value = least;
        return (int)Math.Floor(value);
    }
}
