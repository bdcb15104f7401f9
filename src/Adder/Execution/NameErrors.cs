using Adder.Objects;

namespace Adder.Execution;

/// <summary>Errors about names that have no value. (format_exc_check_arg)</summary>
internal static class NameErrors
{
    internal static PyException NotDefined(string name) => new PyNameError(PyType.NameError)
    {
        Args = new PyTuple((Value)$"name '{name}' is not defined"),
        Name = name,
    };

    internal static PyException UnboundLocal(string name, string message) => Named(PyType.UnboundLocalError, name, message);

    internal static PyException UnboundFree(string name) => Named(PyType.NameError, name,
        $"cannot access free variable '{name}' where it is not associated with a value in enclosing scope");

    private static PyException Named(PyType type, string name, string message) => new PyNameError(type)
    {
        Args = new PyTuple((Value)message),
        Name = name,
    };
}
