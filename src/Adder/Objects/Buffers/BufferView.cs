using Adder.Runtime;
using Adder.Protocols;

namespace Adder.Objects;

/// <summary>The bytes of a bytes-like argument for as long as the call lasts. (format unit y*)</summary>
internal readonly struct BufferView : IDisposable
{
    private readonly PyBytes? _bytes;
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly PyBuffer? _buffer;
    private readonly ThreadState? _ts;

    internal BufferView(ReadOnlyMemory<byte> memory)
    {
        _memory = memory;
    }

    internal BufferView(PyBytes bytes)
    {
        _bytes = bytes;
    }

    private BufferView(ThreadState ts, PyBuffer buffer)
    {
        _memory = buffer.Memory.Slice(buffer.Start, buffer.Length);
        _buffer = buffer;
        _ts = ts;
    }

    internal ReadOnlySpan<byte> Span => _bytes is null ? _memory.Span : _bytes.Span;

    internal ReadOnlyMemory<byte> Memory => _bytes is null ? _memory : _bytes.ToArray();

    internal int Length => Span.Length;

    /// <summary>Throws TypeError for what is not bytes-like, BufferError for scattered memory.</summary>
    internal static BufferView From(ThreadState ts, Value value) =>
        value.Ref is PyBytes bytes ? new(bytes) : new(ts, Buffers.GetContiguous(ts, value));

    /// <summary>As <see cref="From"/>; null for what is not bytes-like, refuses, or has its memory in pieces.</summary>
    internal static BufferView? TryFrom(ThreadState ts, Value value)
    {
        if (!Buffers.Has(value)) return null;
        try
        {
            return From(ts, value);
        }
        catch (PythonException)
        {
            return null;
        }
    }

    public void Dispose() => _buffer?.Release(_ts);
}

/// <summary>The bytes of an argument that the call writes to. (format unit w*)</summary>
internal readonly struct WritableBufferView : IDisposable
{
    private readonly PyBuffer _buffer;
    private readonly ThreadState _ts;

    private WritableBufferView(ThreadState ts, PyBuffer buffer)
    {
        _buffer = buffer;
        _ts = ts;
    }

    internal Span<byte> Span => _buffer.Span;

    internal Memory<byte> Memory => _buffer.Memory.Slice(_buffer.Start, _buffer.Length);

    internal int Length => _buffer.Length;

    /// <summary>Throws TypeError for what cannot be written to.</summary>
    internal static WritableBufferView From(ThreadState ts, Value value, string function, string display)
    {
        PyBuffer? buffer = null;
        if (Buffers.Has(value))
        {
            try
            {
                buffer = Buffers.GetContiguous(ts, value, BufferRequest.Writable);
            }
            catch (PythonException)
            {
            }
        }
        if (buffer is not null) return new(ts, buffer);
        Clinic.ArgumentErrors.BadArgument(ts, function, display, "read-write bytes-like object", value);
        throw ts.Throwable();
    }

    public void Dispose() => _buffer?.Release(_ts);
}
