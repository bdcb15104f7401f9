using Adder.Execution;
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
            if (!entry.Key.IsNull && (MayHold(entry.Key) || MayHold(entry.Item))) return true;
        }
        return false;
    }

    private static bool MayHold(Value item) => item.Ref is PyDict || MayHave(item);

    private static bool Any(PyTuple tuple)
    {
        foreach (Value item in tuple.Items)
        {
            if (item.IsNull || MayHold(item)) return true;
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
            case PySet set:
                for (int i = 0; i < set.TableSize; i++) AddUnlessNull(found, set.EntryAt(i).Key);
                break;
            case PyFunction function:
                AddFunction(found, function);
                break;
            case PyModule { Dict: { } names }:
                found.Add(names);
                break;
            case PyType type:
                found.Add(type.Namespace);
                foreach (PyType parent in type.Mro) found.Add(parent);
                break;
            case PyGenerator { Frame: { } frame }:
                AddFrame(found, frame);
                break;
            case PyFrame { Running: { } frame }:
                AddFrame(found, frame);
                break;
            case PyCell { Contents.IsNull: false } cell:
                found.Add(cell.Contents);
                break;
            case PyMethod method:
                found.Add(method.Function);
                found.Add(method.Self);
                break;
        }
        if (obj.Ref is not PyType) AddAttributes(found, obj);
    }

    private static void AddAttributes(PyList found, Value obj)
    {
        if (!obj.Type.IsHeapType) return;
        InstanceAttributes.AddTo(found, obj.Ref);
        for (int i = 0; i < obj.Type.SlotCount; i++)
        {
            if (InstanceSlots.Get(obj.Ref, i) is { IsNull: false } value) found.Add(value);
        }
        found.Add(obj.Type);
    }

    // func_traverse
    private static void AddFunction(PyList found, PyFunction function)
    {
        found.Add(function.Code);
        found.Add(function.Globals);
        found.Add(function.Module);
        AddUnlessNull(found, function.Defaults);
        AddUnlessNull(found, function.KeywordDefaults);
        AddUnlessNull(found, function.Doc);
        AddUnlessNull(found, function.Closure);
        AddUnlessNull(found, function.DictSlot);
    }

    /// <summary>The variables of a frame. (_PyFrame_Traverse)</summary>
    internal static void AddFrame(PyList found, Frame frame)
    {
        found.Add(frame.Function);
        AddUnlessNull(found, frame.Namespace);
        foreach (Value local in frame.LocalsPlus)
        {
            if (local.IsNull) continue;
            Temporaries.Show(local);
            found.Add(local);
        }
    }

    private static void AddUnlessNull(PyList found, PyObject? value)
    {
        if (value is not null) found.Add(value);
    }

    private static void AddUnlessNull(PyList found, Value value)
    {
        if (!value.IsNull) found.Add(value);
    }
}
