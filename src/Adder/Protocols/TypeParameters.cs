using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>PEP 695: what the code of type parameter lists and type statements makes.</summary>
internal static class TypeParameters
{
    internal static Value TypeVar(Value name) => PyTypeVar.Declare((PyStr)name.Ref);

    internal static Value TypeVarWithBound(Value name, Value evaluate) => PyTypeVar.Declare((PyStr)name.Ref, computeBound: evaluate);

    internal static Value TypeVarWithConstraints(Value name, Value evaluate) => PyTypeVar.Declare((PyStr)name.Ref, computeConstraints: evaluate);

    internal static Value ParamSpec(Value name) => PyParamSpec.Declare((PyStr)name.Ref);

    internal static Value TypeVarTuple(Value name) => PyTypeVarTuple.Declare((PyStr)name.Ref);

    /// <summary>The base class <c>Generic[T, ...]</c> of a generic class. (_Py_subscript_generic)</summary>
    internal static Value SubscriptGeneric(ThreadState ts, Value parameters)
    {
        try
        {
            return TypingLibrary.Call(ts, "_GenericAlias", PyType.Generic, TypingLibrary.AsArguments(ts, (PyTuple)parameters.Ref));
        }
        catch (PythonException e)
        {
            ts.Catch(e);
            return default;
        }
    }

    /// <summary>(name, type_params, compute_value) as TypeAliasType, whose value is computed when first asked for.</summary>
    internal static Value TypeAlias(Value parts)
    {
        PyTuple tuple = (PyTuple)parts.Ref;
        return PyTypeAliasType.Declare((PyStr)tuple[0].Ref, tuple[1].Ref as PyTuple ?? PyTuple.Empty, (PyFunction)tuple[2].Ref);
    }
}
