using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyLong
{
    // long_pow
    [Slot(Slot.NbPower)]
    internal static Value Power(ThreadState ts, Value left, Value right, Value modulus)
    {
        if (!Is(left) || !Is(right)) return Value.NotImplemented;
        if (!modulus.IsNone) return Is(modulus) ? ModularPower(ts, BigOf(left), BigOf(right), BigOf(modulus)) : Value.NotImplemented;
        if (left.IsInt && right.IsInt && right.Bits >= 0 && TrySmallPower(left.Bits, right.Bits, out long small)) return small;
        BigInteger number = BigOf(left), exponent = BigOf(right);
        if (exponent.Sign < 0) return NegativePower(ts, left, right);
        if (number.IsZero || number.IsOne) return exponent.IsZero ? 1 : From(number);
        if (number == BigInteger.MinusOne) return exponent.IsEven ? 1 : -1;
        if (exponent > int.MaxValue || (number.GetBitLength() - 1) * (long)exponent > MaxBits) return ts.Raise(PyType.MemoryError, "");
        if (number.IsPowerOfTwo) return From(BigArithmetic.ShiftLeft(1, (int)(number.GetBitLength() - 1) * (int)exponent));
        return From(BigArithmetic.Power(number, (int)exponent));
    }

    private static Value NegativePower(ThreadState ts, Value left, Value right)
    {
        Value number = ToFloat(ts, left), exponent = number.IsNull ? default : ToFloat(ts, right);
        return exponent.IsNull ? default : PyFloat.Power(ts, number, exponent, Value.None);
    }

    private static Value ModularPower(ThreadState ts, BigInteger number, BigInteger exponent, BigInteger modulus)
    {
        if (modulus.IsZero) return ts.Raise(PyType.ValueError, "pow() 3rd argument cannot be 0");
        return IntegerArithmetic.TryModularPower(number, exponent, modulus, out BigInteger result)
            ? From(result)
            : ts.Raise(PyType.ValueError, "base is not invertible for the given modulus");
    }

    private static bool TrySmallPower(long number, long exponent, out long result)
    {
        result = 1;
        while (true)
        {
            if ((exponent & 1) != 0)
            {
                long high = Math.BigMul(result, number, out long low);
                if (high != low >> 63) return false;
                result = low;
            }
            exponent >>= 1;
            if (exponent == 0) return true;
            long squareHigh = Math.BigMul(number, number, out long square);
            if (squareHigh != square >> 63) return false;
            number = square;
        }
    }
}
