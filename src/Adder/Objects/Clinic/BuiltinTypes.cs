namespace Adder.Objects.Clinic;

/// <summary>Makes the built-in types that ClinicGenerator declares. object and type need each other and are made together.</summary>
internal static class BuiltinTypes
{
    internal static readonly PyType Object = new(PyType.SpecOfObject());
    internal static readonly PyType Type = Tie(new PyType(PyType.SpecOfType()));

    internal static PyType Make(TypeSpec spec, PyType? metatype = null) => Assign(new PyType(spec), metatype ?? Type);

    private static PyType Tie(PyType type)
    {
        Assign(Object, type);
        return Assign(type, type);
    }

    private static PyType Assign(PyType type, PyType metatype)
    {
        type.SetType(metatype);
        type.ShapeId = metatype.RootShapeId;
        return type;
    }
}
