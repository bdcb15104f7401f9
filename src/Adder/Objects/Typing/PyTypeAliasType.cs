using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>typing.TypeAliasType</c>: what a type statement makes. Its value is computed when first asked for.</summary>
[PyType("TypeAliasType", Property = "TypeAliasType", Module = "typing", Subclassable = false, Doc = "A type alias: type Name = value.")]
public sealed partial class PyTypeAliasType : PyObject
{
    private readonly PyStr _name;
    private readonly PyTuple _typeParams;
    private readonly Value _computeValue, _module;
    private Value _value;

    private PyTypeAliasType(PyStr name, PyTuple typeParams, Value computeValue, Value value, Value module) : base(PyType.TypeAliasType)
    {
        _name = name;
        _typeParams = typeParams;
        _computeValue = computeValue;
        _value = value;
        _module = module;
    }

    /// <summary>What a type statement makes. (_Py_make_typealias)</summary>
    internal static PyTypeAliasType Declare(PyStr name, PyTuple typeParams, PyFunction computeValue) =>
        new(name, typeParams, computeValue, default, computeValue.Module);

    [Slot(Slot.TpNew, Signature = "typealias(name, value, *, type_params=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, PyStr name, Value value, Value typeParams)
    {
        PyTuple parameters = typeParams.IsNull ? PyTuple.Empty : typeParams.Ref as PyTuple ?? throw Errors.TypeError("type_params must be a tuple");
        return new PyTypeAliasType(name, parameters, default, value, TypingLibrary.CallerModule(ts));
    }

    [PyMember("__name__")]
    private Value NameMember => _name;

    [PyGetSet("__module__")]
    private Value GetModule() => _module.IsNull ? Value.None : _module;

    [PyGetSet("__type_params__")]
    private Value GetTypeParams() => _typeParams;

    [PyGetSet("__parameters__")]
    private Value GetParameters(ThreadState ts) => TypingLibrary.AsArguments(ts, _typeParams);

    [PyGetSet("__value__")]
    private Value GetValue(ThreadState ts)
    {
        if (_value.IsNull) _value = Calls.Call(ts, _computeValue).OrThrow(ts);
        return _value;
    }

    [Slot(Slot.TpRepr)]
    private string ReprOf() => _name.ToString();

    [Slot(Slot.MpSubscript)]
    private Value GetItem(Value item)
    {
        if (_typeParams.Count == 0) throw Errors.TypeError("Only generic type aliases are subscriptable");
        return new PyGenericAlias(this, item);
    }

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right) => PyUnion.OrOf(ts, left, right);

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle: the global of that name.")]
    private Value Reduce() => _name;
}
