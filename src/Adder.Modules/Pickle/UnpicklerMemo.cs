using Adder.Objects;

namespace Adder.Modules.Pickle;

/// <summary>Objects by the numbers that the pickle gives them. Numbers far apart do not cost the memory between them.</summary>
internal sealed class UnpicklerMemo
{
    private const int KeptRoom = 1024;

    private Value[] _dense = new Value[32];
    private Dictionary<long, Value>? _sparse;

    internal int Count { get; private set; }

    /// <summary>The object, or <c>default</c>.</summary>
    internal Value Find(long number)
    {
        if ((ulong)number < (ulong)_dense.Length) return _dense[number];
        return _sparse is not null && _sparse.TryGetValue(number, out Value value) ? value : default;
    }

    internal void Set(long number, Value value)
    {
        if ((ulong)number >= (ulong)_dense.Length && number < 2L * Count + 64) Array.Resize(ref _dense, (int)Math.Max(number + 1, _dense.Length * 2L));
        if ((ulong)number < (ulong)_dense.Length)
        {
            if (_dense[number].IsNull) Count++;
            Value.Store(ref _dense[number], value);
            return;
        }
        _sparse ??= [];
        if (!_sparse.ContainsKey(number)) Count++;
        _sparse[number] = value;
    }

    internal void Clear()
    {
        if (_dense.Length > KeptRoom) _dense = new Value[32];
        else _dense.AsSpan().Clear();
        _sparse = null;
        Count = 0;
    }

    internal IEnumerable<(long Number, Value Value)> Entries()
    {
        for (int i = 0; i < _dense.Length; i++)
        {
            if (!_dense[i].IsNull) yield return (i, _dense[i]);
        }
        if (_sparse is null) yield break;
        foreach ((long number, Value value) in _sparse)
        {
            if (number >= _dense.Length) yield return (number, value);
        }
    }
}
