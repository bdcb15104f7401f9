using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>product</c>: nested loops.</summary>
[PyType("product", Module = "itertools", Doc = """
    product(*iterables, repeat=1)
    --

    Return the Cartesian product of the iterables, as nested for loops would give it.
    """)]
internal partial class PyProduct(PyType type) : SelfIterator(type)
{
    private PyTuple[] _pools = [];
    private int[] _indices = [];
    private bool _hasResult;
    private bool _stopped;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        long repeat = kwnames is { Count: > 0 } ? Repeat(ts, args[count..], kwnames) : 1;
        if (repeat < 0) return ts.Raise(PyType.ValueError, "repeat argument cannot be negative");
        if (count > 0 && repeat > System.Array.MaxLength / count) return ts.Raise(PyType.OverflowError, "repeat argument too large");
        if (count == 0) repeat = 0;
        var pools = new PyTuple[count * repeat];
        for (int i = 0; i < count; i++)
        {
            PyTuple pool = Iterables.ToTuple(ts, args[i]);
            for (int at = i; at < pools.Length; at += count) pools[at] = pool;
        }
        var product = Allocation.Of<PyProduct>(type);
        product._pools = pools;
        product._indices = new int[pools.Length];
        return product;
    }

    private static long Repeat(ThreadState ts, ReadOnlySpan<Value> values, PyTuple names)
    {
        if (names.Count > 1) throw Errors.TypeError($"product() takes at most 1 keyword argument ({names.Count} given)");
        PyStr name = (PyStr)names[0].Ref;
        if (!name.Is("repeat")) throw Errors.TypeError($"'{name}' is an invalid keyword argument for product()");
        return Indexing.ToSsize(ts, values[0], PyType.OverflowError).OrThrow(ts);
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var product = Unsafe.As<PyProduct>(self.Ref);
        if (!product.Step()) return default;
        PyTuple made = PyTuple.New(product._pools.Length, out Span<Value> items);
        for (int i = 0; i < items.Length; i++) Value.Store(ref items[i], product._pools[i].Items[product._indices[i]]);
        return made;
    }

    internal override PairStep NextPair(ThreadState ts, ref Value first, ref Value second)
    {
        if (_pools.Length != 2) return PairStep.NoPairs;
        if (!Step()) return PairStep.Ended;
        Value.Store(ref first, _pools[0].Items[_indices[0]]);
        Value.Store(ref second, _pools[1].Items[_indices[1]]);
        return PairStep.Given;
    }

    private bool Step()
    {
        if (_stopped) return false;
        if (!(_hasResult ? Advance() : Begin())) _stopped = true;
        else _hasResult = true;
        return !_stopped;
    }

    private bool Begin()
    {
        foreach (PyTuple pool in _pools)
        {
            if (pool.Count == 0) return false;
        }
        return true;
    }

    private bool Advance()
    {
        for (int i = _pools.Length - 1; i >= 0; i--)
        {
            if (++_indices[i] < _pools[i].Count) return true;
            _indices[i] = 0;
        }
        return false;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        if (_stopped) return new PyTuple(Type, new PyTuple(PyTuple.Empty));
        PyTuple pools = PyTuple.From(System.Array.ConvertAll(_pools, static pool => (Value)pool));
        return _hasResult ? new PyTuple(Type, pools, CombinationIterator.IndexTuple(_indices)) : new PyTuple(Type, pools);
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        if (state.Ref is not PyTuple tuple || tuple.Count != _pools.Length) throw Errors.ValueError("invalid arguments");
        for (int i = 0; i < _pools.Length; i++)
        {
            long index = Indexing.ToSsize(ts, tuple[i], PyType.OverflowError).OrThrow(ts);
            if (_pools[i].Count == 0)
            {
                _stopped = true;
                return;
            }
            _indices[i] = (int)Math.Clamp(index, 0, _pools[i].Count - 1);
        }
        _hasResult = true;
    }
}
