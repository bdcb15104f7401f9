namespace Adder.Objects.Clinic;

/// <summary>Puts what [PyConstant] and [PyModuleType] declare into namespaces.</summary>
internal static class Constants
{
    internal static void Add(PyDict dict, string name, Value value) => dict.SetString(name, value);

    internal static void Add(PyModule module, string name, Value value) => module.Dict.SetString(name, value);
}
