using Adder.Runtime;

namespace Adder.Objects;

public partial class PyByteArray
{
    private int _exports;

    // The buffers that memoryviews hold: they may die without giving them back.
    private List<WeakReference<PyBuffer>>? _views;

    // Buffers of memory that was left behind count no more.
    void IBufferOwner.Release(ThreadState? ts, PyBuffer buffer)
    {
        if (!System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(buffer.Memory, out ArraySegment<byte> memory) || memory.Array != _data) return;
        _exports--;
        _views?.RemoveAll(view => !view.TryGetTarget(out PyBuffer? held) || ReferenceEquals(held, buffer));
    }

    void IBufferOwner.Watch(PyBuffer buffer) => (_views ??= []).Add(new(buffer));

    // _canresize
    private void CheckResizable(ThreadState ts, long size, int dropped = 0)
    {
        if (size > Array.MaxLength) throw Errors.MemoryError();
        if (_exports == 0 || size == _count) return;
        ForgetDeadViews();
        if (_exports == 0) return;
        if (_views is null || _exports > _views.Count || IsViewed(ts)) throw Errors.Make(PyType.BufferError, "Existing exports of data: object cannot be re-sized");
        LeaveMemory(dropped);
    }

    private bool IsViewed(ThreadState ts)
    {
        foreach (WeakReference<PyBuffer> view in _views!)
        {
            if (view.TryGetTarget(out PyBuffer? buffer) && Execution.LocalReferences.Hold(ts, buffer)) return true;
        }
        return false;
    }

    // No variable holds the memoryviews: most likely they were temporary and CPython would have freed them. They keep the bytes as they are.
    // Of what is about to be dropped from the front nothing is taken along: the start is where it would have been.
    private void LeaveMemory(int dropped)
    {
        byte[] data = GC.AllocateUninitializedArray<byte>(Math.Max(1, _count - dropped));
        Span[dropped..].CopyTo(data);
        _data = data;
        _start = -dropped;
        _exports = 0;
        _views = null;
    }

    private void ForgetDeadViews()
    {
        if (_views is null) return;
        _exports -= _views.RemoveAll(static view => !view.TryGetTarget(out _));
    }

    /// <summary>Changes the length; new bytes are at the end and not cleared.</summary>
    private void Resize(ThreadState ts, int size)
    {
        CheckResizable(ts, size);
        if (_start + size > _data.Length || size < _data.Length / 2)
        {
            byte[] data = size == 0 ? [] : GC.AllocateUninitializedArray<byte>(Capacity(size));
            _data.AsSpan(_start, Math.Min(_count, size)).CopyTo(data);
            _data = data;
            _start = 0;
        }
        _count = size;
    }

    // PyByteArray_Resize: small growth is expected to go on, a big step is taken exactly.
    private int Capacity(int size)
    {
        bool growsOn = size > _data.Length && size <= _data.Length + (_data.Length >> 3) + 1;
        return growsOn ? (int)Math.Min(Array.MaxLength, (long)size + (size >> 3) + (size < 9 ? 3 : 6)) : size;
    }

    /// <summary>Replaces the bytes from start up to end.</summary>
    private void Splice(ThreadState ts, int start, int end, ReadOnlySpan<byte> bytes)
    {
        int tail = _count - end;
        int growth = bytes.Length - (end - start);
        if (growth < 0 && start == 0)
        {
            CheckResizable(ts, _count + growth, dropped: -growth);
            _start -= growth;
            _count += growth;
        }
        else if (growth < 0)
        {
            CheckResizable(ts, _count + growth);
            Writable.Slice(end, tail).CopyTo(Writable[(end + growth)..]);
            Resize(ts, _count + growth);
        }
        else if (growth > 0)
        {
            Resize(ts, checked(_count + growth));
            Writable.Slice(end, tail).CopyTo(Writable[(end + growth)..]);
        }
        bytes.CopyTo(Writable[start..]);
    }
}
