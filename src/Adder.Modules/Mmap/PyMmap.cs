using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mmap;

/// <summary><c>mmap.mmap</c></summary>
[PyType("mmap", Module = "mmap", Flags = TypeFlags.HasWeakref, Doc = "mmap(fileno, length[, flags[, prot[, access[, offset]]]])\n\nMaps length bytes from the file of the descriptor fileno, all of it when length is\n0; a fileno of -1 gives anonymous memory. flags is MAP_SHARED or MAP_PRIVATE with\nothers, prot what the memory may be used for; access (ACCESS_READ, ACCESS_WRITE,\nACCESS_COPY) stands for both. offset is where in the file the mapping starts.")]
internal unsafe partial class PyMmap(PyType type) : PyObject(type), IBufferOwner
{
    private const int Default = 0, ReadOnly = 1, ReadWrite = 2, Copy = 3;
    private const int Shared = 1, Private = 2, Anonymous = 0x20;
    private const int CanRead = 1, CanWrite = 2;

    private MappedMemory? _memory;
    private long _offset;
    private long _position;
    private int _descriptor = -1;
    private int _access;
    private int _exports;

    // The buffers that memoryviews hold: they may die without giving them back.
    private readonly List<WeakReference<PyBuffer>> _views = [];
    private Deathbed _deathbed;

    // new_mmap_object
    [Slot(Slot.TpNew, Signature = "mmap(fileno, length, flags=1, prot=3, access=0, offset=0)")]
    internal static Value New(ThreadState ts, PyType type, int fileno, long length, int flags = Shared, int prot = CanRead | CanWrite, int access = Default, long offset = 0)
    {
        Auditing.Raise(ts, "mmap.__new__", fileno, length, access, offset);
        if (length < 0) throw Errors.OverflowError("memory mapped length must be positive");
        if (offset < 0) throw Errors.OverflowError("memory mapped offset must be positive");
        if (access != Default && (flags != Shared || prot != (CanRead | CanWrite))) throw Errors.ValueError("mmap can't specify both access, flags or prot.");
        (flags, prot, access) = access switch
        {
            ReadOnly => (Shared, CanRead, access),
            ReadWrite => (Shared, CanRead | CanWrite, access),
            Copy => (Private, CanRead | CanWrite, access),
            Default when (prot & CanRead) != 0 && (prot & CanWrite) != 0 => (flags, prot, access),
            Default => (flags, prot, (prot & CanWrite) != 0 ? ReadWrite : ReadOnly),
            _ => throw Errors.ValueError("mmap invalid access parameter."),
        };
        if (fileno != -1) length = LengthWithin(fileno, length, offset);
        PyMmap map = Allocation.Of<PyMmap>(type);
        map._access = access;
        map._offset = offset;
        if (fileno == -1) flags |= Anonymous;
        else map._descriptor = SystemErrors.Check(ts, LibC.Control(fileno, 1030, 0));
        nint start = LibC.Map(null, (nint)length, prot, flags, map._descriptor, offset);
        if (start == -1)
        {
            PythonException error = SystemErrors.Last(ts);
            map.CloseDescriptor();
            throw error;
        }
        map._memory = new MappedMemory((byte*)start, length);
        return map;
    }

    private static long LengthWithin(int descriptor, long length, long offset)
    {
        if (LibC.StatusOf(descriptor, out FileStatus status) != 0 || (status.Mode & 0xF000) != 0x8000) return length;
        long size = (long)status.Size;
        if (length == 0)
        {
            if (size == 0) throw Errors.ValueError("cannot mmap an empty file");
            return offset >= size ? throw Errors.ValueError("mmap offset is greater than file size") : size - offset;
        }
        return offset > size || size - offset < length ? throw Errors.ValueError("mmap length is greater than file size") : length;
    }

    ~PyMmap()
    {
        if (_descriptor >= 0 && _deathbed.IsDead(this)) CloseDescriptor();
    }

    private void CloseDescriptor()
    {
        if (_descriptor >= 0) _ = LibC.Close(_descriptor);
        _descriptor = -1;
    }

    private MappedMemory Open => _memory ?? throw Errors.ValueError("mmap closed or invalid");

    private Span<byte> Bytes => Open.GetSpan();

    private Span<byte> Writable => _access == ReadOnly ? throw Errors.TypeError("mmap can't modify a readonly memory map.") : Bytes;

    private void CheckResizable(ThreadState ts)
    {
        if (IsViewed(ts) || _exports > 0) throw Errors.Make(PyType.BufferError, "mmap can't resize with extant pointers exported.");
        if (_access is not (Default or ReadWrite)) throw Errors.TypeError("mmap can't resize a readonly or copy-on-write memory map.");
    }

    [PyMethod("close($self, /)\n--\n\nEnd the mapping.")]
    private void Close(ThreadState ts)
    {
        if (IsViewed(ts)) throw Errors.Make(PyType.BufferError, "cannot close exported pointers exist");
        CloseDescriptor();
        // Views that no variable holds, which CPython would have freed, keep the memory until the collector finds them.
        if (_exports == 0) _memory?.Unmap();
        _exports = 0;
        _views.Clear();
        _memory = null;
    }

    private bool IsViewed(ThreadState ts)
    {
        if (_exports == 0) return false;
        _exports -= _views.RemoveAll(static view => !view.TryGetTarget(out _));
        if (_exports > _views.Count) return true;
        foreach (WeakReference<PyBuffer> view in _views)
        {
            if (view.TryGetTarget(out PyBuffer? buffer) && Execution.LocalReferences.Hold(ts, buffer)) return true;
        }
        return false;
    }

