using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>object's way to get and set attributes. (PyObject_GenericGetAttr)</summary>
internal static unsafe class GenericAttributes
{
    /// <summary>What TpGetattro holds in types that do not override it.</summary>
    internal static delegate*<ThreadState, Value, Value, Value> GetSlot => PyType.Object.TpGetattro;

    internal static delegate*<ThreadState, Value, Value, Value, int> SetSlot => PyType.Object.TpSetattro;

    internal static Value Get(ThreadState ts, Value obj, Value name)
    {
        Value found = Find(ts, obj, (PyStr)name.Ref);
        return found.IsNull && !ts.HasPending ? Missing(ts, obj, (PyStr)name.Ref) : found;
    }

    /// <summary>
    /// As <see cref="Get"/>, but <c>default</c> with nothing pending when there is no such attribute. A descriptor that itself fails with
    /// AttributeError leaves that pending.
    /// </summary>
    internal static Value Find(ThreadState ts, Value obj, PyStr name)
    {
        PyType type = obj.Type;
        // Found in the type itself, and no class can take it away: it fits.
        if (type.IsImmutable && TypeLookup.Find(ts, type, name).Ref is PyGetSetDescriptor { Def: var def } && def.Getter != null) return def.Getter(ts, obj);
        Value known = ts.Interpreter.KnownPlaces.Find(obj.Ref, name, out bool isMethod);
        if (!known.IsNull) return isMethod ? Descriptors.Bind(ts, known, obj, type) : known;
        Value attribute = TypeLookup.Find(ts, type, name);
        if (!attribute.IsNull && Descriptors.IsData(attribute) && attribute.Type.TpDescrGet != null)
        {
            return attribute.Type.TpDescrGet(ts, attribute, obj, type);
        }
        if (attribute.IsNull || !Descriptors.IsData(attribute)) ts.Interpreter.KnownPlaces.Remember(obj.Ref, name, attribute);
        Value own = InstanceAttributes.Find(ts, obj.Ref, name);
        if (!own.IsNull || ts.HasPending) return own;
        if (attribute.IsNull) return default;
        return attribute.Type.TpDescrGet == null ? attribute : attribute.Type.TpDescrGet(ts, attribute, obj, type);
    }

    /// <summary>AttributeError as object words it.</summary>
    internal static Value Missing(ThreadState ts, Value obj, PyStr name) =>
        ts.Raise(Errors.Attribute(obj, name.ToString(), $"'{obj.Type.Name}' object has no attribute '{name}'"));

    // _PyObject_GenericSetAttrWithDict
    internal static int Set(ThreadState ts, Value obj, Value nameValue, Value value)
    {
        PyStr name = (PyStr)nameValue.Ref;
        PyType type = obj.Type;
        KnownPlaces places = ts.Interpreter.KnownPlaces;
        if (!value.IsNull && places.TrySet(obj.Ref, name, value)) return 0;
        Value attribute = TypeLookup.Find(ts, type, name);
        if (!attribute.IsNull && attribute.Type.TpDescrSet != null) return attribute.Type.TpDescrSet(ts, attribute, obj, value);
        if (!value.IsNull) places.Remember(obj.Ref, name, attribute);
        if (value.IsNull)
        {
            if (InstanceAttributes.Has(obj.Ref) && InstanceAttributes.Remove(obj.Ref, name)) return 0;
        }
        else if (InstanceAttributes.Set(obj.Ref, name, value))
        {
            return 0;
        }
        if (InstanceAttributes.Has(obj.Ref) || attribute.IsNull) Missing(ts, obj, name);
        else ts.Raise(Errors.Attribute(obj, name.ToString(), $"'{type.Name}' object attribute '{name}' is read-only"));
        return -1;
    }
}
