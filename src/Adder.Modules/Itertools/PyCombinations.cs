using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary>What combinations with and without replacement share: a pool, and indices that climb through it.</summary>
internal abstract class CombinationIterator(PyType type) : SelfIterator(type)
{
    private protected PyTuple Pool = PyTuple.Empty;
    private protected int[] Indices = [];
    private protected bool HasResult;
    private protected bool Stopped;

    private protected static Value SetUp(ThreadState ts, CombinationIterator made, Value iterable, long r, bool replacement)
    {
        made.Pool = Iterables.ToTuple(ts, iterable);
        if (r < 0) throw Errors.ValueError("r must be non-negative");
        if (r > System.Array.MaxLength) throw Errors.MemoryError();
        made.Indices = new int[r];
        int n = made.Pool.Count;
        made.Stopped = replacement ? n == 0 && r > 0 : r > n;
        if (replacement) return made;
        for (int i = 0; i < made.Indices.Length; i++) made.Indices[i] = i;
        return made;
    }

    private protected Value Current()
    {
        PyTuple made = PyTuple.New(Indices.Length, out Span<Value> items);
        ReadOnlySpan<Value> pool = Pool.Items;
        for (int i = 0; i < items.Length; i++) Value.Store(ref items[i], pool[Indices[i]]);
        return made;
    }

    /// <summary>The next tuple, or no value at the end.</summary>
    private protected Value NextTuple() => Step() ? Current() : default;

    internal override PairStep NextPair(ThreadState ts, ref Value first, ref Value second)
    {
        if (Indices.Length != 2) return PairStep.NoPairs;
        if (!Step()) return PairStep.Ended;
        Value.Store(ref first, Pool.Items[Indices[0]]);
        Value.Store(ref second, Pool.Items[Indices[1]]);
        return PairStep.Given;
    }

    private bool Step()
    {
        if (Stopped) return false;
        if (HasResult && !Advance()) Stopped = true;
        else HasResult = true;
        return !Stopped;
    }

    /// <summary>Moves the indices on; false after the last combination.</summary>
    private protected abstract bool Advance();

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    internal Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        if (Stopped && HasResult) return new PyTuple(Type, new PyTuple(PyTuple.Empty, Indices.Length));
        if (!HasResult) return new PyTuple(Type, new PyTuple(Pool, Indices.Length));
        return new PyTuple(Type, new PyTuple(Pool, Indices.Length), IndexTuple(Indices));
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    internal void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        if (state.Ref is not PyTuple tuple || tuple.Count != Indices.Length) throw Errors.ValueError("invalid arguments");
        for (int i = 0; i < Indices.Length; i++)
        {
            long index = Indexing.ToSsize(ts, tuple[i], PyType.IndexError).OrThrow(ts);
            long most = Math.Min(MostAt(i), Pool.Count - 1);
            Indices[i] = (int)Math.Clamp(index, 0, Math.Max(most, 0));
        }
        HasResult = true;
    }

    /// <summary>The largest index that may stand at the position.</summary>
    private protected abstract long MostAt(int position);

    internal static PyTuple IndexTuple(int[] indices)
    {
        var items = new Value[indices.Length];
        for (int i = 0; i < items.Length; i++) items[i] = indices[i];
        return PyTuple.From(items);
    }
}

/// <summary><c>combinations</c>: r-length subsequences.</summary>
[PyType("combinations", Module = "itertools", Doc = """
    combinations(iterable, r)
    --

    Return the r-length subsequences of the items, in lexicographic order of their positions.
    """)]
internal partial class PyCombinations(PyType type) : CombinationIterator(type)
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, long r) =>
        SetUp(ts, Allocation.Of<PyCombinations>(type), iterable, r, replacement: false);

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self) => Unsafe.As<PyCombinations>(self.Ref).NextTuple();

    private protected override bool Advance()
    {
        int[] indices = Indices;
        int i = indices.Length - 1;
        while (i >= 0 && indices[i] == MostAt(i)) i--;
        if (i < 0) return false;
        indices[i]++;
        for (int j = i + 1; j < indices.Length; j++) indices[j] = indices[j - 1] + 1;
        return true;
    }

    private protected override long MostAt(int position) => position + Pool.Count - Indices.Length;
}

/// <summary><c>combinations_with_replacement</c>: each item may be taken again.</summary>
[PyType("combinations_with_replacement", Module = "itertools", Doc = """
    combinations_with_replacement(iterable, r)
    --

    Return the r-length subsequences of the items, where each item may occur more than once.
    """)]
internal partial class PyCombinationsWithReplacement(PyType type) : CombinationIterator(type)
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, long r) =>
        SetUp(ts, Allocation.Of<PyCombinationsWithReplacement>(type), iterable, r, replacement: true);

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self) => Unsafe.As<PyCombinationsWithReplacement>(self.Ref).NextTuple();

    private protected override bool Advance()
    {
        int last = Pool.Count - 1;
        int i = Indices.Length - 1;
        while (i >= 0 && Indices[i] == last) i--;
        if (i < 0) return false;
        Indices.AsSpan(i).Fill(Indices[i] + 1);
        return true;
    }

    private protected override long MostAt(int position) => Pool.Count - 1;
}