    [PyGetSet("closed")]
    private bool IsClosed => _memory is null;

    [PyMethod("size($self, /)\n--\n\nThe size of the file, which the mapping may be a part of.")]
    private long Size(ThreadState ts)
    {
        _ = Open;
        SystemErrors.Check(ts, LibC.StatusOf(_descriptor, out FileStatus status));
        return (long)status.Size;
    }

    [PyMethod("tell($self, /)\n--\n\nThe current position.")]
    private long Tell()
    {
        _ = Open;
        return _position;
    }

    [PyMethod("seek($self, pos, whence=0, /)\n--\n\nSet the position, from the start (0), the current position (1) or the end (2).", Convention = CallingConvention.VarArgs)]
    private void Seek(long pos, int whence = 0)
    {
        long size = Open.Length;
        long target = whence switch
        {
            0 => pos,
            1 => _position + pos,
            2 => size + pos,
            _ => throw Errors.ValueError("unknown seek type"),
        };
        if (target < 0 || target > size) throw Errors.ValueError("seek out of range");
        _position = target;
    }

    // mmap_resize_method
    [PyMethod("resize($self, newsize, /)\n--\n\nResize the mapping and the file under it.", Convention = CallingConvention.VarArgs)]
    private void Resize(ThreadState ts, long newsize)
    {
        MappedMemory memory = Open;
        CheckResizable(ts);
        if (newsize < 0 || long.MaxValue - newsize < _offset) throw Errors.ValueError("new size out of range");
        if (_descriptor != -1) SystemErrors.Check(ts, LibC.Truncate(_descriptor, _offset + newsize));
        if (!memory.Resize(newsize)) throw SystemErrors.Last(ts);
    }

    [PyMethod("flush($self, offset=0, size=-1, /)\n--\n\nWrite changes to the file.", Convention = CallingConvention.VarArgs)]
    private void Flush(ThreadState ts, long offset = 0, Value size = default)
    {
        const int wait = 4;
        long given = size.IsNull ? 0 : Indexing.ToSsize(ts, size, PyType.OverflowError).OrThrow(ts);
        MappedMemory memory = Open;
        long count = size.IsNull ? memory.Length - offset : given;
        if (size.IsNull ? offset < 0 || offset > memory.Length : count < 0 || offset < 0 || memory.Length - offset < count) throw Errors.ValueError("flush values out of range");
        if (_access is ReadOnly or Copy) return;
        SystemErrors.Check(ts, LibC.Synchronize(memory.Start + offset, (nint)count, wait));
    }

    // mmap_madvise_method
    [PyMethod("madvise($self, option, start=0, length=<unrepresentable>, /)\n--\n\nTell the system how the memory is going to be used.", Convention = CallingConvention.VarArgs)]
    private void Advise(ThreadState ts, int option, long start = 0, Value length = default)
    {
        long given = length.IsNull ? 0 : Indexing.ToSsize(ts, length, PyType.OverflowError).OrThrow(ts);
        MappedMemory memory = Open;
        long count = length.IsNull ? memory.Length : given;
        if (start < 0 || start >= memory.Length) throw Errors.ValueError("madvise start out of bounds");
        if (count < 0) throw Errors.ValueError("madvise length invalid");
        if (long.MaxValue - start < count) throw Errors.OverflowError("madvise length too large");
        if (start + count > memory.Length) count = memory.Length - start;
        SystemErrors.Check(ts, LibC.Advise(memory.Start + start, (nint)count, option));
    }

    [PyMethod("__enter__($self, /)\n--\n\nThe mapping itself.")]
    private Value Enter()
    {
        _ = Open;
        return this;
    }

    [PyMethod("__exit__(*exc)\n\nEnd the mapping.", Name = "__exit__", Convention = CallingConvention.VarArgs)]
    private void Exit(ThreadState ts, params ReadOnlySpan<Value> args) => Close(ts);

    [PyMethod("__sizeof__($self, /)\n--\n\nThe size of the object in memory, without what it maps.")]
    private long SizeOf() => 96;

    [Slot(Slot.TpRepr)]
    private string ReprOf()
    {
        string access = _access switch { Default => "ACCESS_DEFAULT", ReadOnly => "ACCESS_READ", ReadWrite => "ACCESS_WRITE", _ => "ACCESS_COPY" };
        return _memory is null
            ? $"<mmap.mmap closed=True>"
            : $"<mmap.mmap closed=False, access={access}, length={_memory.Length}, pos={_position}, offset={_offset}>";
    }

    [Slot(Slot.BfGetbuffer)]
    private PyBuffer GetBuffer(ThreadState ts, int flags)
    {
        MappedMemory memory = Open;
        if ((flags & (int)BufferRequest.Writable) != 0 && _access == ReadOnly) throw Errors.Make(PyType.BufferError, "Object is not writable.");
        _exports++;
        return new PyBuffer(this, memory.Memory, _access == ReadOnly);
    }

    void IBufferOwner.Release(ThreadState? ts, PyBuffer buffer)
    {
        if (_exports > 0) _exports--;
        _views.RemoveAll(view => !view.TryGetTarget(out PyBuffer? held) || ReferenceEquals(held, buffer));
    }

    void IBufferOwner.Watch(PyBuffer buffer) => _views.Add(new(buffer));
}
