using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The arguments of <c>f(*args, **kwargs)</c>.</summary>
internal static unsafe class KeywordArguments
{
    /// <summary>Adds a mapping's items, refusing keys that are there already; -1 with the error pending. (_PyDict_MergeEx, format_kwargs_error)</summary>
    internal static int Merge(ThreadState ts, Value callable, PyDict target, Value mapping)
    {
        if (!IsMapping(ts, mapping))
        {
            if (ts.HasPending) return -1;
            return ts.Fail(PyType.TypeError, $"{Name(ts, callable)} argument after ** must be a mapping, not {mapping.Type.Name}");
        }
        Value duplicate = default;
        int status = Each(ts, mapping, (key, item) =>
        {
            Value known = target.Find(ts, key);
            if (known.IsNull && ts.HasPending) return -1;
            if (!known.IsNull)
            {
                duplicate = key;
                return -1;
            }
            target.Set(ts, key, item);
            return 0;
        });
        if (duplicate.IsNull) return status;
        return ts.Fail(PyType.TypeError, $"{Name(ts, callable)} got multiple values for keyword argument '{Str.Of(ts, duplicate)}'");
    }

    /// <summary>Adds a mapping's items. (DICT_UPDATE)</summary>
    internal static int Update(ThreadState ts, PyDict target, Value mapping)
    {
        if (ReferenceEquals(mapping.Type, PyType.Dict))
        {
            target.Merge(ts, mapping, overwrite: true);
            return 0;
        }
        if (!IsMapping(ts, mapping))
        {
            return ts.HasPending ? -1 : ts.Fail(PyType.TypeError, $"'{mapping.Type.Name}' object is not a mapping");
        }
        return Each(ts, mapping, (key, item) =>
        {
            target.Set(ts, key, item);
            return 0;
        });
    }

    /// <summary>What stands behind ** as a dict; null with the error pending.</summary>
    internal static PyDict? ToDict(ThreadState ts, Value callable, Value mapping)
    {
        if (ReferenceEquals(mapping.Type, PyType.Dict)) return (PyDict)mapping.Ref;
        PyDict dict = new();
        return Merge(ts, callable, dict, mapping) < 0 ? null : dict;
    }

    /// <summary>What stands behind * as a tuple; null with the error pending. (check_args_iterable)</summary>
    internal static PyTuple? ToTuple(ThreadState ts, Value callable, Value iterable)
    {
        if (ReferenceEquals(iterable.Type, PyType.Tuple)) return (PyTuple)iterable.Ref;
        if (!Iteration.IsIterable(iterable))
        {
            ts.Raise(PyType.TypeError, $"{Name(ts, callable)} argument after * must be an iterable, not {iterable.Type.Name}");
            return null;
        }
        PyList list = new();
        return Iteration.Extend(ts, list, iterable) < 0 ? null : PyTuple.From(list.Items);
    }

    /// <summary>Positional and keyword arguments one behind the other, and the keywords' names.</summary>
    internal static bool Flatten(ThreadState ts, PyTuple positional, PyDict? keywords, out ReadOnlySpan<Value> all, out PyTuple? names)
    {
        names = null;
        all = positional.Items;
        if (keywords is null || keywords.Count == 0) return true;
        Value[] both = new Value[positional.Count + keywords.Count];
        positional.Items.CopyTo(both);
        Value[] keys = new Value[keywords.Count];
        for (int i = 0, n = 0; n < keys.Length; i++)
        {
            PyDict.Entry entry = keywords.EntryAt(i);
            if (entry.Key.IsNull) continue;
            if (entry.Key.Ref is not PyStr)
            {
                ts.Raise(PyType.TypeError, "keywords must be strings");
                return false;
            }
            keys[n] = entry.Key;
            both[positional.Count + n++] = entry.Item;
        }
        all = both;
        names = new PyTuple(keys);
        return true;
    }

    private static bool IsMapping(ThreadState ts, Value mapping) =>
        mapping.Ref is PyDict || !Attributes.Find(ts, mapping, "keys").IsNull;

    private static int Each(ThreadState ts, Value mapping, Func<Value, Value, int> visit)
    {
        if (mapping.Ref is PyDict dict && dict.Type.TpIter == PyTypeIter)
        {
            for (int i = 0; i < dict.EntryCount; i++)
            {
                PyDict.Entry entry = dict.EntryAt(i);
                if (!entry.Key.IsNull && visit(entry.Key, entry.Item) < 0) return -1;
            }
            return 0;
        }
        Value keys = Calls.Method(ts, mapping, "keys");
        if (keys.IsNull) return -1;
        Value iterator = Iteration.GetIter(ts, keys);
        if (iterator.IsNull) return -1;
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) return ts.HasPending ? -1 : 0;
            Value item = Subscript.Get(ts, mapping, key);
            if (item.IsNull || visit(key, item) < 0) return -1;
        }
    }

    private static delegate*<ThreadState, Value, Value> PyTypeIter => PyType.Dict.TpIter;

    /// <summary>A callable as error messages name it. (_PyObject_FunctionStr)</summary>
    internal static string Name(ThreadState ts, Value callable)
    {
        Value qualified = Attributes.Find(ts, callable, "__qualname__");
        if (qualified.IsNull)
        {
            ts.ClearPending();
            return Str.Of(ts, callable).ToString();
        }
        Value module = Attributes.Find(ts, callable, "__module__");
        ts.ClearPending();
        string name = qualified.Ref.ToString();
        return module.Ref is PyStr text && !text.Is("builtins") ? $"{text}.{name}()" : $"{name}()";
    }
}
