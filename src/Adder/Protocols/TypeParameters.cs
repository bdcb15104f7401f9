using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>PEP 695: type parameters and aliases are made by the typing module's C part, <c>_typing</c>.</summary>
internal static class TypeParameters
{
    internal static Value TypeVar(ThreadState ts, Value name) => Make(ts, "TypeVar", new PyTuple(name), infer: true);

    internal static Value TypeVarWithBound(ThreadState ts, Value name, Value evaluate) =>
        Make(ts, "_lazy_typevar", new PyTuple(name, Value.None, evaluate), infer: false);

    internal static Value TypeVarWithConstraints(ThreadState ts, Value name, Value evaluate) =>
        Make(ts, "_lazy_typevar", new PyTuple(name, evaluate, Value.None), infer: false);

    internal static Value ParamSpec(ThreadState ts, Value name) => Make(ts, "ParamSpec", new PyTuple(name), infer: true);

    internal static Value TypeVarTuple(ThreadState ts, Value name) => Make(ts, "TypeVarTuple", new PyTuple(name), infer: false);

    /// <summary>The base class <c>Generic[T, ...]</c> of a generic class. (_Py_subscript_generic)</summary>
    internal static Value SubscriptGeneric(ThreadState ts, Value parameters)
    {
        Value typing = Module(ts, "typing");
        if (typing.IsNull) return default;
        Value function = Attributes.Get(ts, typing, "_GenericAlias");
        Value generic = function.IsNull ? default : Attributes.Get(ts, typing, "Generic");
        if (generic.IsNull) return default;
        return Subscript.Get(ts, generic, parameters);
    }

    /// <summary>(name, type_params, compute_value) as TypeAliasType, whose value is computed when first asked for.</summary>
    internal static Value TypeAlias(ThreadState ts, Value parts) => Make(ts, "_lazy_typealias", (PyTuple)parts.Ref, infer: false);

    private static Value Make(ThreadState ts, string constructor, PyTuple args, bool infer)
    {
        Value module = Module(ts, "_typing");
        if (module.IsNull) return default;
        Value function = Attributes.Get(ts, module, constructor);
        if (function.IsNull) return default;
        PyDict? keywords = null;
        if (infer)
        {
            keywords = new PyDict();
            keywords.SetString("infer_variance", Value.True);
        }
        return Calls.CallWithDict(ts, function, args.Items, keywords);
    }

    private static Value Module(ThreadState ts, string name)
    {
        Value import = ts.Interpreter.Builtins.FindString("__import__");
        return import.IsNull ? ts.Raise(PyType.ImportError, "__import__ not found") : Calls.Call(ts, import, (Value)name);
    }
}
