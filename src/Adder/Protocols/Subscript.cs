using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>container[key]. (PyObject_GetItem and company)</summary>
internal static unsafe class Subscript
{
    internal static Value Get(ThreadState ts, Value container, Value key)
    {
        PyType type = container.Type;
        if (type.MpSubscript != null) return type.MpSubscript(ts, container, key);
        if (type.SqItem != null)
        {
            if (!IsIndex(key)) return ts.Raise(PyType.TypeError, $"sequence index must be integer, not '{key.Type.Name}'");
            long index = Indexing.ToSsize(ts, key, PyType.IndexError);
            return index == -1 && ts.HasPending ? default : Item(ts, container, index);
        }
        if (container.Ref is PyType generic) return OfType(ts, generic, key);
        return ts.Raise(PyType.TypeError, $"'{type.Name}' object is not subscriptable");
    }

    /// <summary>The item, or <c>default</c> with nothing pending when there is no such key.</summary>
    internal static Value Find(ThreadState ts, Value mapping, Value key)
    {
        if (ReferenceEquals(mapping.Ref.Type, PyType.Dict)) return ((PyDict)mapping.Ref).Find(ts, key);
        Value found = Get(ts, mapping, key);
        if (found.IsNull) ts.ClearIf(PyType.KeyError);
        return found;
    }

    /// <summary>An item by number, negative ones counted from the end. (PySequence_GetItem)</summary>
    internal static Value Item(ThreadState ts, Value sequence, long index)
    {
        PyType type = sequence.Type;
        if (type.SqItem == null)
        {
            return ts.Raise(PyType.TypeError, type.MpSubscript != null
                ? $"{type.Name} is not a sequence"
                : $"'{type.Name}' object does not support indexing");
        }
        if (index < 0 && type.SqLength != null)
        {
            long length = type.SqLength(ts, sequence);
            if (length < 0) return default;
            index += length;
        }
        return type.SqItem(ts, sequence, index);
    }

    /// <summary>0, or -1 with the error pending.</summary>
    internal static int Set(ThreadState ts, Value container, Value key, Value value)
    {
        PyType type = container.Type;
        if (type.MpAssSubscript != null) return type.MpAssSubscript(ts, container, key, value);
        return SetByNumber(ts, container, key, value) ?? ts.Fail(PyType.TypeError, $"'{type.Name}' object does not support item assignment");
    }

    internal static int Delete(ThreadState ts, Value container, Value key)
    {
        PyType type = container.Type;
        if (type.MpAssSubscript != null) return type.MpAssSubscript(ts, container, key, default);
        return SetByNumber(ts, container, key, default) ?? ts.Fail(PyType.TypeError, $"'{type.Name}' object does not support item deletion");
    }

    /// <summary>Whether the type has slots of sequences at all. (tp_as_sequence)</summary>
    internal static bool IsSequence(PyType type) => type.IsHeapType || type.SqContains != null || type.SqItem != null || type.SqConcat != null || type.SqAssItem != null;

    /// <summary><c>len(container)</c>, or -1 with the error pending.</summary>
    internal static long Length(ThreadState ts, Value container)
    {
        PyType type = container.Type;
        if (type.SqLength != null) return type.SqLength(ts, container);
        if (type.MpLength != null) return type.MpLength(ts, container);
        return ts.Fail(PyType.TypeError, $"object of type '{type.Name}' has no len()");
    }

    // No answer: not by number. (PySequence_SetItem, PySequence_DelItem)
    private static int? SetByNumber(ThreadState ts, Value container, Value key, Value value)
    {
        PyType type = container.Type;
        if (!IsSequence(type)) return null;
        if (!IsIndex(key)) return type.SqAssItem == null ? null : ts.Fail(PyType.TypeError, $"sequence index must be integer, not '{key.Type.Name}'");
        long index = Indexing.ToSsize(ts, key, PyType.IndexError);
        if (index == -1 && ts.HasPending) return -1;
        if (type.SqAssItem == null)
        {
            return ts.Fail(PyType.TypeError, $"'{type.Name}' object {(value.IsNull ? "doesn't support item deletion" : "does not support item assignment")}");
        }
        if (index < 0 && type.SqLength != null)
        {
            long length = type.SqLength(ts, container);
            if (length < 0) return -1;
            index += length;
        }
        return type.SqAssItem(ts, container, index, value);
    }

    private static bool IsIndex(Value key) => key.IsInt || key.Ref is PyLong || key.Type.NbIndex != null;

    private static Value OfType(ThreadState ts, PyType type, Value key)
    {
        if (ReferenceEquals(type, PyType.Type)) return new PyGenericAlias(type, key);
        Value method = Attributes.Find(ts, type, "__class_getitem__");
        if (!method.IsNull && !method.IsNone) return Calls.Call(ts, method, key);
        return ts.HasPending ? default : ts.Raise(PyType.TypeError, $"type '{type.Name}' is not subscriptable");
    }
}
