using Adder.Execution;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

/// <summary><c>min()</c> and <c>max()</c>. (min_max)</summary>
internal static class Extremum
{
    internal static Value Find(ThreadState ts, string name, CompareOp op, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        Value key = default, fallback = default;
        if (kwnames is { Count: > 2 }) return ts.Raise(PyType.TypeError, $"{name}() takes at most 2 keyword arguments ({kwnames.Count} given)");
        for (int i = positional; i < args.Length; i++)
        {
            PyStr keyword = (PyStr)kwnames![i - positional].Ref;
            if (keyword.Is("key")) key = args[i];
            else if (keyword.Is("default")) fallback = args[i];
            else return ts.Raise(PyType.TypeError, $"'{keyword}' is an invalid keyword argument for {name}()");
        }
        if (positional == 0) return ts.Raise(PyType.TypeError, $"{name} expected at least 1 argument, got 0");
        if (positional > 1 && !fallback.IsNull)
        {
            return ts.Raise(PyType.TypeError, $"Cannot specify a default for {name}() with multiple positional arguments");
        }
        if (!key.IsNull && key.IsNone) key = default;
        Value iterator = positional > 1 ? default : Iteration.GetIter(ts, args[0]);
        if (positional == 1 && iterator.IsNull) return default;
        Value result = Scan(ts, name, op, args[..positional], iterator, key, fallback);
        Temporaries.Drop(ts, iterator);
        return result;
    }

    private static Value Scan(ThreadState ts, string name, CompareOp op, ReadOnlySpan<Value> args, Value iterator, Value key, Value fallback)
    {
        Value best = default, bestKey = default;
        for (int i = 0; ; i++)
        {
            Value item = !iterator.IsNull ? Iteration.Next(ts, iterator) : i < args.Length ? args[i] : default;
            if (item.IsNull)
            {
                if (ts.HasPending) return default;
                break;
            }
            Value itemKey = key.IsNull ? item : Calls.Call(ts, key, item);
            if (itemKey.IsNull) return default;
            int better = best.IsNull ? 1 : Comparison.RichBool(ts, itemKey, bestKey, op);
            if (better < 0) return default;
            if (better > 0) (best, bestKey) = (item, itemKey);
        }
        if (!best.IsNull) return best;
        return fallback.IsNull ? ts.Raise(PyType.ValueError, $"{name}() iterable argument is empty") : fallback;
    }
}
