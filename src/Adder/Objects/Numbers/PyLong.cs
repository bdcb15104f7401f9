using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;

namespace Adder.Objects;

/// <summary>
/// <c>int</c> on the heap: an exact int that does not fit 64 bits, or an instance of a subclass. All other ints are unboxed
/// (<see cref="Value.Int"/>), and an exact int that fits is never stored here.
/// </summary>
[PyType("int", Property = "Int", Flags = TypeFlags.LongSubclass | TypeFlags.MatchSelf, Doc = """
    int([x]) -> integer
    int(x, base=10) -> integer

    A whole number: that of a number (which is cut towards zero), 0 without an
    argument, or the one that a text denotes in the given base.

    The text may have white space around it, a sign before it and single
    underscores between digits. Bases are 2 to 36; base 0 goes by the prefix:
    >>> int('0b100', base=0)
    4
    """)]
public partial class PyLong : PyObject
{
    internal PyLong(PyType type, BigInteger number) : base(type)
    {
        Number = number;
    }

    public BigInteger Number { get; }

    /// <summary>The exact int, unboxed if it fits.</summary>
    public static Value From(BigInteger number) =>
        BigArithmetic.TryInt64(ref number, out long small) ? Value.Int(small) : new PyLong(PyType.Int, number);

    public static Value From(ulong number) => number <= long.MaxValue ? Value.Int((long)number) : new PyLong(PyType.Int, number);

    public static Value From(Int128 number) =>
        number >= long.MinValue && number <= long.MaxValue ? Value.Int((long)number) : new PyLong(PyType.Int, (BigInteger)number);
}
