using System.Numerics;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary>Numbers that hash functions take, with the errors of CPython's converters. Throw.</summary>
internal static class HashArguments
{
    /// <summary>An unsigned long. (_PyLong_UnsignedLong_Converter)</summary>
    internal static ulong UnsignedLong(ThreadState ts, Value value) => Unsigned(value, "Python int too large to convert to C unsigned long");

    /// <summary>An unsigned long long. (_PyLong_UnsignedLongLong_Converter)</summary>
    internal static ulong UnsignedLongLong(ThreadState ts, Value value) => Unsigned(value, "int too big to convert");

    private static ulong Unsigned(Value value, string overflow)
    {
        if (!PyLong.TryBig(value, out BigInteger number)) throw Errors.TypeError("an integer is required");
        if (number.Sign < 0) throw Errors.ValueError("value must be positive");
        return number <= ulong.MaxValue ? (ulong)number : throw Errors.OverflowError(overflow);
    }
}
