using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary>How an OrderedDict takes entries over: through its own __setitem__. Throws. (mutablemapping_update)</summary>
internal static class OrderedDictUpdate
{
    internal static void From(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count > 0) Add(ts, self, args[0]);
        for (int i = count; i < args.Length; i++) Subscript.Set(ts, self, kwnames![i - count], args[i]).OrThrow(ts);
    }

    // mutablemapping_update_arg
    internal static void Add(ThreadState ts, Value self, Value other)
    {
        if (ReferenceEquals(other.Type, PyType.Dict))
        {
            AddPairs(ts, self, Calls.Method(ts, other, "items").OrThrow(ts));
            return;
        }
        Value keys = Attributes.Find(ts, other, "keys");
        if (keys.IsNull && ts.HasPending) throw ts.Throwable();
        if (!keys.IsNull)
        {
            Value iterator = Iteration.GetIter(ts, Calls.Call(ts, keys).OrThrow(ts)).OrThrow(ts);
            while (Iteration.Next(ts, iterator) is { IsNull: false } key)
            {
                Subscript.Set(ts, self, key, Subscript.Get(ts, other, key).OrThrow(ts)).OrThrow(ts);
            }
            if (ts.HasPending) throw ts.Throwable();
            return;
        }
        Value items = Attributes.Find(ts, other, "items");
        if (items.IsNull && ts.HasPending) throw ts.Throwable();
        AddPairs(ts, self, items.IsNull ? other : Calls.Call(ts, items).OrThrow(ts));
    }

    // mutablemapping_add_pairs
    private static void AddPairs(ThreadState ts, Value self, Value pairs)
    {
        Value iterator = Iteration.GetIter(ts, pairs).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } pair)
        {
            PyList items = Iterables.ToList(ts, pair);
            if (items.Count != 2)
            {
                throw Errors.ValueError(items.Count switch
                {
                    0 => "need more than 0 values to unpack",
                    1 => "need more than 1 value to unpack",
                    _ => "too many values to unpack (expected 2)",
                });
            }
            Subscript.Set(ts, self, items[0], items[1]).OrThrow(ts);
        }
        if (ts.HasPending) throw ts.Throwable();
    }
}
