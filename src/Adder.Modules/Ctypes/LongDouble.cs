using System.Runtime.InteropServices;

namespace Adder.Modules.Ctypes;

/// <summary>C's long double: the processor's 80 bits on x86, 128 bits elsewhere; a double has all that Python can use of it.</summary>
internal static class LongDouble
{
    internal const int Size = 16;

    private const int Bias = 16383, DoubleBias = 1023, DoubleSpecial = 0x7ff, Special = 0x7fff, DoubleFraction = 52;

    private static bool IsExtended => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    internal static unsafe void Write(byte* at, double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value), fraction = bits << 12;
        int exponent = (int)(bits >> DoubleFraction) & DoubleSpecial;
        ulong sign = bits >> 63;
        if (exponent == 0 && fraction != 0)
        {
            // What is small for a double is not for this.
            int shift = System.Numerics.BitOperations.LeadingZeroCount(fraction) + 1;
            fraction <<= shift;
            exponent = 1 - shift;
        }
        ulong wide = exponent == DoubleSpecial ? Special : exponent == 0 && fraction == 0 ? 0 : (ulong)(exponent - DoubleBias + Bias);
        ulong head = (sign << 15) | wide;
        ulong* words = (ulong*)at;
        if (IsExtended)
        {
            words[0] = (wide == 0 ? 0 : 1UL << 63) | (fraction >> 1);
            words[1] = head;
            return;
        }
        words[0] = fraction << 48;
        words[1] = (head << 48) | (fraction >> 16);
    }

    internal static unsafe double Read(byte* at)
    {
        ulong* words = (ulong*)at;
        ulong head = IsExtended ? words[1] & 0xffff : words[1] >> 48;
        ulong fraction = IsExtended ? words[0] << 1 : (words[1] << 16) | (words[0] >> 48);
        int exponent = (int)(head & Special);
        double sign = (head >> 15) != 0 ? -1.0 : 1.0;
        if (exponent == Special) return fraction == 0 ? sign * double.PositiveInfinity : double.NaN;
        if (exponent == 0 && fraction == 0) return sign * 0.0;
        return sign * Math.ScaleB(1.0 + fraction * Math.ScaleB(1.0, -64), exponent - Bias);
    }
}
