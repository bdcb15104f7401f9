using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>The <c>__dict__</c> and <c>__weakref__</c> attributes that a class statement adds. (subtype_getsets_full)</summary>
internal static unsafe class InstanceDictAttribute
{
    internal static readonly GetSetDef Def = new("__dict__", "dictionary for instance variables", &Get, &Set);

    internal static readonly GetSetDef WeakrefDef = new("__weakref__", "list of weak references to the object", &GetWeakref, null);

    // subtype_dict
    internal static Value Get(ThreadState ts, Value self)
    {
        if (BuiltInDescriptor(ts, self) is { IsNull: false } descriptor) return Descriptors.Bind(ts, descriptor, self, self.Type);
        return InstanceAttributes.DictOf(self.Ref) is { } dict ? dict : ts.Raise(PyType.AttributeError, "This object has no __dict__");
    }

    // subtype_setdict
    internal static int Set(ThreadState ts, Value self, Value value)
    {
        if (BuiltInDescriptor(ts, self) is { IsNull: false } descriptor)
        {
            if (descriptor.Type.TpDescrSet != null) return descriptor.Type.TpDescrSet(ts, descriptor, self, value);
            return ts.Fail(PyType.TypeError, $"this __dict__ descriptor does not support '{self.Type.Name}' objects");
        }
        if (value.IsNull && BuiltInWithDict(self.Type) is not null) return ts.Fail(PyType.TypeError, "cannot delete __dict__");
        if (value.IsNull) return InstanceAttributes.SetDict(self.Ref, new PyDict()) ? 0 : ts.Fail(PyType.AttributeError, "This object has no __dict__");
        if (value.Ref is not PyDict dict) return ts.Fail(PyType.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");
        return InstanceAttributes.SetDict(self.Ref, dict) ? 0 : ts.Fail(PyType.AttributeError, "This object has no __dict__");
    }

    // get_builtin_base_with_dict
    private static PyType? BuiltInWithDict(PyType? type)
    {
        while (type is not null && (type.IsHeapType || !type.Has(TypeFlags.HasDict))) type = type.BaseType;
        return type;
    }

    // Classes and modules have a __dict__ of their own making.
    private static Value BuiltInDescriptor(ThreadState ts, Value self)
    {
        if (BuiltInWithDict(self.Type) is not { } type) return default;
        Value found = TypeLookup.Find(ts, type, "__dict__");
        return found.Ref is PyGetSetDescriptor own && ReferenceEquals(own.Def, Def) ? default : found;
    }

    private static Value GetWeakref(ThreadState ts, Value self) => WeakReferences.First(ts, self.Ref);
}
