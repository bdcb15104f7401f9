using System.Numerics;
using System.Runtime.InteropServices;

namespace Adder.Objects.NumberText;

// Decimal text of numbers so short that going through all limbs for every 19 digits is best.
internal static partial class BigArithmetic
{
    /// <summary>So many digits may be read so.</summary>
    internal const int MostDigits = 1000;

    private const int LimbDigits = 19;

    // 10^19, whose top bit is set.
    private const ulong LimbPower = 10_000_000_000_000_000_000, LimbPowerReciprocal = 15581492618384294730;

    internal static string ToDecimal(BigInteger value)
    {
        using Operand operand = new(ref value, stackalloc ulong[Operand.OnStack]);
        Span<ulong> limbs = operand.Span;
        if (limbs.IsEmpty) return "0";
        int room = (limbs.Length + limbs.Length / 64 + 2) * LimbDigits, at = room;
        Span<char> text = room <= 1024 ? stackalloc char[1024] : new char[room];
        while (true)
        {
            while (!limbs.IsEmpty && limbs[^1] == 0) limbs = limbs[..^1];
            if (limbs.IsEmpty) break;
            ulong part = Limbs.Divide(limbs, LimbPower, LimbPowerReciprocal);
            for (int i = 0; i < LimbDigits; i++)
            {
                (part, ulong digit) = Math.DivRem(part, 10);
                text[--at] = (char)('0' + digit);
            }
        }
        while (text[at] == '0') at++;
        if (IsNegative(ref value)) text[--at] = '-';
        return new string(text[at..room]);
    }

    /// <summary>The number that decimal digits denote.</summary>
    internal static BigInteger FromDecimal(ReadOnlySpan<char> digits)
    {
        Span<ulong> limbs = stackalloc ulong[MostDigits / LimbDigits + 2];
        int length = 0;
        for (int first = digits.Length % LimbDigits; ; first = LimbDigits)
        {
            ulong part = 0, power = 1;
            foreach (char digit in digits[..first])
            {
                part = part * 10 + (ulong)(digit - '0');
                power *= 10;
            }
            ulong carry = Limbs.Multiply(limbs[..length], power, limbs, part);
            if (carry != 0) limbs[length++] = carry;
            digits = digits[first..];
            if (digits.IsEmpty) return Make(limbs[..length], false);
        }
    }
}
