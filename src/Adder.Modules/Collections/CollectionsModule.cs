using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary>The _collections module.</summary>
[PyModule("_collections", Doc = """
    Containers behind the collections module.
    """)]
[PyModuleType(typeof(PyDeque))]
[PyModuleType(typeof(PyDequeIterator))]
[PyModuleType(typeof(PyDequeReverseIterator))]
[PyModuleType(typeof(PyDefaultDict))]
[PyModuleType(typeof(PyOrderedDict))]
[PyModuleType(typeof(PyTupleGetter))]
internal static unsafe partial class CollectionsModule
{
    [PyFunction("""
        _count_elements($module, mapping, iterable, /)
        --

        Add one to the mapping's count of each item of the iterable.
        """)]
    private static void CountElements(ThreadState ts, Value mapping, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        if (mapping.Ref is PyDict dict && HasPlainAccess(ts, dict)) CountInDict(ts, dict, iterator);
        else CountInMapping(ts, mapping, iterator);
        if (ts.HasPending) throw ts.Throwable();
    }

    // dict.get and dict.__setitem__ have not been overridden.
    private static bool HasPlainAccess(ThreadState ts, PyDict dict)
    {
        PyStr get = PyStr.Intern("get");
        return dict.Type[Slot.MpAssSubscript] == PyType.Dict[Slot.MpAssSubscript]
            && TypeLookup.Find(ts, dict.Type, get).Is(TypeLookup.Find(ts, PyType.Dict, get));
    }

    private static void CountInDict(ThreadState ts, PyDict dict, Value iterator)
    {
        while (Iteration.Next(ts, iterator) is { IsNull: false } key)
        {
            long hash = Hashing.Of(ts, key);
            if (hash == -1 && ts.HasPending) return;
            Value old = dict.Find(ts, key, hash);
            if (old.IsNull && ts.HasPending) return;
            Value count = old.IsNull ? Value.Int(1) : Numbers.Binary(ts, Bytecode.BinaryOperator.Add, old, Value.Int(1));
            if (count.IsNull) return;
            dict.Set(ts, key, hash, count);
        }
    }

    private static void CountInMapping(ThreadState ts, Value mapping, Value iterator)
    {
        Value get = Attributes.Get(ts, mapping, "get").OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } key)
        {
            Value old = Calls.Call(ts, get, key, Value.Int(0));
            if (old.IsNull) return;
            Value count = Numbers.Binary(ts, Bytecode.BinaryOperator.Add, old, Value.Int(1));
            if (count.IsNull || Subscript.Set(ts, mapping, key, count) < 0) return;
        }
    }
}
