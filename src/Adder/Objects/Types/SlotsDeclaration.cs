using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>__slots__</c>, <c>__dict__</c> and <c>__weakref__</c> of a new class. (type_new_slots)</summary>
internal static unsafe class SlotsDeclaration
{
    internal static void Apply(ThreadState ts, PyType type, PyTuple bases, PyDict dict)
    {
        PyType parent = type.BaseType!;
        type.SlotCount = parent.SlotCount;
        bool inlineInstances = parent.AllocateInstance == PyType.Object.AllocateInstance || parent.Has(TypeFlags.InlineSlots);
        bool mayHaveDict = !parent.Has(TypeFlags.HasDict), mayHaveWeakref = !parent.Has(TypeFlags.HasWeakref) && TypeSizes.Item(parent) == 0;
        bool addDict = mayHaveDict, addWeakref = mayHaveWeakref;
        Value declared = dict.FindString("__slots__");
        if (!declared.IsNull)
        {
            addDict = addWeakref = false;
            List<PyStr> names = Names(ts, type, declared, dict, mayHaveDict, mayHaveWeakref, ref addDict, ref addWeakref);
            type.SlotNames = [.. names];
            foreach (PyStr name in names) dict.SetString(name, new PyMemberDescriptor(type, name.ToString(), type.SlotCount++));
            // A base with a dictionary gives one to the class, whatever its own __slots__ say.
            foreach (Value other in bases.Items)
            {
                addDict |= mayHaveDict && ((PyType)other.Ref).Has(TypeFlags.HasDict);
                addWeakref |= mayHaveWeakref && ((PyType)other.Ref).Has(TypeFlags.HasWeakref);
            }
        }
        if (addDict)
        {
            type.Flags |= TypeFlags.HasDict | (inlineInstances ? TypeFlags.ManagedDict : 0);
            if (dict.FindString("__dict__").IsNull) dict.SetString("__dict__", new PyGetSetDescriptor(type, InstanceDictAttribute.Def));
        }
        if (addWeakref)
        {
            type.Flags |= TypeFlags.HasWeakref | TypeFlags.ManagedWeakref;
            if (dict.FindString("__weakref__").IsNull) dict.SetString("__weakref__", new PyGetSetDescriptor(type, InstanceDictAttribute.WeakrefDef));
        }
        type.AllocateInstance = parent.AllocateInstance;
        if (!inlineInstances) return;
        if (type.SlotCount > PyInstance.MaxSlots) throw Errors.TypeError($"'{type.Name}' has more than {PyInstance.MaxSlots} __slots__");
        type.Flags |= TypeFlags.InlineSlots;
        type.Shapes = new ShapeTree(type, type.SlotCount, type.Has(TypeFlags.HasDict), ExpectedAttributes.Of(parent, dict));
        type.AllocateInstance = &PyInstance.Allocate;
    }

    private static List<PyStr> Names(
        ThreadState ts, PyType type, Value declared, PyDict dict, bool mayHaveDict, bool mayHaveWeakref, ref bool addDict, ref bool addWeakref)
    {
        PyTuple slots = declared.Ref is PyStr ? new PyTuple(declared) : Iterables.ToTuple(ts, declared);
        if (slots.Count > 0 && IsVariableSize(type.BaseType!))
        {
            throw Errors.TypeError($"nonempty __slots__ not supported for subtype of '{type.BaseType!.Name}'");
        }
        List<PyStr> names = [];
        foreach (Value slot in slots.Items)
        {
            PyStr name = Identifier(slot);
            if (name.Is("__dict__"))
            {
                if (!mayHaveDict || addDict) throw Errors.TypeError("__dict__ slot disallowed: we already got one");
                addDict = true;
            }
            else if (name.Is("__weakref__"))
            {
                if (!mayHaveWeakref || addWeakref) throw Errors.TypeError("__weakref__ slot disallowed: we already got one");
                addWeakref = true;
            }
            else
            {
                PyStr mangled = PyStr.Intern(Mangle(type.Name, name));
                bool classOwn = name.Is("__qualname__") || name.Is("__classcell__") || name.Is("__classdictcell__");
                if (!dict.FindString(mangled).IsNull && !classOwn)
                {
                    throw Errors.ValueError($"{Repr.Of(ts, name)} in __slots__ conflicts with class variable");
                }
                names.Add(mangled);
            }
        }
        if (names.Count > 1) Sort(names);
        return names;
    }

    private static void Sort(List<PyStr> names) => names.Sort(static (x, y) => string.CompareOrdinal(x.ToString(), y.ToString()));

    private static bool IsVariableSize(PyType type) =>
        (type.Flags & (TypeFlags.LongSubclass | TypeFlags.TupleSubclass | TypeFlags.BytesSubclass | TypeFlags.TypeSubclass)) != 0;

    private static PyStr Identifier(Value slot)
    {
        if (slot.Ref is not PyStr name) throw Errors.TypeError($"__slots__ items must be strings, not '{slot.Type.Name}'");
        if (!Adder.Syntax.Text.Identifiers.IsIdentifier(name.ToString())) throw Errors.TypeError("__slots__ must be identifiers");
        return name;
    }

    /// <summary>The name as written inside a class of this name. (_Py_Mangle)</summary>
    internal static string Mangle(string className, PyStr name)
    {
        string text = name.ToString();
        if (!text.StartsWith("__", StringComparison.Ordinal) || text.EndsWith("__", StringComparison.Ordinal) || text.Contains('.')) return text;
        string stripped = className.TrimStart('_');
        return stripped.Length == 0 ? text : $"_{stripped}{text}";
    }
}
