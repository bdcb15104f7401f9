using Adder.Objects;

namespace Adder.Modules.Collector;

/// <summary>What an object refers to, as <c>gc</c> shows it. (tp_traverse)</summary>
internal static class Referents
{
    /// <summary>Whether objects of this kind can be part of a cycle.</summary>
    internal static bool MayHave(Value obj)
    {
        if (obj.Type.IsHeapType) return obj.Type.Has(TypeFlags.HasDict) || obj.Type.SlotCount > 0 || MayHaveBuiltIn(obj);
        return MayHaveBuiltIn(obj);
    }

    private static bool MayHaveBuiltIn(Value obj) => obj.Ref switch
    {
        PyDict dict => Any(dict),
        PyTuple tuple => Any(tuple),
        PyType or PyList or PySet or PyFrozenSet or PyModule or PyFunction or PyMethod or PyCell or PyGenerator => true,
        _ => !obj.IsInt && !obj.IsFloat && obj.Ref is not (PyFloat or PyStr or PyBytes or PyByteArray or PyLong or PyNone or PyBool or PyComplex or PyInstance or PyRange or PyEllipsis or PyNotImplemented),
    };

    // Containers of what cannot be part of a cycle are not tracked. (MAINTAIN_TRACKING)
    private static bool Any(PyDict dict)
    {
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull && (MayHave(entry.Key) || MayHave(entry.Item))) return true;
        }
        return false;
    }

    private static bool Any(PyTuple tuple)
    {
        foreach (Value item in tuple.Items)
        {
            if (item.IsNull || MayHave(item)) return true;
        }
        return false;
    }

    internal static void AddTo(PyList found, Value obj)
    {
        switch (obj.Ref)
        {
            case PyTuple tuple:
                foreach (Value item in tuple.Items) found.Add(item);
                break;
            case PyList list:
                for (int i = 0; i < list.Count; i++) found.Add(list[i]);
                break;
            case PyDict dict:
                for (int i = 0; i < dict.EntryCount; i++)
                {
                    PyDict.Entry entry = dict.EntryAt(i);
                    if (entry.Key.IsNull) continue;
                    found.Add(entry.Key);
                    found.Add(entry.Item);
                }
                break;
            case PyCell { Contents.IsNull: false } cell:
                found.Add(cell.Contents);
                break;
            case PyMethod method:
                found.Add(method.Function);
                found.Add(method.Self);
                break;
            case PySet set:
                AddItems(found, set);
                break;
            default:
                AddParts(found, obj);
                break;
        }
        if (!obj.IsInt && !obj.IsFloat) InstanceAttributes.AddTo(found, obj.Ref);
        if (!obj.Type.IsHeapType) return;
        for (int i = 0; i < obj.Type.SlotCount; i++)
        {
            if (InstanceSlots.Get(obj.Ref, i) is { IsNull: false } value) found.Add(value);
        }
        found.Add(obj.Type);
    }

    private static void AddItems(PyList found, PySet set)
    {
        for (int i = 0; i < set.TableSize; i++)
        {
            if (!set.EntryAt(i).Key.IsNull) found.Add(set.EntryAt(i).Key);
        }
    }

    private static void AddParts(PyList found, Value obj)
    {
        switch (obj.Ref)
        {
            case PyType type:
                foreach (Value part in (ReadOnlySpan<Value>)[type.Namespace, PyTuple.From(Array.ConvertAll(type.Mro, static t => (Value)t)), type.GetBases()]) found.Add(part);
                if (type.BaseType is { } parent) found.Add(parent);
                break;
            case PyModule module:
                found.Add(module.Dict);
                break;
            case PyFunction function:
                Add(found, function.Code, function.Globals, function.Defaults, function.KeywordDefaults, function.Closure);
                found.Add(function.Name);
                found.Add(function.QualName);
                break;
            case PyGenerator { Frame: { } frame }:
                foreach (Value local in frame.LocalsPlus) AddPresent(found, local);
                break;
            case PyFrame frame:
                Add(found, frame.Code, frame.Globals, frame.Back);
                break;
            case PyTraceback traceback:
                Add(found, traceback.Next, traceback.Frame);
                break;
            case PyProperty property:
                foreach (Value part in (ReadOnlySpan<Value>)[property.Getter, property.Setter, property.Deleter]) AddPresent(found, part);
                break;
            case PyStaticMethod method:
                found.Add(method.Function);
                break;
            case PyClassMethod method:
                found.Add(method.Function);
                break;
            case PyBuiltinFunction function:
                AddPresent(found, function.Self);
                break;
        }
    }

    private static void Add(PyList found, params ReadOnlySpan<PyObject?> parts)
    {
        foreach (PyObject? part in parts)
        {
            if (part is not null) found.Add(part);
        }
    }

    private static void AddPresent(PyList found, Value part)
    {
        if (!part.IsNull && !part.IsNone) found.Add(part);
    }
}
