namespace Adder.Modules.Audio;

/// <summary>u-law and a-law. (ITU-T G.711)</summary>
internal static class Companding
{
    private const int Bias = 0x84;
    private const int Clip = 8159;
    private const int Segments = 8;

    // The first segment whose end is not below the value.
    private static int Segment(int value, int firstBits)
    {
        int segment = 0;
        while (segment < Segments && value > (1 << (firstBits + segment)) - 1) segment++;
        return segment;
    }

    /// <summary>From a sample of 14 bits.</summary>
    internal static byte ToULaw(int sample)
    {
        int mask = sample < 0 ? 0x7F : 0xFF;
        int magnitude = Math.Min(Math.Abs(sample), Clip) + (Bias >> 2);
        int segment = Segment(magnitude, 6);
        return (byte)((segment >= Segments ? 0x7F : segment << 4 | ((magnitude >> (segment + 1)) & 0xF)) ^ mask);
    }

    /// <summary>To a sample of 16 bits.</summary>
    internal static int FromULaw(byte code)
    {
        int bits = ~code & 0xFF;
        int magnitude = (((bits & 0xF) << 3) + Bias) << ((bits & 0x70) >> 4);
        return (bits & 0x80) != 0 ? Bias - magnitude : magnitude - Bias;
    }

    /// <summary>From a sample of 13 bits.</summary>
    internal static byte ToALaw(int sample)
    {
        int mask = sample >= 0 ? 0xD5 : 0x55;
        int magnitude = sample >= 0 ? sample : -sample - 1;
        int segment = Segment(magnitude, 5);
        if (segment >= Segments) return (byte)(0x7F ^ mask);
        return (byte)((segment << 4 | ((magnitude >> (segment < 2 ? 1 : segment)) & 0xF)) ^ mask);
    }

    /// <summary>To a sample of 16 bits.</summary>
    internal static int FromALaw(byte code)
    {
        int bits = code ^ 0x55;
        int segment = (bits & 0x70) >> 4;
        int magnitude = ((bits & 0xF) << 4) + (segment == 0 ? 8 : 0x108);
        if (segment > 1) magnitude <<= segment - 1;
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }
}
