using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

internal static partial class BuiltinsModule
{
    [PyFunction("len($module, obj, /)\n--\n\nHow many items a container has.")]
    private static Value Len(ThreadState ts, Value obj)
    {
        long length = Lengths.Of(ts, obj);
        return length == -1 && ts.HasPending ? default : Value.Int(length);
    }

    [PyFunction("""
        iter(...)

        iter(iterable) -> iterator
        iter(callable, sentinel) -> iterator

        An iterator over the items of an object that is iterable, or a sequence;
        or over what the callable returns, until that equals the sentinel.
        """, Name = "iter", Convention = CallingConvention.FastCall)]
    private static Value Iter(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 2)
        {
            return ts.Raise(PyType.TypeError, args.Length < 1
                ? "iter expected at least 1 argument, got 0"
                : $"iter expected at most 2 arguments, got {args.Length}");
        }
        if (args.Length == 1) return Iteration.GetIter(ts, args[0]);
        if (!Calls.IsCallable(args[0])) return ts.Raise(PyType.TypeError, "iter(object, sentinel): object must be callable");
        return new PyCallableIterator(args[0], args[1]);
    }

    [PyFunction("""
        next(...)

        next(iterator[, default])

        The next item of an iterator. At its end: the default, or StopIteration if none was given.
        """, Name = "next", Convention = CallingConvention.FastCall)]
    private static unsafe Value Next(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 2)
        {
            return ts.Raise(PyType.TypeError, args.Length < 1
                ? "next expected at least 1 argument, got 0"
                : $"next expected at most 2 arguments, got {args.Length}");
        }
        if (!Iteration.IsIterator(args[0])) return ts.Raise(PyType.TypeError, $"'{args[0].Type.Name}' object is not an iterator");
        ts.StopValue = default;
        Value item = args[0].Type.TpIternext(ts, args[0]);
        if (!item.IsNull)
        {
            Temporaries.Drop(ts, args[0]);
            return item;
        }
        if (ts.HasPending && (args.Length == 1 || !ts.ClearIf(PyType.StopIteration))) return default;
        if (args.Length == 2) return args[1];
        Value stop = ts.StopValue;
        ts.StopValue = default;
        return ts.Raise(PyStopIteration.With(stop));
    }

    [PyFunction("all($module, iterable, /)\n--\n\nWhether every item of the iterable is true.\n\nThere is none that is false in an empty one.")]
    private static Value All(ThreadState ts, Value iterable) => Search(ts, iterable, wanted: 0);

    [PyFunction("any($module, iterable, /)\n--\n\nWhether some item of the iterable is true.\n\nThere is none in an empty one.")]
    private static Value Any(ThreadState ts, Value iterable) => Search(ts, iterable, wanted: 1);

    private static Value Search(ThreadState ts, Value iterable, int wanted)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        int found = Scan(ts, iterator, wanted);
        Temporaries.Drop(ts, iterator);
        return found < 0 ? default : Value.Bool(found != 0);
    }

    /// <summary>The first truth that is wanted, or else the last one; -1 with the error pending.</summary>
    private static int Scan(ThreadState ts, Value iterator, int wanted)
    {
        int truth = 1 - wanted;
        while (truth == 1 - wanted)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? -1 : truth;
            truth = Truth.Of(ts, item);
        }
        return truth;
    }

    [PyFunction("""
        min(...)

        min(iterable, *[, default=obj, key=func]) -> value
        min(arg1, arg2, *args, *[, key=func]) -> value

        The smallest item of an iterable (the default if it is empty), or of the arguments.
        With a key, the item whose key is the smallest.
        """, Name = "min", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value Min(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Extremum.Find(ts, "min", CompareOp.Lt, args, kwnames);

    [PyFunction("""
        max(...)

        max(iterable, *[, default=obj, key=func]) -> value
        max(arg1, arg2, *args, *[, key=func]) -> value

        The largest item of an iterable (the default if it is empty), or of the arguments.
        With a key, the item whose key is the largest.
        """, Name = "max", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value Max(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Extremum.Find(ts, "max", CompareOp.Gt, args, kwnames);

    [PyFunction("sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nThe items of the iterable as a new list, in ascending order.\n\nWith a key function its results are compared instead; reverse turns the order round.", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value Sorted(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional != 1) return ts.Raise(PyType.TypeError, $"sorted expected 1 argument, got {positional}");
        PyList list = Iterables.ToList(ts, args[0]);
        Value sort = Protocols.Attributes.Get(ts, list, "sort");
        return sort.IsNull || Calls.Call(ts, sort, args[1..], kwnames).IsNull ? default : list;
    }

    [PyFunction("aiter($module, async_iterable, /)\n--\n\nThe asynchronous iterator of an object, by its __aiter__().")]
    private static unsafe Value AIter(ThreadState ts, Value asyncIterable)
    {
        PyType type = asyncIterable.Type;
        if (type.AmAiter == null) return ts.Raise(PyType.TypeError, $"'{type.Name}' object is not an async iterable");
        Value iterator = type.AmAiter(ts, asyncIterable);
        if (iterator.IsNull || iterator.Type.AmAnext != null) return iterator;
        return ts.Raise(PyType.TypeError, $"{type.Name}.__aiter__() returned not an async iterator, but an object of type {iterator.Type.Name}");
    }

    [PyFunction("anext($module, aiterator, default=<unrepresentable>, /)\n--\n\nWait for the next item of an async iterator.\n\nAt its end: the default, or StopAsyncIteration if none was given.", Convention = CallingConvention.FastCall)]
    private static unsafe Value ANext(ThreadState ts, Value aiterator, Value @default = default)
    {
        PyType type = aiterator.Type;
        if (type.AmAnext == null) return ts.Raise(PyType.TypeError, $"'{type.Name}' object is not an async iterator");
        Value awaitable = type.AmAnext(ts, aiterator);
        return awaitable.IsNull || @default.IsNull ? awaitable : new PyAnextAwaitable(awaitable, @default);
    }
}
