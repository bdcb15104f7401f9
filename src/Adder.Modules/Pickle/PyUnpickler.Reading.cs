using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyUnpickler
{
    /// <summary>Runs the pickle machine until it stops. Throws. (load)</summary>
    internal Value Read(ThreadState ts)
    {
        Stack.Clear();
        _protocol = 0;
        try
        {
            while (true)
            {
                int op = Input.NextOp(ts);
                if (op < 0) throw Errors.Make(PyType.EOFError, "Ran out of input");
                if (op == PickleOp.Stop) break;
                if (!ReadFrequent(ts, (byte)op) && !ReadScalar(ts, (byte)op) && !ReadContainer(ts, (byte)op) && !ReadObject(ts, (byte)op)) throw InvalidKey(op);
            }
            Input.SkipConsumed(ts);
            return Stack.Pop();
        }
        finally
        {
            Stack.Release();
        }
    }

    // What most of a pickle consists of.
    private bool ReadFrequent(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.Memoize:
                Memo.Set(Memo.Count, Stack.Top);
                return true;
            case PickleOp.BinGet:
                PushKnown(Input.Byte(ts));
                return true;
            case PickleOp.LongBinGet:
                PushKnown((uint)Int32(ts));
                return true;
            case PickleOp.BinPut:
                Memo.Set(Input.Byte(ts), Stack.Top);
                return true;
            case PickleOp.ShortBinUnicode:
                PushText(ts, Input.Byte(ts));
                return true;
            case PickleOp.BinUnicode:
                PushText(ts, (uint)Int32(ts));
                return true;
            case PickleOp.BinInt1:
                Stack.Push(Value.Int(Input.Byte(ts)));
                return true;
            case PickleOp.BinInt:
                Stack.Push(Value.Int(Int32(ts)));
                return true;
            case PickleOp.Mark:
                Stack.Mark();
                return true;
            case PickleOp.SetItems:
                SetItems(ts, Stack.PopMark());
                return true;
            case PickleOp.Appends:
                Extend(ts, Stack.PopMark());
                return true;
            default:
                return false;
        }
    }

    private static PythonException InvalidKey(int op) => PickleModule.UnpicklingError(
        op is >= 0x20 and <= 0x7E and not '\'' and not '\\' ? $"invalid load key, '{(char)op}'." : $"invalid load key, '\\x{op:x2}'.");

    private bool ReadContainer(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.EmptyTuple:
                Stack.Push(PyTuple.Empty);
                return true;
            case PickleOp.Tuple1 or PickleOp.Tuple2 or PickleOp.Tuple3:
                Stack.Push(PyTuple.Own(Stack.PopFrom(Stack.Count - (op - PickleOp.Tuple1 + 1))));
                return true;
            case PickleOp.Tuple:
                int mark = Stack.PopMark();
                Value[] items = Stack.PopFrom(mark);
                Stack.Push(PyTuple.Own(items));
                return true;
            case PickleOp.EmptyList:
                Stack.Push(new PyList());
                return true;
            case PickleOp.List:
                mark = Stack.PopMark();
                items = Stack.PopFrom(mark);
                Stack.Push(new PyList(items, items.Length));
                return true;
            case PickleOp.EmptyDict:
                Stack.Push(new PyDict());
                return true;
            case PickleOp.Dict:
                Stack.Push(MakeDict(ts));
                return true;
            case PickleOp.EmptySet:
                Stack.Push(new PySet());
                return true;
            case PickleOp.FrozenSet:
                mark = Stack.PopMark();
                items = Stack.PopFrom(mark);
                Stack.Push(Calls.Call(ts, PyType.FrozenSet, new PyTuple(items)).OrThrow(ts));
                return true;
            case PickleOp.Append:
                Extend(ts, Stack.Count - 1);
                return true;
            case PickleOp.SetItem:
                SetItems(ts, Stack.Count - 2);
                return true;
            case PickleOp.AddItems:
                AddItems(ts, Stack.PopMark());
                return true;
            default:
                return false;
        }
    }

    private PyDict MakeDict(ThreadState ts)
    {
        Value[] items = Stack.PopFrom(Stack.PopMark());
        if (items.Length % 2 != 0) throw PickleModule.UnpicklingError("odd number of items for DICT");
        var dict = new PyDict();
        dict.Reserve(items.Length / 2);
        for (int i = 0; i < items.Length; i += 2) dict.Set(ts, items[i], items[i + 1]);
        return dict;
    }

    // do_append
    private void Extend(ThreadState ts, int start)
    {
        int count = Stack.Count;
        if (start > count || start <= Stack.Fence) throw Stack.Underflow();
        if (start == count) return;
        Value target = Stack.At(start - 1);
        if (ReferenceEquals(target.Type, PyType.List))
        {
            var list = (PyList)target.Ref;
            list.AddRange(Stack.From(start));
            Stack.CutTo(start);
            return;
        }
        Value extend = Attributes.Find(ts, target, "extend");
        if (extend.IsNull && ts.HasPending) throw ts.Throwable();
        Value[] items = Stack.PopFrom(start);
        if (!extend.IsNull)
        {
            Calls.Call(ts, extend, new PyList(items, items.Length)).OrThrow(ts);
            return;
        }
        Value append = Attributes.Get(ts, target, "append").OrThrow(ts);
        foreach (Value item in items) Calls.Call(ts, append, item).OrThrow(ts);
    }

    // do_setitems
    private void SetItems(ThreadState ts, int start)
    {
        int count = Stack.Count;
        if (start > count || start <= Stack.Fence) throw Stack.Underflow();
        if (start == count) return;
        if ((count - start) % 2 != 0) throw PickleModule.UnpicklingError("odd number of items for SETITEMS");
        Value target = Stack.At(start - 1);
        if (ReferenceEquals(target.Type, PyType.Dict))
        {
            var dict = (PyDict)target.Ref;
            Span<Value> pairs = Stack.From(start);
            dict.Reserve(pairs.Length / 2);
            for (int i = 0; i < pairs.Length; i += 2) dict.Set(ts, pairs[i], pairs[i + 1]);
            Stack.CutTo(start);
            return;
        }
        Value[] items = Stack.PopFrom(start);
        for (int i = 0; i < items.Length; i += 2) Subscript.Set(ts, target, items[i], items[i + 1]).OrThrow(ts);
    }

    // load_additems
    private void AddItems(ThreadState ts, int start)
    {
        int count = Stack.Count;
        if (start > count || start <= Stack.Fence) throw Stack.Underflow();
        if (start == count) return;
        Value target = Stack.At(start - 1);
        Value[] items = Stack.PopFrom(start);
        if (target.Ref is PySet set and not PyFrozenSet)
        {
            foreach (Value item in items) set.Add(ts, item);
            return;
        }
        Value add = Attributes.Get(ts, target, "add").OrThrow(ts);
        foreach (Value item in items) Calls.Call(ts, add, item).OrThrow(ts);
    }
}
