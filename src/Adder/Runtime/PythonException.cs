using Adder.Objects;

namespace Adder.Runtime;

/// <summary>A Python exception on its way through C# code.</summary>
public sealed class PythonException(PyException error) : Exception
{
    /// <summary>The Python exception object.</summary>
    public PyException Error { get; } = error;

    public override string Message => Error.ToString();
}
