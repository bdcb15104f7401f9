using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What TypeVar, ParamSpec and TypeVarTuple share.</summary>
public abstract class PyTypeParameter : PyObject
{
    private PyDict? _dict;

    private protected PyTypeParameter(PyType type, PyStr name, Value module) : base(type)
    {
        Name = name;
        if (module.IsNull) return;
        _dict = new PyDict();
        _dict.SetString("__module__", module);
    }

    internal override ref PyDict? DictSlot => ref _dict;

    internal PyStr Name { get; }

    [PyMember("__name__")]
    internal Value NameMember => Name;

    [PyMethod("__mro_entries__($self, bases, /)\n--\n\nAlways refused.")]
    internal Value MroEntries(Value bases) => throw Errors.TypeError($"Cannot subclass an instance of {Type.ShortName}");

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle: the global of that name.")]
    internal Value Reduce() => Name;
}
