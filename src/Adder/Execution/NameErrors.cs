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

    // The name is for suggestions, which a local variable gets none of.
    internal static PyException UnboundLocal(string message) => new PyNameError(PyType.UnboundLocalError) { Args = new PyTuple((Value)message) };

    internal static PyException UnboundFree(string name) => new PyNameError(PyType.NameError)
    {
        Args = new PyTuple((Value)$"cannot access free variable '{name}' where it is not associated with a value in enclosing scope"),
        Name = name,
    };
}
