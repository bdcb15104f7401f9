using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>type(name, bases, dict)</c>: makes a class. (type_new)</summary>
internal static unsafe class TypeConstruction
{
    // __module__, __doc__, __dict__, __weakref__, a descriptor or two.
    private const int NamesToCome = 4;

    internal static PyType New(ThreadState ts, PyType metatype, PyStr name, PyTuple bases, PyDict namespaceDict)
    {
        if (bases.Count == 0) bases = new PyTuple(PyType.Object);
        PyType layoutBase = BaseLayout.Best(bases);
        if (!layoutBase.Has(TypeFlags.BaseType))
        {
            throw Errors.TypeError($"type '{layoutBase.Name}' is not an acceptable base type");
        }
        PyType type = new(metatype, name.ToString(), layoutBase) { BasesTuple = bases, Finalization = ts.Interpreter.Finalization };
        CheckName(ts, name);
        const TypeFlags pattern = TypeFlags.Sequence | TypeFlags.Mapping;
        type.Flags = (type.Flags | TypeFlags.BaseType | (layoutBase.Flags & TypeFlags.Inherited)) & ~pattern | PatternFlags(bases);
        PyDict dict = namespaceDict.CopyWithRoom(NamesToCome);
        type.Namespace = dict;
        PrepareDictionary(ts, type, dict);
        SlotsDeclaration.Apply(ts, type, bases, dict);
        Finish(ts, type, bases, dict);
        CallSetNames(ts, type, dict);
        return type;
    }

    /// <summary>The most derived metaclass of all bases. (_PyType_CalculateMetaclass)</summary>
    internal static PyType Metaclass(PyType metatype, PyTuple bases)
    {
        PyType winner = metatype;
        foreach (Value parent in bases.Items)
        {
            PyType candidate = parent.Type;
            if (winner.IsSubtypeOf(candidate)) continue;
            if (!candidate.IsSubtypeOf(winner))
            {
                throw Errors.TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = candidate;
        }
        return winner;
    }

    private static void CheckName(ThreadState ts, PyStr name)
    {
        _ = Encodings.EncodeUtf8(ts, name);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == 0) throw Errors.ValueError("type name must not contain null characters");
        }
    }

    private static TypeFlags PatternFlags(PyTuple bases)
    {
        foreach (Value parent in bases.Items)
        {
            TypeFlags flags = ((PyType)parent.Ref).Flags & (TypeFlags.Sequence | TypeFlags.Mapping);
            if (flags != 0) return flags;
        }
        return 0;
    }

    // type_new_set_attrs
    private static void PrepareDictionary(ThreadState ts, PyType type, PyDict dict)
    {
        if (dict.FindString("__module__").IsNull)
        {
            Value module = ts.Interpreter.Evaluator.CurrentGlobals(ts) is { } globals ? globals.FindString("__name__") : default;
            if (!module.IsNull) dict.SetString("__module__", module);
        }
        Value qualname = dict.FindString("__qualname__");
        if (!qualname.IsNull)
        {
            if (qualname.Ref is not PyStr text) throw Errors.TypeError($"type __qualname__ must be a str, not {qualname.Type.Name}");
            type.QualName = text.ToString();
            dict.RemoveString(PyStr.Intern("__qualname__"));
        }
        WrapMethod(dict, "__new__", static function => new PyStaticMethod(function));
        WrapMethod(dict, "__init_subclass__", static function => new PyClassMethod(function));
        WrapMethod(dict, "__class_getitem__", static function => new PyClassMethod(function));
        // __doc__ is kept in UTF-8 by CPython. (type_new_set_doc)
        if (dict.FindString("__doc__").Ref is PyStr doc) _ = Encodings.EncodeUtf8(ts, doc);
        SetCells(type, dict);
        if (!dict.FindString("__eq__").IsNull && dict.FindString("__hash__").IsNull) dict.SetString("__hash__", Value.None);
    }

    // type_new_set_classcell, type_new_set_classdictcell
    private static void SetCells(PyType type, PyDict dict)
    {
        if (dict.FindString("__classcell__") is { IsNull: false } cellValue)
        {
            if (cellValue.Ref is not PyCell cell)
            {
                throw Errors.TypeError($"type.__new__() __classcell__ must be a nonlocal cell, not <class '{cellValue.Type.Name}'>");
            }
            cell.Contents = type;
            dict.RemoveString(PyStr.Intern("__classcell__"));
        }
        if (dict.FindString("__classdictcell__") is { IsNull: false } dictCell)
        {
            if (dictCell.Ref is not PyCell cell)
            {
                throw Errors.TypeError($"type.__new__() __classdictcell__ must be a nonlocal cell, not <class '{dictCell.Type.Name}'>");
            }
            cell.Contents = dict;
            dict.RemoveString(PyStr.Intern("__classdictcell__"));
        }
    }

    private static void WrapMethod(PyDict dict, string name, Func<Value, Value> wrap)
    {
        Value found = dict.FindString(name);
        if (!found.IsNull && found.Ref is PyFunction) dict.SetString(name, wrap(found));
    }

    private static void Finish(ThreadState ts, PyType type, PyTuple bases, PyDict dict)
    {
        if (dict.FindString("__doc__").IsNull) dict.SetString("__doc__", Value.None);
        MethodResolution.Update(ts, type);
        foreach (Value parent in type.GetBases().Items) ((PyType)parent.Ref).AddSubclass(ts, type);
        type.Flags |= TypeFlags.Ready | TypeFlags.HaveGc;
        SlotFixup.All(type);
        if (type.Has(TypeFlags.DisallowInstantiation)) type.Flags &= ~TypeFlags.DisallowInstantiation;
    }

    // type_new_set_names
    private static void CallSetNames(ThreadState ts, PyType type, PyDict dict)
    {
        PyStr setName = PyStr.Intern("__set_name__");
        if (!HasSetNames(ts, dict, setName)) return;
        PyDict names = dict.Copy();
        for (int i = 0; i < names.EntryCount; i++)
        {
            PyDict.Entry entry = names.EntryAt(i);
            if (entry.Key.IsNull) continue;
            Value hook = Attributes.FindSpecial(ts, entry.Item, setName);
            if (hook.IsNull)
            {
                if (ts.HasPending) throw ts.Throwable();
                continue;
            }
            if (Calls.Call(ts, hook, type, entry.Key).IsNull)
            {
                string note = $"Error calling __set_name__ on '{entry.Item.Type.Name}' instance {Repr.Of(ts, entry.Key)} in '{type.Name}'";
                PyException error = ts.TakePending();
                error.AddNote(ts, note);
                throw new PythonException(error);
            }
        }
    }

    private static bool HasSetNames(ThreadState ts, PyDict dict, PyStr setName)
    {
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull && !TypeLookup.Find(ts, entry.Item.Type, setName).IsNull) return true;
        }
        return false;
    }

    /// <summary>Tells the parent class about its new subclass. (type_new_init_subclass)</summary>
    internal static void CallInitSubclass(ThreadState ts, PyType type, ReadOnlySpan<Value> keywordValues, PyTuple? kwnames)
    {
        Value hook = PySuper.Lookup(ts, type, type, PyStr.Intern("__init_subclass__")).OrThrow(ts);
        Calls.Call(ts, hook, keywordValues, kwnames).OrThrow(ts);
    }
}
