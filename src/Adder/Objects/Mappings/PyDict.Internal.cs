using System.Runtime.CompilerServices;

namespace Adder.Objects;

public partial class PyDict
{
    /// <summary>The keys in a new list.</summary>
    internal PyList KeysList()
    {
        PyList keys = new();
        AppendKeysTo(keys);
        return keys;
    }

    /// <summary>Appends what iterating gives, if it is over a dictionary or a view of one, of just these types.</summary>
    internal static bool TryAppendTo(PyList list, PyObject iterable)
    {
        PyType type = iterable.Type;
        if (ReferenceEquals(type, PyType.Dict)) Unsafe.As<PyDict>(iterable).AppendKeysTo(list);
        else if (ReferenceEquals(type, PyType.DictItems)) Unsafe.As<PyDictView>(iterable).Dict.AppendPairsTo(list);
        else if (ReferenceEquals(type, PyType.DictValues)) Unsafe.As<PyDictView>(iterable).Dict.AppendItemsTo(list);
        else if (ReferenceEquals(type, PyType.DictKeys)) Unsafe.As<PyDictView>(iterable).Dict.AppendKeysTo(list);
        else return false;
        return true;
    }

    private void AppendKeysTo(PyList list)
    {
        list.Reserve(_used);
        foreach (ref readonly Entry entry in Used)
        {
            if (entry.KeyRef is not null) list.Add(entry.Key);
        }
    }

    private void AppendItemsTo(PyList list)
    {
        list.Reserve(_used);
        foreach (ref readonly Entry entry in Used)
        {
            if (entry.KeyRef is not null) list.Add(entry.Item);
        }
    }

    private void AppendPairsTo(PyList list)
    {
        list.Reserve(_used);
        foreach (ref readonly Entry entry in Used)
        {
            if (entry.KeyRef is not null) list.Add(PyTuple.From(entry.Key, entry.Item));
        }
    }

    private ReadOnlySpan<Entry> Used => new(_entries, 0, _count);
}
