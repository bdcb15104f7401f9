using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>permutations</c>: r-length orderings.</summary>
[PyType("permutations", Module = "itertools", Doc = """
    permutations(iterable, r=None)
    --

    Return the r-length orderings of the items, in lexicographic order of their positions.
    """)]
internal partial class PyPermutations(PyType type) : SelfIterator(type)
{
    private PyTuple _pool = PyTuple.Empty;
    private int[] _indices = [];
    private int[] _cycles = [];
    private bool _hasResult;
    private bool _stopped;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, Value r)
    {
        PyTuple pool = Iterables.ToTuple(ts, iterable);
        int n = pool.Count;
        long length = n;
        if (!r.IsNone)
        {
            if (!PyLong.Is(r)) return ts.Raise(PyType.TypeError, "Expected int as r");
            length = Indexing.ToSsize(ts, r, PyType.OverflowError);
            if (length == -1 && ts.HasPending) return default;
        }
        if (length < 0) return ts.Raise(PyType.ValueError, "r must be non-negative");
        if (length > System.Array.MaxLength) throw Errors.MemoryError();
        var made = Allocation.Of<PyPermutations>(type);
        made._pool = pool;
        made._indices = new int[n];
        made._cycles = new int[length];
        for (int i = 0; i < n; i++) made._indices[i] = i;
        for (int i = 0; i < length; i++) made._cycles[i] = n - i;
        made._stopped = length > n;
        return made;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var permutations = Unsafe.As<PyPermutations>(self.Ref);
        if (permutations._stopped) return default;
        if (permutations._hasResult && !permutations.Advance())
        {
            permutations._stopped = true;
            return default;
        }
        permutations._hasResult = true;
        PyTuple made = PyTuple.New(permutations._cycles.Length, out Span<Value> items);
        ReadOnlySpan<Value> pool = permutations._pool.Items;
        for (int i = 0; i < items.Length; i++) Value.Store(ref items[i], pool[permutations._indices[i]]);
        return made;
    }

    private bool Advance()
    {
        int[] indices = _indices;
        int n = indices.Length;
        for (int i = _cycles.Length - 1; i >= 0; i--)
        {
            if (--_cycles[i] != 0)
            {
                int j = n - _cycles[i];
                (indices[i], indices[j]) = (indices[j], indices[i]);
                return true;
            }
            int index = indices[i];
            System.Array.Copy(indices, i + 1, indices, i, n - 1 - i);
            indices[n - 1] = index;
            _cycles[i] = n - i;
        }
        return false;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        int r = _cycles.Length;
        if (!_hasResult) return new PyTuple(Type, new PyTuple(_pool, r));
        if (_stopped) return new PyTuple(Type, new PyTuple(PyTuple.Empty, r));
        var state = new PyTuple(CombinationIterator.IndexTuple(_indices), CombinationIterator.IndexTuple(_cycles));
        return new PyTuple(Type, new PyTuple(_pool, r), state);
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        PyTuple pair = StateTuple(state, 2, 2);
        if (pair[0].Ref is not PyTuple indices || pair[1].Ref is not PyTuple cycles
            || indices.Count != _indices.Length || cycles.Count != _cycles.Length)
        {
            throw Errors.ValueError("invalid arguments");
        }
        int n = _indices.Length;
        for (int i = 0; i < n; i++) _indices[i] = (int)Math.Clamp(Number(ts, indices[i]), 0, n - 1);
        for (int i = 0; i < _cycles.Length; i++) _cycles[i] = (int)Math.Clamp(Number(ts, cycles[i]), 1, n - i);
        _hasResult = true;
    }

    private static long Number(ThreadState ts, Value value) => Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
}
