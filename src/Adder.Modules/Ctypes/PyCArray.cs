using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>An array in C's memory. (Array)</summary>
[PyType("Array", Module = "_ctypes", Base = typeof(PyCData), Metatype = typeof(CArrayType), Sequence = true, Doc = """
    Abstract base class for arrays.

    A concrete array type comes of multiplying a ctypes type by a length, or of a
    subclass with the attributes _length_ and _type_. Items are read and written by
    index or slice; slices that are read are lists, or bytes or str of characters.
    """)]
internal unsafe partial class PyCArray(PyType type) : PyCData(type)
{
    private SimpleCode? ItemCode => CType.Of(CType.Element!)?.Code;

    private bool HoldsBytes => ItemCode?.Letter == 'c';

    private bool HoldsText => ItemCode?.Letter == 'u';

    // Array_init
    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length > CType.Length) throw Errors.IndexError("invalid index");
        for (int i = 0; i < args.Length; i++) SetItem(ts, i, args[i]);
    }

    [Slot(Slot.SqLength)]
    internal long GetLength() => CType.Length;

    [Slot(Slot.SqItem)]
    internal Value GetItem(ThreadState ts, long index)
    {
        CType layout = CType;
        if (index < 0 || index >= layout.Length) throw Errors.IndexError("invalid index");
        long size = CType.Of(layout.Element!)!.Size;
        return Get(ts, layout.Element!, null, this, (int)index, size, Start + index * size);
    }

    [Slot(Slot.SqAssItem)]
    internal int SetItem(ThreadState ts, long index, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("Array does not support item deletion");
        CType layout = CType;
        if (index < 0 || index >= layout.Length) throw Errors.IndexError("invalid index");
        long size = CType.Of(layout.Element!)!.Size;
        Set(ts, layout.Element!, null, value, (int)index, size, Start + index * size);
        return 0;
    }

    [Slot(Slot.MpSubscript)]
    internal Value GetSubscript(ThreadState ts, Value key)
    {
        if (key.Ref is PySlice slice) return GetSlice(ts, slice);
        return GetItem(ts, IndexOf(ts, key));
    }

    private Value GetSlice(ThreadState ts, PySlice slice)
    {
        if (!slice.TryResolve(ts, CType.Length, out SliceBounds bounds)) return default;
        int count = (int)Math.Max(0, bounds.Count);
        if (HoldsBytes)
        {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) bytes[i] = Start[bounds.Start + i * bounds.Step];
            return PyBytes.Own(bytes);
        }
        if (HoldsText)
        {
            int[] points = new int[count];
            for (int i = 0; i < count; i++) points[i] = ((int*)Start)[bounds.Start + i * bounds.Step];
            fixed (int* start = points) return count == 0 ? PyStr.From("") : SimpleReading.Wide(start, count);
        }
        PyList list = new();
        for (int i = 0; i < count; i++) list.Add(GetItem(ts, bounds.Start + i * bounds.Step).OrThrow(ts));
        return list;
    }

    private long IndexOf(ThreadState ts, Value key)
    {
        if (!Positions.HasIndex(key)) throw Errors.TypeError("indices must be integers");
        long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
        return index < 0 ? index + CType.Length : index;
    }

    // Array_ass_subscript
    [Slot(Slot.MpAssSubscript)]
    internal int SetSubscript(ThreadState ts, Value key, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("Array does not support item deletion");
        if (key.Ref is not PySlice slice)
        {
            if (!Positions.HasIndex(key)) throw Errors.TypeError("indices must be integer");
            return SetItem(ts, IndexOf(ts, key), value);
        }
        if (!slice.TryResolve(ts, CType.Length, out SliceBounds bounds)) return -1;
        PyTuple items = Iterables.ToTuple(ts, value);
        if (items.Count != Math.Max(0, bounds.Count)) throw Errors.ValueError("Can only assign sequence of same size");
        for (int i = 0; i < items.Count; i++) SetItem(ts, bounds.Start + i * bounds.Step, items[i]);
        return 0;
    }

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
