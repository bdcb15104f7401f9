using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary>Fills the dictionary of a built-in type from its spec and its slots. (type_ready)</summary>
internal static unsafe class TypeDictionary
{
    internal static void Fill(PyType type, TypeSpec spec, PyDict dict)
    {
        AddNew(type, dict);
        AddSlotWrappers(type, dict);
        if (spec.Methods != null)
        {
            foreach (MethodDef def in spec.Methods())
            {
                // A method that a slot wrapper stands for already replaces it only if it says so. (METH_COEXIST)
                PyStr name = PyStr.Intern(def.Name);
                if ((def.Convention & CallingConvention.Coexist) == 0 && !dict.FindString(name).IsNull) continue;
                dict.SetString(name, Descriptor(type, def));
            }
        }
        if (spec.GetSets != null)
        {
            foreach (GetSetDef def in spec.GetSets())
            {
                dict.SetString(PyStr.Intern(def.Name), def.IsMember ? new PyMemberDescriptor(type, def) : new PyGetSetDescriptor(type, def));
            }
        }
        if (spec.AddConstants != null) spec.AddConstants(type, dict);
        bool ownDict = type.Has(TypeFlags.HasDict) && type.BaseType is { } parent && !parent.Has(TypeFlags.HasDict);
        if (ownDict && dict.FindString("__dict__").IsNull) dict.SetString("__dict__", new PyGetSetDescriptor(type, InstanceDictAttribute.Def));
        if (dict.FindString("__doc__").IsNull) dict.SetString("__doc__", InternalDoc.Docstring(type.ShortName, spec.Doc));
        if (type.TpHash == (delegate*<Runtime.ThreadState, Value, long>)&Protocols.Hashing.NotImplemented && dict.FindString("__hash__").IsNull)
        {
            dict.SetString("__hash__", Value.None);
        }
    }

    private static Value Descriptor(PyType type, MethodDef def)
    {
        if ((def.Convention & CallingConvention.Class) != 0) return new PyClassMethodDescriptor(type, def);
        if ((def.Convention & CallingConvention.Static) != 0) return new PyStaticMethod(new PyBuiltinFunction(def, default, default, type));
        return new PyMethodDescriptor(type, def);
    }

    // tp_new_wrapper: only where the type has a constructor of its own.
    private static void AddNew(PyType type, PyDict dict)
    {
        if (type.TpNew == null || type.TpNew == (type.BaseType is null ? null : type.BaseType.TpNew)) return;
        dict.SetString("__new__", new PyBuiltinFunction(ConstructorWrapper.Def, type, default));
    }

    private static void AddSlotWrappers(PyType type, PyDict dict)
    {
        foreach (SlotDefinition definition in SlotDefinitions.All)
        {
            void* own = type[definition.Slot];
            if (own == null || (type.BaseType is { } parent && parent[definition.Slot] == own) || definition.Doc.Length == 0) continue;
            if (definition.Slot == Slot.TpHash && own == (delegate*<Runtime.ThreadState, Value, long>)&Protocols.Hashing.NotImplemented) continue;
            PyStr name = PyStr.Intern(definition.Name);
            if (dict.FindString(name).IsNull) dict.SetString(name, new PyWrapperDescriptor(type, definition, own));
        }
    }
}
