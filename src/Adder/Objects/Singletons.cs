using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>None</c>.</summary>
[PyType("NoneType", Property = "NoneType", Subclassable = false)]
public sealed partial class PyNone : PyObject
{
    public static readonly PyNone Instance = new();

    private PyNone() : base(PyType.NoneType) { }
}

/// <summary><c>NotImplemented</c>.</summary>
[PyType("NotImplementedType", Property = "NotImplementedType", Subclassable = false)]
public sealed partial class PyNotImplemented : PyObject
{
    public static readonly PyNotImplemented Instance = new();

    private PyNotImplemented() : base(PyType.NotImplementedType) { }
}

/// <summary><c>...</c></summary>
[PyType("ellipsis", Property = "EllipsisType", Subclassable = false)]
public sealed partial class PyEllipsis : PyObject
{
    public static readonly PyEllipsis Instance = new();

    private PyEllipsis() : base(PyType.EllipsisType) { }
}
