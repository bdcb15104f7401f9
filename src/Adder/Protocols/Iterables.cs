using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Any iterable as a tuple or list. Throw. (PySequence_Tuple, PySequence_List)</summary>
internal static class Iterables
{
    /// <summary>A tuple of the items; an exact tuple is returned as it is.</summary>
    internal static PyTuple ToTuple(ThreadState ts, Value iterable)
    {
        if (iterable.Ref is PyTuple tuple && ReferenceEquals(iterable.Type, PyType.Tuple)) return tuple;
        if (iterable.Ref is PyList list && ReferenceEquals(iterable.Type, PyType.List)) return PyTuple.From(list.Items);
        return PyTuple.From(Collect(ts, iterable).Items);
    }

    /// <summary>A new list of the items.</summary>
    internal static PyList ToList(ThreadState ts, Value iterable)
    {
        if (iterable.Ref is PyList list && ReferenceEquals(iterable.Type, PyType.List)) return PyList.From(list.Items);
        if (iterable.Ref is PyTuple tuple && ReferenceEquals(iterable.Type, PyType.Tuple)) return PyList.From(tuple.Items);
        return Collect(ts, iterable);
    }

    private static PyList Collect(ThreadState ts, Value iterable)
    {
        PyList list = new();
        list.Extend(ts, iterable);
        return list;
    }
}
