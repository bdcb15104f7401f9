using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the types of <c>_typing</c> leave to <c>typing</c>, which is written in Python. Throws. (call_typing_func_object)</summary>
internal static class TypingLibrary
{
    internal static Value Get(ThreadState ts, string name)
    {
        Value module = Calls.Call(ts, Builtin.Get(ts, "__import__"), (Value)"typing").OrThrow(ts);
        return Attributes.Get(ts, module, name).OrThrow(ts);
    }

    internal static Value Call(ThreadState ts, string function, params ReadOnlySpan<Value> args) =>
        Calls.Call(ts, Get(ts, function), args).OrThrow(ts);

    /// <summary>What a bound may be: None stands for its type, a string for a forward reference. (type_check)</summary>
    internal static Value CheckBound(ThreadState ts, Value bound) =>
        bound.IsNone ? default : Call(ts, "_type_check", bound, "Bound must be a type.");

    /// <summary><c>typing.Unpack[variable]</c></summary>
    internal static Value Unpack(ThreadState ts, Value variable) => Subscript.Get(ts, Get(ts, "Unpack"), variable).OrThrow(ts);

    /// <summary>The parameters as type arguments: a TypeVarTuple stands for many. (unpack_typevartuples)</summary>
    internal static PyTuple AsArguments(ThreadState ts, PyTuple parameters)
    {
        PyList arguments = new();
        foreach (Value parameter in parameters.Items) arguments.Add(parameter.Ref is PyTypeVarTuple ? Unpack(ts, parameter) : parameter);
        return PyTuple.From(arguments.Items);
    }

    /// <summary>The module of the function that is running. (caller)</summary>
    internal static Value CallerModule(ThreadState ts)
    {
        Value module = ts.CurrentFrame is { } frame ? frame.Function.Module : default;
        return module.IsNull ? Value.None : module;
    }
}
