using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the descriptors of built-in types have in common. (PyDescrObject)</summary>
public abstract class PyDescriptor : PyObject
{
    private protected PyDescriptor(PyType metatype, PyType owner, string name) : base(metatype)
    {
        Owner = owner;
        Name = name;
    }

    internal PyType Owner { get; }

    internal string Name { get; }

    [PyMember("__objclass__")]
    internal Value OwnerMember => Owner;

    [PyMember("__name__")]
    internal string NameMember => Name;

    [PyGetSet("__qualname__")]
    internal Value QualName => $"{Owner.QualName}.{Name}";

    /// <summary>Throws unless the object is an instance of the owner. (descr_check)</summary>
    internal void Check(Value obj)
    {
        if (!obj.Type.IsSubtypeOf(Owner))
        {
            throw Errors.TypeError($"descriptor '{Name}' for '{Owner.Name}' objects doesn't apply to a '{obj.Type.Name}' object");
        }
    }

    private protected Value Describe(string kind) => $"<{kind} '{Name}' of '{Owner.Name}' objects>";
}
