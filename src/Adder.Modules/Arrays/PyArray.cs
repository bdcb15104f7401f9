using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Arrays;

/// <summary><c>array.array</c></summary>
[PyType("array", Module = "array", Sequence = true, Flags = TypeFlags.HasWeakref, Doc = """
    array(typecode [, initializer]) -> array

    A sequence of numbers (or characters) that are stored as the machine stores them; the type code says how.
    """)]
internal partial class PyArray(PyType type) : PyObject(type), IBufferOwner
{
    private byte[] _bytes = [];
    private int _count;
    private int _exports;

    // The buffers that memoryviews hold: they may die without giving them back.
    private List<WeakReference<PyBuffer>>? _views;

    /// <summary>The type code.</summary>
    internal char Code { get; private set; } = 'b';

    internal int Count => _count;

    [PyGetSet("typecode", Doc = "The character that says how items are stored.")]
    private string TypeCode => Code.ToString();

    [PyGetSet("itemsize", Doc = "The size of one item, in bytes.")]
    internal int ItemSize => ItemFormat.SizeOf(Code);

    internal Span<byte> Bytes => _bytes.AsSpan(0, _count * ItemSize);

    private Span<byte> ItemAt(int index) => _bytes.AsSpan(index * ItemSize, ItemSize);

    internal Value this[int index] => ItemFormat.Read(Code, ItemAt(index));

    internal static PyArray Make(PyType type, char code)
    {
        var made = Allocation.Of<PyArray>(type);
        made.Code = code;
        return made;
    }

    private PyArray Empty() => Make(TypeObject, Code);

    private void CheckResizable()
    {
        if (_exports > 0 && _views is not null) _exports -= _views.RemoveAll(static view => !view.TryGetTarget(out _));
        if (_exports > 0) throw Errors.Make(PyType.BufferError, "cannot resize an array that is exporting buffers");
    }

    private void Resize(int count)
    {
        CheckResizable();
        long needed = (long)count * ItemSize;
        if (needed > System.Array.MaxLength) throw Errors.MemoryError();
        if (needed > _bytes.Length) System.Array.Resize(ref _bytes, (int)Math.Min(System.Array.MaxLength, needed + (needed >> 4) + 16));
        _count = count;
    }

    internal void Append(ThreadState ts, Value value)
    {
        Span<byte> item = stackalloc byte[8];
        item = item[..ItemSize];
        ItemFormat.Write(ts, Code, item, value);
        Resize(_count + 1);
        item.CopyTo(ItemAt(_count - 1));
    }

    internal void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % ItemSize != 0) throw Errors.ValueError("bytes length not a multiple of item size");
        int at = _count * ItemSize;
        Resize(_count + bytes.Length / ItemSize);
        bytes.CopyTo(_bytes.AsSpan(at));
    }

    internal void AppendText(PyStr text)
    {
        int at = _count;
        Resize(_count + text.Length);
        for (int i = 0; i < text.Length; i++) MemoryMarshal.Write(ItemAt(at + i), text[i]);
    }

    /// <summary>Replaces items by others of the same type code.</summary>
    private void Splice(int low, int high, ReadOnlySpan<byte> items)
    {
        byte[] inserted = items.ToArray();
        int size = ItemSize;
        byte[] tail = _bytes.AsSpan(high * size, (_count - high) * size).ToArray();
        if (inserted.Length != (high - low) * size) Resize(low + (inserted.Length + tail.Length) / size);
        inserted.CopyTo(_bytes.AsSpan(low * size));
        tail.CopyTo(_bytes.AsSpan(low * size + inserted.Length));
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 })
        {
            if (ReferenceEquals(type, TypeObject)) return ts.Raise(PyType.TypeError, "array.array() takes no keyword arguments");
            args = args[..(args.Length - kwnames.Count)];
        }
        if (args.Length is 0 or > 2)
        {
            string bound = args.Length == 0 ? "at least 1 argument" : "at most 2 arguments";
            return ts.Raise(PyType.TypeError, $"array() takes {bound} ({args.Length} given)");
        }
        if (args[0].Ref is not PyStr { Length: 1 } code)
        {
            return ts.Raise(PyType.TypeError, $"array() argument 1 must be a unicode character, not {args[0].Type.Name}");
        }
        if (!ItemFormat.IsKnown(code[0]))
        {
            return ts.Raise(PyType.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
        }
        PyArray made = Make(type, (char)code[0]);
        if (args.Length > 1) made.Initialize(ts, args[1]);
        return made;
    }

    private void Initialize(ThreadState ts, Value initial)
    {
        switch (initial.Ref)
        {
            case PyStr text:
                if (Code != 'u') throw Errors.TypeError($"cannot use a str to initialize an array with typecode '{Code}'");
                AppendText(text);
                break;
            case PyArray { Code: 'u' } when Code != 'u':
                throw Errors.TypeError($"cannot use a unicode array to initialize an array with typecode '{Code}'");
            case PyArray other when other.Code == Code:
                AppendBytes(other.Bytes);
                break;
            case PyBytes or PyByteArray:
                AppendBytes(((PyByteString)initial.Ref).Span);
                break;
            case PyList list:
                AppendItems(ts, list);
                break;
            default:
                ExtendWith(ts, initial);
                break;
        }
    }

    // array_new: as many as there are at first, though __index__ may change the list.
    private void AppendItems(ThreadState ts, PyList list)
    {
        int count = list.Count;
        for (int i = 0; i < count; i++) Append(ts, i < list.Count ? list[i] : throw Errors.IndexError("list index out of range"));
    }

    private void ExtendWith(ThreadState ts, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item) Append(ts, item);
        if (ts.HasPending) throw ts.Throwable();
    }

    [Slot(Slot.BfGetbuffer)]
    private PyBuffer GetBuffer(int flags)
    {
        _exports++;
        int size = ItemSize;
        return new PyBuffer(this, _bytes.AsMemory(0, _count * size), false, ItemFormat.BufferFormat(Code), size, [_count], [size]);
    }

    void IBufferOwner.Release(ThreadState? ts, PyBuffer buffer)
    {
        _exports--;
        _views?.RemoveAll(view => view.TryGetTarget(out PyBuffer? held) && ReferenceEquals(held, buffer));
    }

    void IBufferOwner.Watch(PyBuffer buffer) => (_views ??= []).Add(new(buffer));
}
