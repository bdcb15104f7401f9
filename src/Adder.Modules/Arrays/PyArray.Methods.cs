using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Arrays;

internal partial class PyArray
{
    [PyMethod("append($self, v, /)\n--\n\nAdd an item at the end.", Name = "append")]
    private void AppendMethod(ThreadState ts, Value v) => Append(ts, v);

    [PyMethod("buffer_info($self, /)\n--\n\nWhere the items are in memory, and how many; they stay there until the\nlength changes.", Name = "buffer_info")]
    private Value BufferInfo()
    {
        if (_pin?.Holds(_bytes) != true) _pin = new(_bytes);
        return new PyTuple(_pin.Address, _count);
    }

    private PinnedBytes? _pin;

    [PyMethod("byteswap($self, /)\n--\n\nReverse the bytes of each item.", Name = "byteswap")]
    private void ByteSwap() => ItemFormat.Swap(ItemSize, Bytes);

    [PyMethod("__copy__($self, /)\n--\n\nA copy.", Name = "__copy__")]
    private PyArray Copy()
    {
        PyArray copy = Empty();
        copy.AppendBytes(Bytes);
        return copy;
    }

    [PyMethod("__deepcopy__($self, unused, /)\n--\n\nA copy.", Name = "__deepcopy__")]
    private PyArray DeepCopy(Value unused) => Copy();

    [PyMethod("count($self, v, /)\n--\n\nHow many items equal v.", Name = "count")]
    private long CountOf(ThreadState ts, Value v)
    {
        long found = 0;
        for (int i = 0; i < _count; i++)
        {
            if (Comparison.Equal(ts, this[i], v)) found++;
        }
        return found;
    }

    [PyMethod("extend($self, bb, /)\n--\n\nAdd the items of an array or of an iterable at the end.", Name = "extend")]
    private void Extend(ThreadState ts, Value bb)
    {
        if (bb.Ref is not PyArray other)
        {
            ExtendWith(ts, bb);
            return;
        }
        if (other.Code != Code) throw Errors.TypeError("can only extend with array of same kind");
        AppendBytes(other.Bytes.ToArray());
    }

    [PyMethod("fromlist($self, list, /)\n--\n\nAdd the items of a list at the end.", Name = "fromlist")]
    private void FromList(ThreadState ts, Value list)
    {
        if (list.Ref is not PyList items) throw Errors.TypeError("arg must be list");
        int before = _count;
        int length = items.Count;
        try
        {
            for (int i = 0; i < length; i++)
            {
                Append(ts, items[i]);
                if (length != items.Count) throw Errors.RuntimeError("list changed size during iteration");
            }
        }
        catch (PythonException)
        {
            _count = before;
            throw;
        }
    }

    [PyMethod("frombytes($self, buffer, /)\n--\n\nAdd items from bytes, as they are in memory.", Name = "frombytes")]
    private void FromBytes(ThreadState ts, Value buffer) => AppendBytes(Buffers.CopyContiguous(ts, buffer));

    [PyMethod("fromfile($self, f, n, /)\n--\n\nAdd n items that are read from a file.", Name = "fromfile")]
    private void FromFile(ThreadState ts, Value f, long n)
    {
        if (n < 0) throw Errors.ValueError("negative count");
        long size = n * ItemSize;
        Value read = Calls.Method(ts, f, "read", size).OrThrow(ts);
        if (read.Ref is not PyBytes bytes) throw Errors.TypeError("read() didn't return bytes");
        AppendBytes(bytes.ToArray());
        if (bytes.Length != size) throw Errors.Make(PyType.EOFError, "read() didn't return enough bytes");
    }

    [PyMethod("tofile($self, f, /)\n--\n\nWrite the items to a file, as they are in memory.", Name = "tofile")]
    private void ToFile(ThreadState ts, Value f)
    {
        const int Block = 64 * 1024;
        for (int at = 0; at < Bytes.Length; at += Block)
        {
            Calls.Method(ts, f, "write", PyBytes.From(Bytes.Slice(at, Math.Min(Block, Bytes.Length - at)))).OrThrow(ts);
        }
    }

    [PyMethod("fromunicode($self, ustr, /)\n--\n\nAdd the characters of a str.", Name = "fromunicode")]
    private void FromUnicode(PyStr ustr)
    {
        if (Code != 'u') throw Errors.ValueError("fromunicode() may only be called on unicode type arrays");
        AppendText(ustr);
    }

    [PyMethod("tounicode($self, /)\n--\n\nThe characters as a str.", Name = "tounicode")]
    private PyStr ToUnicode()
    {
        if (Code != 'u') throw Errors.ValueError("tounicode() may only be called on unicode type arrays");
        ReadOnlySpan<int> points = MemoryMarshal.Cast<byte, int>(Bytes);
        foreach (int c in points)
        {
            if ((uint)c > 0x10FFFF) throw Errors.ValueError($"character U+{c:x} is not in range [U+0000; U+10ffff]");
        }
        return PyStr.FromUcs4(points);
    }

