using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary>Scattered data and ancillary data.</summary>
internal unsafe partial class PySocket
{
    private const int MostParts = 1024;

    [PyMethod("""
        sendmsg(buffers[, ancdata[, flags[, address]]]) -> count

        Send data gathered from an iterable of buffers, with ancillary data: an
        iterable of tuples (level, type, data). Return how many bytes of data were
        sent.
        """, Name = "sendmsg", Convention = CallingConvention.VarArgs)]
    private long SendMessage(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 4) throw ArgumentCount(ts, "sendmsg", args.Length, 1, 4);
        int flags = args.Length > 2 ? Int(ts, args[2]) : 0;
        Span<byte> address = stackalloc byte[AddressArgument.Size];
        int addressLength = 0;
        if (args.Length > 3 && !args[3].IsNone)
        {
            addressLength = AddressArgument.Parse(ts, this, args[3], "sendmsg", address);
            Auditing.Raise(ts, "socket.sendmsg", this, args[3]);
        }
        else
        {
            Auditing.Raise(ts, "socket.sendmsg", this, Value.None);
        }
        var views = new List<BufferView>();
        try
        {
            Gather(ts, args[0], "sendmsg", views);
            byte[] control = args.Length > 1 ? AncillaryData.Pack(ts, args[1]) : [];
            return SendParts(ts, Memories(views), address[..addressLength], control, flags);
        }
        finally
        {
            foreach (BufferView view in views) view.Dispose();
        }
    }

    private static void Gather(ThreadState ts, Value buffers, string caller, List<BufferView> views)
    {
        PyList list = new();
        if (!Iteration.IsIterable(buffers)) throw Errors.TypeError($"{caller}() argument 1 must be an iterable");
        _ = Iteration.Extend(ts, list, buffers).OrThrow(ts);
        foreach (Value item in list.Items) views.Add(BufferView.From(ts, item));
    }

    private static ReadOnlyMemory<byte>[] Memories(List<BufferView> views)
    {
        var memories = new ReadOnlyMemory<byte>[views.Count];
        for (int i = 0; i < memories.Length; i++) memories[i] = views[i].Memory;
        return memories;
    }

    private long SendParts(ThreadState ts, ReadOnlyMemory<byte>[] buffers, ReadOnlySpan<byte> address, byte[] control, int flags)
    {
        Deadline deadline = TimeLimit;
        using PinnedParts pinned = new(buffers);
        fixed (byte* target = address)
        fixed (byte* controlStart = control)
        fixed (IoVector* parts = pinned.Parts)
        {
            Message message = new()
            {
                Name = target, NameLength = (uint)address.Length, Parts = parts, PartCount = (nuint)pinned.Count,
                Control = controlStart, ControlLength = (nuint)control.Length,
            };
            if (_timeout < 0 && (flags & DontWait) == 0 && _descriptor >= 0) return SendWaiting(ts, &message, flags);
            while (true)
            {
                nint count = SocketCalls.Send(_descriptor, &message, flags);
                if (count >= 0) return count;
                if (!Retry(ts, Marshal.GetLastPInvokeError(), PollEvents.Out, deadline, (flags & DontWait) == 0)) return -1;
            }
        }
    }

    // A blocking socket takes everything before it comes back.
    private long SendWaiting(ThreadState ts, Message* message, int flags)
    {
        while (true)
        {
            ts.Interpreter.Lock.Drop();
            nint count = SocketCalls.Send(_descriptor, message, flags);
            int error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            if (count >= 0) return count;
            if (!Retry(ts, error, PollEvents.Out, Deadline.Never)) return -1;
        }
    }

    [PyMethod("""
        recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)

        Receive up to bufsize bytes of data and ancillary data in a buffer of
        ancbufsize bytes, which CMSG_SPACE() or CMSG_LEN() tell; 0 for none.

        ancdata is a list of tuples (level, type, data); msg_flags tells what the
        system noted about the message.
        """, Name = "recvmsg", Convention = CallingConvention.VarArgs)]
    private Value ReceiveMessage(ThreadState ts, long bufsize, long ancbufsize = 0, int flags = 0)
    {
        if (bufsize < 0) throw Errors.ValueError("negative buffer size in recvmsg()");
        byte[] buffer = new byte[(int)Math.Min(bufsize, Array.MaxLength)];
        return ReceiveParts(ts, [buffer], ancbufsize, flags, count => PyBytes.From(buffer.AsSpan(0, (int)count)));
    }

    [PyMethod("""
        recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)

        As recvmsg(), but scatter the data into an iterable of buffers; how many
        bytes were received comes instead of them.
        """, Name = "recvmsg_into", Convention = CallingConvention.VarArgs)]
    private Value ReceiveMessageInto(ThreadState ts, Value buffers, long ancbufsize = 0, int flags = 0)
    {
        if (!Iteration.IsIterable(buffers)) throw Errors.TypeError("recvmsg_into() argument 1 must be an iterable");
        PyList list = new();
        _ = Iteration.Extend(ts, list, buffers).OrThrow(ts);
        if (list.Count > MostParts * 1024) throw Errors.Make(PyType.OSError, "recvmsg_into() argument 1 is too long");
        var views = new List<WritableBufferView>();
        try
        {
            foreach (Value item in list.Items) views.Add(Writable(ts, item));
            var memories = new ReadOnlyMemory<byte>[views.Count];
            for (int i = 0; i < memories.Length; i++) memories[i] = views[i].Memory;
            return ReceiveParts(ts, memories, ancbufsize, flags, static count => Value.Int(count));
        }
        finally
        {
            foreach (WritableBufferView view in views) view.Dispose();
        }
    }

    private static WritableBufferView Writable(ThreadState ts, Value item)
    {
        try
        {
            return WritableBufferView.From(ts, item, "recvmsg_into", "argument 1");
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.TypeError))
        {
            throw Errors.TypeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
        }
    }

    // sock_recvmsg_guts
    private Value ReceiveParts(ThreadState ts, ReadOnlyMemory<byte>[] buffers, long controlSize, int flags, Func<long, Value> result)
    {
        if (controlSize is < 0 or > int.MaxValue) throw Errors.ValueError("invalid ancillary data buffer length");
        Deadline deadline = TimeLimit;
        byte[] control = new byte[controlSize];
        byte* address = stackalloc byte[AddressArgument.Size];
        using PinnedParts pinned = new(buffers);
        bool mayWait = (flags & DontWait) == 0;
        if (_timeout < 0 && mayWait && _descriptor >= 0) Await(ts, PollEvents.In, deadline);
        fixed (byte* controlStart = control)
        fixed (IoVector* parts = pinned.Parts)
        {
            Message message;
            nint count;
            while (true)
            {
                message = new()
                {
                    Name = address, NameLength = AddressArgument.Size, Parts = parts, PartCount = (nuint)pinned.Count,
                    Control = controlStart, ControlLength = (nuint)control.Length,
                };
                ts.Interpreter.Lock.Drop();
                count = SocketCalls.Receive(_descriptor, &message, flags);
                int error = Marshal.GetLastPInvokeError();
                ts.Interpreter.Lock.Take(ts);
                if (count >= 0) break;
                if (!Retry(ts, error, PollEvents.In, deadline, mayWait)) return default;
            }
            PyList ancillary = AncillaryData.Unpack(ts, control.AsSpan(0, (int)message.ControlLength));
            Value sender = AddressValue.Of(new(address, (int)Math.Min(message.NameLength, AddressArgument.Size)), Protocol);
            return new PyTuple(result(count), ancillary, message.Flags, sender);
        }
    }

    private static PythonException ArgumentCount(ThreadState ts, string name, int given, int least, int most)
    {
        _ = ArgumentErrors.WrongTupleCount(ts, name, given, least, most);
        return ts.Throwable();
    }
}
