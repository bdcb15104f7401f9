using System.Buffers;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Modules.Signals;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary>Receiving.</summary>
internal unsafe partial class PySocket
{
    private const int DontWait = 64, WaitAll = 256;

    // So many calls after one that found nothing wait at once, as those of a server do that has just answered.
    private const int WaitsInARow = 16;

    private int _waits;

    // Straight into the result, where the last call was given as much as it asked for.
    private const int LeastOwned = 1 << 12, MostOwned = 1 << 20;

    private bool _fills;

    // Without the lock given away first: most calls find what they want. Others wait in the call itself, or on the thread that takes
    // signals in poll, where those reach it. -1 with the error pending.
    private int Receive(ThreadState ts, Span<byte> buffer, int flags, byte* address, uint* length)
    {
        Deadline deadline = TimeLimit;
        bool whole = _timeout < 0 && (flags & WaitAll) != 0;
        bool mayWait = (flags & DontWait) == 0, mayBlock = _timeout < 0 && mayWait && !SignalDelivery.CanHandle(ts);
        if (whole && mayWait && !mayBlock) Await(ts, PollEvents.In, deadline);
        bool blocks = whole || (mayBlock && _waits > 0);
        if (_waits > 0) _waits--;
        while (true)
        {
            nint count;
            int error;
            if (length != null) *length = AddressArgument.Size;
            fixed (byte* start = buffer)
            {
                if (blocks) ts.Interpreter.Lock.Drop();
                count = SocketCalls.Receive(_descriptor, start, buffer.Length, blocks ? flags : flags | DontWait, address, length);
                error = Marshal.GetLastPInvokeError();
                if (blocks) ts.Interpreter.Lock.Take(ts);
            }
            if (count >= 0) return (int)count;
            if (error == Errno.WouldBlock && mayBlock && !blocks)
            {
                blocks = true;
                _waits = WaitsInARow;
            }
            else if (!Retry(ts, error, PollEvents.In, deadline, mayWait))
            {
                return -1;
            }
        }
    }

    private PyBytes? Receive(ThreadState ts, long size, int flags, byte* address, uint* length)
    {
        if (_fills && size is >= LeastOwned and <= MostOwned) return ReceiveOwned(ts, (int)size, flags, address, length);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, Array.MaxLength));
        try
        {
            int count = Receive(ts, buffer.AsSpan(0, (int)Math.Min(size, buffer.Length)), flags, address, length);
            _fills = count == size;
            return count < 0 ? null : PyBytes.From(buffer.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private PyBytes? ReceiveOwned(ThreadState ts, int size, int flags, byte* address, uint* length)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(size);
        int count = Receive(ts, bytes, flags, address, length);
        _fills = count == size;
        if (_fills) return PyBytes.Own(bytes);
        return count < 0 ? null : PyBytes.From(bytes.AsSpan(0, count));
    }

    [PyMethod("""
        recv(buffersize[, flags]) -> data

        Receive up to buffersize bytes. Wait until some are there or the remote end
        has closed the connection; what is returned is empty then.
        """, Name = "recv", Convention = CallingConvention.VarArgs)]
    private Value Receive(ThreadState ts, long buffersize, int flags = 0)
    {
        if (buffersize < 0) throw Errors.ValueError("negative buffersize in recv");
        return Receive(ts, buffersize, flags, null, null) is { } data ? data : default(Value);
    }

    [PyMethod("""
        recv_into($self, /, buffer, nbytes=0, flags=0)
        --

        Receive up to nbytes bytes into a buffer; up to its size where nbytes is 0.
        Return how many.
        """)]
    private int RecvInto(ThreadState ts, WritableBufferView buffer, long nbytes = 0, int flags = 0)
    {
        if (nbytes < 0) throw Errors.ValueError("negative buffersize in recv_into");
        if (nbytes == 0) nbytes = buffer.Length;
        if (buffer.Length < nbytes) throw Errors.ValueError("buffer too small for requested bytes");
        return Receive(ts, buffer.Span[..(int)nbytes], flags, null, null);
    }

    [PyMethod("""
        recvfrom(buffersize[, flags]) -> (data, address info)

        Receive bytes, and the address that they come from.
        """, Name = "recvfrom", Convention = CallingConvention.VarArgs)]
    private Value ReceiveFrom(ThreadState ts, long buffersize, int flags = 0)
    {
        if (buffersize < 0) throw Errors.ValueError("negative buffersize in recvfrom");
        byte* address = stackalloc byte[AddressArgument.Size];
        uint length;
        if (Receive(ts, buffersize, flags, address, &length) is not { } data) return default;
        return new PyTuple(data, AddressValue.Of(new(address, (int)length), Protocol));
    }

    [PyMethod("""
        recvfrom_into($self, /, buffer, nbytes=0, flags=0)
        --

        As recv_into(buffer, nbytes, flags), with the sender's address.
        """)]
    private Value RecvfromInto(ThreadState ts, WritableBufferView buffer, long nbytes = 0, int flags = 0)
    {
        if (nbytes < 0) throw Errors.ValueError("negative buffersize in recvfrom_into");
        if (nbytes == 0) nbytes = buffer.Length;
        if (buffer.Length < nbytes) throw Errors.ValueError("nbytes is greater than the length of the buffer");
        byte* address = stackalloc byte[AddressArgument.Size];
        uint length;
        int count = Receive(ts, buffer.Span[..(int)nbytes], flags, address, &length);
        return count < 0 ? default : new PyTuple(count, AddressValue.Of(new(address, (int)length), Protocol));
    }
}
