using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Finds what <c>obj.name(...)</c> calls, without making a bound method where that can be avoided.</summary>
internal static unsafe class MethodLookup
{
    /// <summary>The attribute; <paramref name="unbound"/>: a function to be called with the object as first argument. (_PyObject_GetMethod)</summary>
    internal static Value Get(ThreadState ts, Value obj, PyStr name, out bool unbound)
    {
        PyType type = obj.Type;
        unbound = false;
        if (type.TpGetattro != GenericAttributes.GetSlot) return Attributes.Get(ts, obj, name);
        Value known = ts.Interpreter.KnownPlaces.Find(obj.Ref, name, out unbound);
        if (!known.IsNull) return known;
        Value attribute = TypeLookup.Find(ts, type, name);
        bool isMethod = false;
        if (!attribute.IsNull)
        {
            isMethod = attribute.Type.Has(TypeFlags.MethodDescriptor);
            if (!isMethod && attribute.Type.TpDescrGet != null && Descriptors.IsData(attribute))
            {
                return attribute.Type.TpDescrGet(ts, attribute, obj, type);
            }
        }
        ts.Interpreter.KnownPlaces.Remember(obj.Ref, name, attribute);
        Value own = InstanceAttributes.Find(ts, obj.Ref, name);
        if (!own.IsNull || ts.HasPending) return own;
        if (isMethod)
        {
            unbound = true;
            return attribute;
        }
        return attribute.IsNull ? GenericAttributes.Missing(ts, obj, name) : Descriptors.Bind(ts, attribute, obj, type);
    }
}
