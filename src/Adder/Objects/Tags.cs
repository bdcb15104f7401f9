namespace Adder.Objects;

/// <summary>What stands in <see cref="Value.Ref"/> of unboxed numbers: objects too, so that every value's type is found the same way.</summary>
internal static class Tags
{
    internal static readonly PyObject Int = new NumberTag(PyType.Int);
    internal static readonly PyObject Float = new NumberTag(PyType.Float);

    private sealed class NumberTag(PyType type) : PyObject(type);
}
