using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>float</c> on the heap: only instances of subclasses; exact floats are unboxed (<see cref="Value.Float"/>).</summary>
[PyType("float", Flags = TypeFlags.MatchSelf)]
public partial class PyFloat : PyObject
{
    internal PyFloat(PyType type, double number) : base(type)
    {
        Number = number;
    }

    public double Number { get; }
}
