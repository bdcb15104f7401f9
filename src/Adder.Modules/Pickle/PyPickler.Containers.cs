using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyPickler
{
    private const int BatchSize = 1000, FastNestingLimit = 50;

    private static ReadOnlySpan<byte> TupleOps => [PickleOp.EmptyTuple, PickleOp.Tuple1, PickleOp.Tuple2, PickleOp.Tuple3];

    // fast_save_enter: without a memo, cycles show only as depth.
    private bool EnterFast(ThreadState ts, PyObject obj)
    {
        if (!IsFast || ++_fastNesting < FastNestingLimit) return false;
        _fastMemo ??= new PyDict();
        Value key = Value.Int(Identity.Of(obj));
        if (!_fastMemo.Find(ts, key).IsNull)
        {
            throw Errors.ValueError($"fast mode: can't pickle cyclic objects including object type {obj.Type.Name} at {Identity.Hex(obj)}");
        }
        _fastMemo.Set(ts, key, Value.None);
        return true;
    }

    private void LeaveFast(ThreadState ts, PyObject obj, bool noted)
    {
        if (noted) _fastMemo!.Remove(ts, Value.Int(Identity.Of(obj)));
        if (IsFast) _fastNesting--;
    }

    private void SaveList(ThreadState ts, Value obj, PyList list)
    {
        bool noted = EnterFast(ts, list);
        if (IsBinary) Output.Byte(PickleOp.EmptyList);
        else Output.Bytes(PickleOp.Mark, PickleOp.List);
        int count = list.Count;
        Memoize(list);
        if (count > 0)
        {
            if (_protocol > 0) BatchExactList(ts, list);
            else BatchList(ts, Iteration.GetIter(ts, obj).OrThrow(ts));
        }
        LeaveFast(ts, list, noted);
    }

    private void BatchExactList(ThreadState ts, PyList list)
    {
        if (list.Count == 1)
        {
            Save(ts, list[0]);
            Output.Byte(PickleOp.Append);
            return;
        }
        int total = 0;
        do
        {
            int end = total + BatchSize;
            Output.Byte(PickleOp.Mark);
            while (total < list.Count && total < end) Save(ts, list[total++]);
            Output.Byte(PickleOp.Appends);
        }
        while (total < list.Count);
    }

    private void BatchList(ThreadState ts, Value iterator)
    {
        if (_protocol == 0)
        {
            while (Next(ts, iterator, out Value only))
            {
                Save(ts, only);
                Output.Byte(PickleOp.Append);
            }
            return;
        }
        bool more = Next(ts, iterator, out Value item);
        while (more)
        {
            Value first = item;
            more = Next(ts, iterator, out item);
            if (!more)
            {
                Save(ts, first);
                Output.Byte(PickleOp.Append);
                return;
            }
            Output.Byte(PickleOp.Mark);
            Save(ts, first);
            for (int n = 1; more && n < BatchSize; n++)
            {
                Save(ts, item);
                more = Next(ts, iterator, out item);
            }
            Output.Byte(PickleOp.Appends);
        }
    }

    private static bool Next(ThreadState ts, Value iterator, out Value item)
    {
        item = Iteration.Next(ts, iterator);
        if (item.IsNull && ts.HasPending) throw ts.Throwable();
        return !item.IsNull;
    }

    private void SaveDict(ThreadState ts, Value obj, PyDict dict)
    {
        bool noted = EnterFast(ts, dict);
        if (IsBinary) Output.Byte(PickleOp.EmptyDict);
        else Output.Bytes(PickleOp.Mark, PickleOp.Dict);
        Memoize(dict);
        if (dict.Count > 0)
        {
            if (_protocol > 0) BatchExactDict(ts, dict);
            else BatchDict(ts, Iteration.GetIter(ts, Calls.Method(ts, obj, "items").OrThrow(ts)).OrThrow(ts));
        }
        LeaveFast(ts, dict, noted);
    }

    private void BatchExactDict(ThreadState ts, PyDict dict)
    {
        int size = dict.Count, at = 0, n;
        if (size == 1)
        {
            while (dict.EntryAt(at).Key.IsNull) at++;
            PyDict.Entry only = dict.EntryAt(at);
            Save(ts, only.Key);
            Save(ts, only.Item);
            Output.Byte(PickleOp.SetItem);
            return;
        }
        do
        {
            n = 0;
            Output.Byte(PickleOp.Mark);
            for (; at < dict.EntryCount && n < BatchSize; at++)
            {
                PyDict.Entry entry = dict.EntryAt(at);
                if (entry.Key.IsNull) continue;
                Save(ts, entry.Key);
                Save(ts, entry.Item);
                n++;
            }
            Output.Byte(PickleOp.SetItems);
            if (dict.Count != size) throw Errors.RuntimeError("dictionary changed size during iteration");
        }
        while (n == BatchSize);
    }

    private void BatchDict(ThreadState ts, Value iterator)
    {
        bool more = Next(ts, iterator, out Value pair);
        while (more)
        {
            Value first = pair;
            more = Next(ts, iterator, out pair);
            if (_protocol == 0 || !more)
            {
                SavePair(ts, first);
                Output.Byte(PickleOp.SetItem);
                continue;
            }
            Output.Byte(PickleOp.Mark);
            SavePair(ts, first);
            for (int n = 1; more && n < BatchSize; n++)
            {
                SavePair(ts, pair);
                more = Next(ts, iterator, out pair);
            }
            Output.Byte(PickleOp.SetItems);
        }
    }

    private void SavePair(ThreadState ts, Value pair)
    {
        if (pair.Ref is not PyTuple { Count: 2 } tuple) throw Errors.TypeError("dict items iterator must return 2-tuples");
        Save(ts, tuple[0]);
        Save(ts, tuple[1]);
    }

    private void SaveSet(ThreadState ts, PySet set)
    {
        if (_protocol < 4)
        {
            SaveReduction(ts, new PyTuple(PyType.Set, new PyTuple(Iterables.ToList(ts, set))), set);
            return;
        }
        Output.Byte(PickleOp.EmptySet);
        Memoize(set);
        int size = set.Count, at = 0, n;
        if (size == 0) return;
        do
        {
            n = 0;
            Output.Byte(PickleOp.Mark);
            for (; at < set.TableSize && n < BatchSize; at++)
            {
                Value key = set.EntryAt(at).Key;
                if (key.IsNull) continue;
                Save(ts, key);
                n++;
            }
            Output.Byte(PickleOp.AddItems);
            if (set.Count != size) throw Errors.RuntimeError("set changed size during iteration");
        }
        while (n == BatchSize);
    }

    private void SaveFrozenSet(ThreadState ts, PySet set)
    {
        bool noted = EnterFast(ts, set);
        if (_protocol < 4)
        {
            SaveReduction(ts, new PyTuple(PyType.FrozenSet, new PyTuple(Iterables.ToList(ts, set))), set);
            LeaveFast(ts, set, noted);
            return;
        }
        Output.Byte(PickleOp.Mark);
        for (int i = 0; i < set.TableSize; i++)
        {
            Value key = set.EntryAt(i).Key;
            if (!key.IsNull) Save(ts, key);
        }
        int known = _memo.Find(set);
        if (known >= 0)
        {
            // It contains itself, through an object that has it as an attribute.
            Output.Byte(PickleOp.PopMark);
            WriteGet(known);
        }
        else
        {
            Output.Byte(PickleOp.FrozenSet);
            Memoize(set);
        }
        LeaveFast(ts, set, noted);
    }

    // save_tuple
    private void SaveTuple(ThreadState ts, PyTuple tuple)
    {
        if (tuple.Count == 0)
        {
            if (_protocol > 0) Output.Byte(PickleOp.EmptyTuple);
            else Output.Bytes(PickleOp.Mark, PickleOp.Tuple);
            return;
        }
        bool isShort = tuple.Count <= 3 && _protocol >= 2;
        if (!isShort) Output.Byte(PickleOp.Mark);
        foreach (Value item in tuple.Items) Save(ts, item);
        int known = _memo.Find(tuple);
        if (known < 0)
        {
            Output.Byte(isShort ? TupleOps[tuple.Count] : PickleOp.Tuple);
            Memoize(tuple);
            return;
        }
        // It was reached again through one of its items: that copy counts.
        if (!isShort && IsBinary)
        {
            Output.Byte(PickleOp.PopMark);
        }
        else
        {
            for (int i = isShort ? 1 : 0; i <= tuple.Count; i++) Output.Byte(PickleOp.Pop);
        }
        WriteGet(known);
    }
}
