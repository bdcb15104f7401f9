using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>bool</c>: two objects, a subclass of int.</summary>
[PyType("bool", Base = typeof(PyLong), Subclassable = false, Doc = """
    bool(x) -> bool

    True when the argument counts as true, False otherwise. There are no other
    instances, and no subclasses.
    """)]
public sealed partial class PyBool : PyLong
{
    public static readonly PyBool False = new(0);
    public static readonly PyBool True = new(1);

    private PyBool(int value) : base(PyType.Bool, value) { }
}
