using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>float</c> on the heap: only instances of subclasses; exact floats are unboxed (<see cref="Value.Float"/>).</summary>
[PyType("float", Flags = TypeFlags.MatchSelf, Doc = """
    float(x=0, /)
    --

    A floating point number: of a number, or the one that a text denotes.
    """)]
public partial class PyFloat : PyObject
{
    internal PyFloat(PyType type, double number) : base(type)
    {
        Number = number;
    }

    public double Number { get; }
}
