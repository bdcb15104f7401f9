using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>A position in a dictionary that is being iterated over; notices that keys were added or removed. (dictiterobject)</summary>
internal struct DictCursor
{
    private PyDict? _dict;
    private int _used;
    private int _left;
    private int _at;

    internal DictCursor(PyDict dict, bool reverse)
    {
        _dict = dict;
        _used = _left = dict.Count;
        _at = reverse ? dict.EntryCount - 1 : 0;
    }

    /// <summary>The dictionary, or an empty one when the end was reached: it is let go of then.</summary>
    internal readonly PyDict Dict => _dict ?? new PyDict();

    /// <summary>How many entries are left, if the dictionary is unchanged.</summary>
    internal readonly long Hint => _dict is { } dict && _used == dict.Count ? _left : 0;

    /// <summary>How many entries it has given.</summary>
    internal readonly long Given => _used - _left;

    /// <summary>The number of the next entry, or -1: at the end, or with an error pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Next(ThreadState ts, out PyDict dict)
    {
        dict = _dict!;
        int at = _at;
        if (dict is null || _used != dict.Count || _left == 0 || at >= dict.EntryCount || dict.EntryAt(at).KeyRef is null)
        {
            return NextSlowly(ts, dict);
        }
        _at = at + 1;
        _left--;
        return at;
    }

    private int NextSlowly(ThreadState ts, PyDict? dict)
    {
        if (dict is null) return -1;
        if (_used != dict.Count)
        {
            _used = -1;     // the state stays an error
            return ts.Fail(PyType.RuntimeError, "dictionary changed size during iteration");
        }
        int at = _at, end = dict.EntryCount;
        while (at < end && dict.EntryAt(at).KeyRef is null) at++;
        if (at >= end)
        {
            _dict = null;
            return -1;
        }
        if (_left == 0)
        {
            _dict = null;
            return ts.Fail(PyType.RuntimeError, "dictionary keys changed during iteration");
        }
        _at = at + 1;
        _left--;
        return at;
    }

    /// <summary>As <see cref="Next"/> towards the beginning.</summary>
    internal int Previous(ThreadState ts, out PyDict dict)
    {
        dict = _dict!;
        if (dict is null) return -1;
        if (_used != dict.Count)
        {
            _used = -1;
            return ts.Fail(PyType.RuntimeError, "dictionary changed size during iteration");
        }
        int at = Math.Min(_at, dict.EntryCount - 1);
        while (at >= 0 && dict.EntryAt(at).Key.IsNull) at--;
        if (at < 0)
        {
            _dict = null;
            return -1;
        }
        _at = at - 1;
        _left--;
        return at;
    }

    // dictiter_reduce: a copy of the cursor runs to the end.
    internal static Value Reduce(ThreadState ts, Value iterator)
    {
        PyList items = new();
        items.Extend(ts, iterator);
        return new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(items));
    }
}
