using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>An object in C's memory: its own, or a part of another's. (CDataObject)</summary>
[PyType("_CData", Module = "_ctypes", Doc = "The base of all C data.")]
internal unsafe partial class PyCData(PyType type) : PyObject(type), IBufferOwner
{
    // What keeps the memory alive, where that is not the base.
    private object? _memory;
    private PyCData? _base;
    private Value _objects;

    internal byte* Start { get; private set; }

    internal long Size { get; private set; }

    /// <summary>Which part of the base it is.</summary>
    internal int Index { get; private set; }

    internal CType CType => CType.Of(Type)!;

    [PyMember("_b_base_", Doc = "the base object")]
    private Value BaseObject => _base is null ? Value.None : _base;

    [PyMember("_b_needsfree_", Doc = "whether the object owns the memory or not")]
    private int NeedsFree => OwnsMemory ? 1 : 0;

    [PyMember("_objects", Doc = "internal objects tree (NEVER CHANGE THIS OBJECT!)")]
    private Value KeptObjects => _objects.IsNull ? Value.None : _objects;

    internal bool OwnsMemory => _memory is NativeBlock && _base is null;

    // GenericPyCData_new
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Make(type);

    /// <summary>An object with memory of its own, all zero. Throws for classes without a layout.</summary>
    internal static PyCData Make(PyType type)
    {
        PyCData made = Empty(type, out CType layout);
        NativeBlock block = new(layout.Size);
        made._memory = block;
        made.Start = block.Start;
        made.Size = layout.Size;
        return made;
    }

    private static PyCData Empty(PyType type, out CType layout)
    {
        layout = CType.Of(type) ?? throw Errors.TypeError("abstract class");
        layout.Flags |= CTypeFlags.Final;
        return Allocation.Of<PyCData>(type);
    }

    /// <summary>A part of an object; without one, a copy. (PyCData_FromBaseObj)</summary>
    internal static PyCData Part(PyType type, PyCData? owner, int index, byte* at)
    {
        if (owner is null)
        {
            PyCData copy = Make(type);
            new ReadOnlySpan<byte>(at, checked((int)copy.Size)).CopyTo(new Span<byte>(copy.Start, (int)copy.Size));
            return copy;
        }
        PyCData part = At(type, at, null);
        part._base = owner;
        part.Index = index;
        return part;
    }

    /// <summary>An object where C has one. (PyCData_AtAddress)</summary>
    internal static PyCData At(PyType type, byte* at, object? keeper)
    {
        PyCData made = Empty(type, out CType layout);
        made.Start = at;
        made.Size = layout.Size;
        made._memory = keeper;
        return made;
    }

    /// <summary>A value in an object as Python sees it. Throws. (PyCData_get)</summary>
    internal static Value Get(ThreadState ts, PyType type, SimpleCode? code, PyCData owner, int index, long size, byte* at)
    {
        if (code is null && CType.Of(type) is { Kind: CTypeKind.Simple } simple && !CType.IsOwnSimple(type)) code = simple.Code;
        return code is null ? Part(type, owner, index, at) : SimpleReading.Get(ts, code, at, size);
    }

    /// <summary>Writes a value into this object. Throws. (PyCData_set)</summary>
    internal void Set(ThreadState ts, PyType type, SimpleCode? code, Value value, int index, long size, byte* at) =>
        Keep(ts, index, CDataConversion.Write(ts, type, code, value, size, at));

    private PyCData Root => _base is { } owner ? owner.Root : this;

    /// <summary>What the whole object keeps. (GetKeepedObjects)</summary>
    internal Value RootObjects
    {
        get
        {
            PyCData root = Root;
            if (root._objects.IsNull) root._objects = root.CType.Length > 0 ? new PyDict() : Value.None;
            return root._objects;
        }
    }

    internal void ReplaceObjects(Value objects) => _objects = objects;

    internal void ReplaceRootObjects(Value objects) => Root._objects = objects;

    /// <summary>The whole object keeps another for one of its parts. (KeepRef)</summary>
    internal void Keep(ThreadState ts, int index, Value kept)
    {
        if (kept.IsNone) return;
        if (RootObjects.Ref is PyDict dict && ReferenceEquals(dict.Type, PyType.Dict)) dict.Set(ts, PathTo(index), kept);
        else Root._objects = kept;
    }

    // unique_key
    private string PathTo(int index)
    {
        System.Text.StringBuilder path = new(index.ToString("x"));
        for (PyCData at = this; at._base is { } owner; at = owner) path.Append(':').Append(at.Index.ToString("x"));
        return path.ToString();
    }

    // resize
    internal void Resize(long size)
    {
        long least = CType.Size;
        if (size < least) throw Errors.ValueError($"minimum size is {least}");
        if (!OwnsMemory) throw Errors.ValueError("Memory cannot be resized because this object doesn't own it");
        NativeBlock block = new(size);
        int kept = checked((int)Math.Min(Size, size));
        new ReadOnlySpan<byte>(Start, kept).CopyTo(new Span<byte>(block.Start, kept));
        (_memory, Size) = (block, size);
        Start = block.Start;
    }

    [Slot(Slot.TpHash)]
    internal static long GetHash(ThreadState ts, Value self) => throw Errors.TypeError("unhashable type");

    // PyCData_NewGetBuffer
    [Slot(Slot.BfGetbuffer)]
    internal PyBuffer GetBuffer(int flags)
    {
        CType layout = CType, item = layout;
        while (item.Kind == CTypeKind.Array) item = CType.Of(item.Element!)!;
        int itemSize = checked((int)item.Size);
        Memory<byte> memory = new NativeWindow(this).Memory;
        return new PyBuffer(this, memory, false, layout.Format ?? "B", itemSize, layout.Shape, BufferLayout.StridesOf(layout.Shape, itemSize))
        {
            // resize() may have given it more.
            Length = memory.Length,
        };
    }

    void IBufferOwner.Release(ThreadState? ts, PyBuffer buffer)
    {
    }

    [PyMethod("__ctypes_from_outparam__($self, /)\n--\n\nWhat a function gives for a parameter that it fills.")]
    internal virtual Value FromOutParameter(ThreadState ts) => this;

    // PyCData_reduce
    [PyMethod("__reduce__($self, /)\n--\n\n")]
    private PyTuple Reduce(ThreadState ts)
    {
        if (CType.Has(CTypeFlags.IsPointer | CTypeFlags.HasPointer)) throw Errors.ValueError("ctypes objects containing pointers cannot be pickled");
        PyBytes bytes = PyBytes.From(new ReadOnlySpan<byte>(Start, checked((int)Size)));
        GC.KeepAlive(this);
        Value dict = InstanceAttributes.DictOf(this) is { } own ? own : new PyDict();
        return new PyTuple(ModuleLookup.Attribute(ts, "_ctypes", "_unpickle"), new PyTuple(Type, new PyTuple(dict, bytes)));
    }

    // PyCData_setstate
    [PyMethod("__setstate__($self, dict, data, /)\n--\n\n", Convention = CallingConvention.VarArgs)]
    private void SetState(ThreadState ts, PyDict dict, PyBytes data)
    {
        int count = (int)Math.Min(data.Length, Size);
        data.Span[..count].CopyTo(new Span<byte>(Start, count));
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull) Attributes.SetAny(ts, this, entry.Key, entry.Item);
        }
    }
}
