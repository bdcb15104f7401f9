using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Protocols;

/// <summary><c>id()</c>: numbers given out as they are asked for, because .NET objects move.</summary>
internal static class Identity
{
    // Addresses of CPython are multiples of 16; programs mask and print them.
    private const long First = 0x7f0000000000, Step = 16;

    private static readonly ConditionalWeakTable<PyObject, Box> s_ids = [];
    private static readonly Counter s_counter = new();

    /// <summary>A number that no other live object has; equal for equal unboxed numbers (as on PyPy).</summary>
    internal static Value Of(Value value)
    {
        if (value.IsInt) return PyLong.From(((Int128)value.Bits << 3) | 1);
        if (value.IsFloat) return PyLong.From(((Int128)value.Bits << 3) | 3);
        return Of(value.Ref);
    }

    internal static long Of(PyObject obj) => First + Step * (obj.IdNumber is var number && number != 0 ? number : Assign(obj));

    // When the numbers that fit into an object have been given out, a table keeps them.
    private static long Assign(PyObject obj)
    {
        if (s_counter.Last < PyObject.LargestIdNumber && s_counter.Next() is var number and <= PyObject.LargestIdNumber) return obj.TakeIdNumber(number);
        return s_ids.GetValue(obj, static _ => new Box(s_counter.Next())).Number;
    }

    /// <summary>As <c>%p</c> shows it.</summary>
    internal static string Hex(Value value) => value.IsInt || value.IsFloat ? $"0x{value.Bits:x}" : $"0x{Of(value.Ref):x}";

    /// <summary>A hash by identity, which does not need the id. (_Py_HashPointer)</summary>
    internal static long Hash(Value value) =>
        value.IsInt || value.IsFloat ? Hashing.OfInt(value.Bits) : RuntimeHelpers.GetHashCode(value.Ref);

    private sealed class Box(long number)
    {
        internal readonly long Number = number;
    }
}
