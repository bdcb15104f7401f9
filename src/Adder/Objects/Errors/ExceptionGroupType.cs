using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>ExceptionGroup</c>: the only built-in type with two bases. (PyExc_ExceptionGroup is created at start-up for that reason)</summary>
internal static unsafe class ExceptionGroupType
{
    internal static readonly PyType TypeObject = Make();

    private static PyType Make()
    {
        PyType type = new(new TypeSpec
        {
            Name = "ExceptionGroup",
            Doc = "Several exceptions raised as one.",
            Base = &BaseOf,
            Flags = TypeFlags.BaseType,
        });
        type.BasesTuple = new PyTuple(PyType.BaseExceptionGroup, PyType.Exception);
        PyType.Exception.AddBuiltinSubclass(type);
        type.Mro = MethodResolution.C3(type, type.BasesTuple);
        type.SetType(PyType.Type);
        return type;
    }

    private static PyType BaseOf() => PyType.BaseExceptionGroup;
}

public sealed unsafe partial class PyType
{
    public static PyType ExceptionGroup => ExceptionGroupType.TypeObject;
}
