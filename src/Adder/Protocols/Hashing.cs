using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>hash()</c>. (PyObject_Hash)</summary>
internal static unsafe class Hashing
{
    private const long Modulus = (1L << 61) - 1;

    /// <summary>The hash, or -1 with the error pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Of(ThreadState ts, Value value)
    {
        if (ReferenceEquals(value.Ref.Type, PyType.Str)) return Unsafe.As<PyStr>(value.Ref).Hash;
        if (value.IsInt) return OfInt(value.Bits);
        return value.Type.TpHash(ts, value);
    }

    /// <summary>long_hash for a number of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long OfInt(long number)
    {
        if ((ulong)(number + (Modulus - 1)) <= (ulong)(2 * (Modulus - 1))) return number == -1 ? -2 : number;
        long hash = number % Modulus;
        return hash == -1 ? -2 : hash;
    }

    /// <summary>The hash slot of unhashable types. (PyObject_HashNotImplemented)</summary>
    internal static long NotImplemented(ThreadState ts, Value value)
    {
        ts.Raise(PyType.TypeError, $"unhashable type: '{value.Type.Name}'");
        return -1;
    }
}
