using System.Globalization;
using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>Decimal text of big integers in the time of a few multiplications: halves split by powers 10^(chunk · 2^k).</summary>
internal static class DecimalConversion
{
    private const int ChunkDigits = 256;
    private const int PlainBits = 3000;
    private const double DigitsPerBit = 0.30102999566398120;

    internal static string Convert(BigInteger value)
    {
        long bits = IntegerArithmetic.BitLength(value);
        if (bits <= PlainBits) return BigArithmetic.ToDecimal(value);
        var powers = new List<BigInteger> { BigInteger.Pow(10, ChunkDigits) };
        while (powers[^1].GetBitLength() * 2 < bits) powers.Add(BigArithmetic.Multiply(powers[^1], powers[^1]));
        var buffer = new char[checked((int)(bits * DigitsPerBit) + 2)];
        int length = WriteLeading(BigInteger.Abs(value), powers.Count - 1, powers, buffer);
        return string.Concat(value.Sign < 0 ? "-" : "", buffer.AsSpan(0, length));
    }

    private static int WriteLeading(BigInteger value, int level, List<BigInteger> powers, Span<char> target)
    {
        while (level >= 0 && value < powers[level]) level--;
        if (level < 0)
        {
            value.TryFormat(target, out int written, default, CultureInfo.InvariantCulture);
            return written;
        }
        BigInteger high = BigInteger.DivRem(value, powers[level], out BigInteger low);
        int start = WriteLeading(high, level - 1 >= 0 && high < powers[level] ? level - 1 : level, powers, target);
        int digits = ChunkDigits << level;
        WritePadded(low, level - 1, powers, target.Slice(start, digits));
        return start + digits;
    }

    private static void WritePadded(BigInteger value, int level, List<BigInteger> powers, Span<char> target)
    {
        if (value.IsZero)
        {
            target.Fill('0');
            return;
        }
        if (level < 0)
        {
            Span<char> digits = stackalloc char[ChunkDigits];
            value.TryFormat(digits, out int written, default, CultureInfo.InvariantCulture);
            target[..^written].Fill('0');
            digits[..written].CopyTo(target[^written..]);
            return;
        }
        BigInteger high = BigInteger.DivRem(value, powers[level], out BigInteger low);
        int half = ChunkDigits << level;
        WritePadded(high, level - 1, powers, target[..half]);
        WritePadded(low, level - 1, powers, target[half..]);
    }
}
