using System.Buffers;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>The memory of a sequence of bytes-like objects, held for one call. (iov_setup)</summary>
internal sealed unsafe class VectorBuffers : IDisposable
{
    private readonly ThreadState _ts;
    private readonly List<PyBuffer> _buffers = [];
    private readonly List<MemoryHandle> _handles = [];

    internal VectorBuffers(ThreadState ts, Value sequence, bool writable)
    {
        _ts = ts;
        Vectors = [];
        try
        {
            List<IoVector> vectors = [];
            foreach (Value item in Iterables.ToTuple(ts, sequence).Items)
            {
                PyBuffer buffer = Buffers.GetContiguous(ts, item, writable ? BufferRequest.Writable : BufferRequest.Simple);
                _buffers.Add(buffer);
                MemoryHandle handle = buffer.Memory.Slice(buffer.Start, buffer.Length).Pin();
                _handles.Add(handle);
                vectors.Add(new IoVector { Start = (byte*)handle.Pointer, Length = buffer.Length });
                Length += buffer.Length;
            }
            Vectors = [.. vectors];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal IoVector[] Vectors { get; }

    internal long Length { get; }

    /// <summary>Calls with the vectors in place, and again when a signal interrupts.</summary>
    internal long Check(VectorCall call)
    {
        fixed (IoVector* start = Vectors)
        {
            IoVector* vectors = start;
            return SystemCall.Check(_ts, () => call(vectors, Vectors.Length));
        }
    }

    public void Dispose()
    {
        foreach (MemoryHandle handle in _handles) handle.Dispose();
        foreach (PyBuffer buffer in _buffers) buffer.Release(_ts);
    }
}

/// <summary>readv and its kind.</summary>
internal unsafe delegate long VectorCall(IoVector* vectors, int count);
