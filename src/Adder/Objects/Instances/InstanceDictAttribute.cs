using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>The <c>__dict__</c> and <c>__weakref__</c> attributes that a class statement adds. (subtype_getsets_full)</summary>
internal static unsafe class InstanceDictAttribute
{
    internal static readonly GetSetDef Def = new("__dict__", "dictionary for instance variables", &Get, &Set);

    internal static readonly GetSetDef WeakrefDef = new("__weakref__", "list of weak references to the object", &GetWeakref, null);

    internal static Value Get(ThreadState ts, Value self) =>
        InstanceAttributes.DictOf(self.Ref) is { } dict ? dict : ts.Raise(PyType.AttributeError, "This object has no __dict__");

    internal static int Set(ThreadState ts, Value self, Value value)
    {
        if (value.IsNull) return InstanceAttributes.SetDict(self.Ref, new PyDict()) ? 0 : ts.Fail(PyType.AttributeError, "This object has no __dict__");
        if (value.Ref is not PyDict dict) return ts.Fail(PyType.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");
        return InstanceAttributes.SetDict(self.Ref, dict) ? 0 : ts.Fail(PyType.AttributeError, "This object has no __dict__");
    }

    private static Value GetWeakref(ThreadState ts, Value self) => WeakReferences.First(ts, self.Ref);
}
