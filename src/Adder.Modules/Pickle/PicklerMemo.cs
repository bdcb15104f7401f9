using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Modules.Pickle;

/// <summary>Which objects have been pickled, by identity, in order. (PyMemoTable)</summary>
internal sealed class PicklerMemo
{
    private const int KeptRoom = 1024;

    private PyObject?[] _keys = new PyObject?[16];
    private int[] _numbers = new int[16];
    private int _count;

    internal int Count => _count;

    /// <summary>The number under which the object is known, or -1.</summary>
    internal int Find(PyObject obj)
    {
        PyObject?[] keys = _keys;
        int mask = keys.Length - 1;
        for (int i = Scatter(obj) & mask; keys[i] is { } key; i = (i + 1) & mask)
        {
            if (ReferenceEquals(key, obj)) return _numbers[i];
        }
        return -1;
    }

    internal void Set(PyObject obj, int number)
    {
        if (_count * 3 >= _keys.Length * 2) Grow();
        PyObject?[] keys = _keys;
        int mask = keys.Length - 1, i = Scatter(obj) & mask;
        while (keys[i] is { } key && !ReferenceEquals(key, obj)) i = (i + 1) & mask;
        if (keys[i] is null) _count++;
        keys[i] = obj;
        _numbers[i] = number;
    }

    internal void Clear()
    {
        if (_keys.Length > KeptRoom)
        {
            _keys = new PyObject?[16];
            _numbers = new int[16];
        }
        else if (_count > 0)
        {
            _keys.AsSpan().Clear();
        }
        _count = 0;
    }

    internal PicklerMemo Copy()
    {
        var copy = new PicklerMemo();
        foreach ((PyObject obj, int number) in Entries()) copy.Set(obj, number);
        return copy;
    }

    internal IEnumerable<(PyObject Object, int Number)> Entries()
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] is { } key) yield return (key, _numbers[i]);
        }
    }

    private static int Scatter(PyObject obj) => (int)((uint)RuntimeHelpers.GetHashCode(obj) * 0x9E3779B1u >> 7);

    private void Grow()
    {
        PyObject?[] keys = _keys;
        int[] numbers = _numbers;
        _keys = new PyObject?[keys.Length * 4];
        _numbers = new int[keys.Length * 4];
        _count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key) Set(key, numbers[i]);
        }
    }
}
