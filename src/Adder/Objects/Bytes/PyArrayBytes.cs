namespace Adder.Objects;

/// <summary>A bytes object whose bytes are in an array: a long one, or an instance of a subclass.</summary>
public class PyArrayBytes : PyBytes
{
    internal readonly byte[] Array;

    /// <summary>Takes the array over: it must not change any more.</summary>
    internal PyArrayBytes(PyType type, byte[] array) : base(type, ArrayFlags)
    {
        Array = array;
    }
}
