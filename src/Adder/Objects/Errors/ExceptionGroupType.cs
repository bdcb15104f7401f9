using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>ExceptionGroup</c>: the only built-in type with two bases. (PyExc_ExceptionGroup is created at start-up for that reason)</summary>
internal static class ExceptionGroupType
{
    internal static readonly PyType TypeObject = Make();

    private static PyType Make()
    {
        PyType type = new(new TypeSpec
        {
            Name = "ExceptionGroup",
            Doc = "Several exceptions raised as one.",
            Base = PyType.BaseExceptionGroup,
            Flags = TypeFlags.BaseType,
        });
        type.BasesTuple = new PyTuple(PyType.BaseExceptionGroup, PyType.Exception);
        PyType.Exception.AddBuiltinSubclass(type);
        type.Mro = MethodResolution.C3(type, type.BasesTuple);
        type.SetType(PyType.Type);
        return type;
    }
}

public sealed unsafe partial class PyType
{
    public static PyType ExceptionGroup => ExceptionGroupType.TypeObject;
}
