using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>chain</c>: one iterable after the other.</summary>
[PyType("chain", Module = "itertools", Doc = """
    chain(*iterables)
    --

    Return the items of the first iterable, then those of the second, and so on.
    """)]
internal partial class PyChain(PyType type) : SelfIterator(type), IIteratorAdapter
{
    private Value _source;
    private Value _active;

    ReadOnlySpan<Value> IIteratorAdapter.Sources => new(in _active);

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 } && (ReferenceEquals(type, TypeObject) || type.TpInit == TypeObject.TpInit))
        {
            return ts.Raise(PyType.TypeError, "chain() takes no keyword arguments");
        }
        return Make(ts, type, PyTuple.From(args[..(args.Length - (kwnames?.Count ?? 0))]));
    }

    /// <summary><c>chain(first, second)</c></summary>
    internal static Value Over(ThreadState ts, Value first, Value second) => Make(ts, TypeObject, new PyTuple(first, second)).OrThrow(ts);

    private static Value Make(ThreadState ts, PyType type, Value iterables)
    {
        Value source = Iteration.GetIter(ts, iterables);
        if (source.IsNull) return default;
        var chain = Allocation.Of<PyChain>(type);
        chain._source = source;
        return chain;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var chain = Unsafe.As<PyChain>(self.Ref);
        while (!chain._source.IsNull)
        {
            if (chain._active.IsNull)
            {
                Value iterable = Iteration.Next(ts, chain._source);
                if (!iterable.IsNull) chain._active = Iteration.GetIter(ts, iterable);
                if (chain._active.IsNull)
                {
                    chain._source = default;
                    return default;
                }
                Temporaries.Over(chain);
            }
            Value item = Iteration.Next(ts, chain._active);
            if (!item.IsNull || ts.HasPending) return item;
            chain._active = default;
        }
        return default;
    }

    [PyMethod("""
        from_iterable($type, iterable, /)
        --

        Chain the items of one iterable of iterables, which is advanced only as needed.
        """, Class = true)]
    private static Value FromIterable(ThreadState ts, PyType type, Value iterable) => Make(ts, type, iterable);

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        if (_source.IsNull) return new PyTuple(Type, PyTuple.Empty);
        return new PyTuple(Type, PyTuple.Empty, _active.IsNull ? new PyTuple(_source) : new PyTuple(_source, _active));
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        PyTuple tuple = StateTuple(state, 1, 2);
        if (!Iteration.IsIterator(tuple[0]) || (tuple.Count > 1 && !Iteration.IsIterator(tuple[1])))
        {
            throw Errors.TypeError("Arguments must be iterators.");
        }
        _source = tuple[0];
        _active = tuple.Count > 1 ? tuple[1] : default;
    }

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