    [PyMethod("index($self, v, start=0, stop=sys.maxsize, /)\n--\n\nWhere v stands first; ValueError if it does not.", Name = "index")]
    private long Index(ThreadState ts, Value v, SliceIndex start = default, SliceIndex stop = default)
    {
        int found = Find(ts, v, start.Clamp(_count), stop.ClampStop(_count));
        return found >= 0 ? found : throw Errors.ValueError("array.index(x): x not in array");
    }

    [PyMethod("insert($self, i, v, /)\n--\n\nInsert v before position i.", Name = "insert")]
    private void Insert(ThreadState ts, long i, Value v)
    {
        Span<byte> item = stackalloc byte[8];
        item = item[..ItemSize];
        ItemFormat.Write(ts, Code, item, v);
        int at = (int)Math.Clamp(i < 0 ? i + _count : i, 0, _count);
        Splice(at, at, item);
    }

    [PyMethod("pop($self, i=-1, /)\n--\n\nRemove the item at position i and return it.", Name = "pop")]
    private Value Pop(ThreadState ts, long i = -1)
    {
        if (_count == 0) return ts.Raise(PyType.IndexError, "pop from empty array");
        if (i < 0) i += _count;
        if ((ulong)i >= (ulong)_count) return ts.Raise(PyType.IndexError, "pop index out of range");
        Value item = this[(int)i];
        Splice((int)i, (int)i + 1, default);
        return item;
    }

    [PyMethod("remove($self, v, /)\n--\n\nRemove the first item that equals v.", Name = "remove")]
    private void Remove(ThreadState ts, Value v)
    {
        int found = Find(ts, v, 0, _count);
        if (found < 0) throw Errors.ValueError("array.remove(x): x not in array");
        Splice(found, found + 1, default);
    }

    [PyMethod("reverse($self, /)\n--\n\nReverse the order of the items.", Name = "reverse")]
    private void Reverse()
    {
        Bytes.Reverse();
        ItemFormat.Swap(ItemSize, Bytes);
    }

    [PyMethod("tolist($self, /)\n--\n\nThe items in a list.", Name = "tolist")]
    private PyList ToList()
    {
        var items = new Value[_count];
        for (int i = 0; i < items.Length; i++) items[i] = this[i];
        return new PyList(items, items.Length);
    }

    [PyMethod("tobytes($self, /)\n--\n\nThe items as bytes, as they are in memory.", Name = "tobytes")]
    private PyBytes ToBytes() => PyBytes.From(Bytes);

    [PyMethod("__reduce_ex__($self, value, /)\n--\n\nWhat pickle needs to make it again.", Name = "__reduce_ex__")]
    private Value ReduceEx(ThreadState ts, Value value)
    {
        Value state = Attributes.Find(ts, this, "__dict__");
        if (state.IsNull)
        {
            if (ts.HasPending) return default;
            state = Value.None;
        }
        if (!PyLong.TryInt64(value, out long protocol)) return ts.Raise(PyType.TypeError, "__reduce_ex__ argument should be an integer");
        if (protocol < 3) return new PyTuple(Type, new PyTuple(TypeCode, ToList()), state);
        Value reconstructor = ModuleLookup.Attribute(ts, "array", "_array_reconstructor");
        return new PyTuple(reconstructor, new PyTuple(Type, TypeCode, MachineFormat.Of(Code), ToBytes()), state);
    }

    [PyMethod("__sizeof__($self, /)\n--\n\nThe memory it takes, in bytes.", Name = "__sizeof__")]
    private long SizeOf() => 80 + _bytes.Length;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}

/// <summary>Goes through an array.</summary>
[PyType("arrayiterator", Module = "array", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyArrayIterator : PyObject
{
    private PyArray? _array;
    private int _index;

    internal PyArrayIterator(PyArray array) : base(TypeObject)
    {
        _array = array;
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    private Value Next()
    {
        if (_array is { } array && _index < array.Count) return array[_index++];
        _array = null;
        return default;
    }

    [PyMethod("__reduce__($self, /)\n--\n\nWhat pickle needs to make it again.")]
    private Value Reduce(ThreadState ts) => _array is { } array
        ? new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(array), _index)
        : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyTuple.Empty));

    [PyMethod("__setstate__($self, state, /)\n--\n\nTakes the state that __reduce__ gave.")]
    private void SetState(long state) => _index = (int)Math.Clamp(state, 0, _array?.Count ?? 0);
}
