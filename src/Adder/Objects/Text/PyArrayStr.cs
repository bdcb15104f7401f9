namespace Adder.Objects;

/// <summary>A str whose characters are in an array: a long one, one with wide characters, an instance of a subclass.</summary>
public class PyArrayStr : PyStr
{
    internal readonly Array Array;

    /// <summary>Wraps code points, which must not change any more and must need the kind.</summary>
    internal PyArrayStr(PyType type, Array array, StrKind kind) : base(type, FlagsOf(kind))
    {
        Array = array;
    }

    /// <summary>A copy of the text, which may be an instance of a subclass.</summary>
    internal PyArrayStr(PyType type, PyStr text) : this(type, text.ToArray(), text.Kind) { }
}
