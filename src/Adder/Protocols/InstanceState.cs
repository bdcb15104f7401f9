using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>What pickling and copying keep of an instance. Throws. (object_getstate)</summary>
internal static class InstanceState
{
    /// <summary><c>obj.__getstate__()</c></summary>
    internal static Value Of(ThreadState ts, Value obj) => Of(ts, obj, required: false);

    internal static Value Of(ThreadState ts, Value obj, bool required)
    {
        Value method = Attributes.Get(ts, obj, "__getstate__").OrThrow(ts);
        if (method.Ref is PyBuiltinFunction { Def.Name: "__getstate__", BoundType: var owner } && ReferenceEquals(owner, PyType.Object)) return Default(ts, obj, required);
        return Calls.Call(ts, method).OrThrow(ts);
    }

    /// <summary>The dictionary, or a pair of it and the slots. (object_getstate_default)</summary>
    internal static Value Default(ThreadState ts, Value obj, bool required)
    {
        PyType type = obj.Type;
        if (required && (TypeSizes.Item(type) != 0 || TypeSizes.HasHiddenState(type))) throw Errors.TypeError($"cannot pickle '{type.Name}' object");
        Value state = Value.None;
        if (!obj.IsInt && !obj.IsFloat && InstanceAttributes.DictOf(obj.Ref) is { } dict && dict.Count > 0) state = dict.Copy();
        PyDict slots = new();
        foreach (Value name in SlotNames(ts, type))
        {
            Value value = Attributes.Find(ts, obj, (PyStr)name.Ref);
            if (!value.IsNull) slots.Set(ts, name, value);
            else if (ts.HasPending) throw ts.Throwable();
        }
        return slots.Count == 0 ? state : new PyTuple(state, slots);
    }

    private static ReadOnlySpan<Value> SlotNames(ThreadState ts, PyType type)
    {
        if (type.SlotCount == 0 && type.Namespace.FindString("__slotnames__").IsNull) return [];
        Value copyreg = ModuleNamed(ts, "copyreg");
        Value names = Calls.Method(ts, copyreg, "_slotnames", type).OrThrow(ts);
        return names.Ref is PyList list ? list.Items : [];
    }

    /// <summary>An imported module, imported now if need be.</summary>
    internal static Value ModuleNamed(ThreadState ts, string name)
    {
        Value module = ts.Interpreter.Modules.FindString(name);
        if (!module.IsNull) return module;
        Value import = Builtin.Get(ts, "__import__");
        Calls.Call(ts, import, (Value)name).OrThrow(ts);
        return ts.Interpreter.Modules.FindString(name);
    }
}
