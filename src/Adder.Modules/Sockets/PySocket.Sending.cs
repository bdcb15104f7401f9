using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary>Sending.</summary>
internal unsafe partial class PySocket
{
    private bool IsStream => Kind == 1;

    // One send, -1 with the error pending; a blocking socket takes everything before it comes back, as send(2) does there.
    private int Send(ThreadState ts, ReadOnlySpan<byte> data, int flags, ReadOnlySpan<byte> address, Deadline deadline)
    {
        bool mayWait = (flags & DontWait) == 0;
        int sent = 0;
        while (true)
        {
            nint count;
            int error;
            fixed (byte* start = data[sent..])
            fixed (byte* target = address)
            {
                count = SocketCalls.Send(_descriptor, start, data.Length - sent, flags | DontWait, target, (uint)address.Length);
                error = Marshal.GetLastPInvokeError();
            }
            if (count >= 0)
            {
                sent += (int)count;
                if (sent == data.Length || _timeout >= 0 || !IsStream || !mayWait) return sent;
                error = Errno.WouldBlock;
            }
            else if (sent > 0 && error is not (Errno.WouldBlock or Errno.Interrupted))
            {
                return sent;
            }
            if (!Retry(ts, error, PollEvents.Out, deadline, mayWait)) return -1;
        }
    }

    [PyMethod("""
        send(data[, flags]) -> count

        Send bytes; return how many were sent, which may be fewer than given.
        """, Name = "send", Convention = CallingConvention.VarArgs)]
    private int Send(ThreadState ts, BufferView data, int flags = 0) => Send(ts, data.Span, flags, default, TimeLimit);

    [PyMethod("""
        sendall(data[, flags])

        Send bytes until all of them are sent. After an error there is no telling
        how many were.
        """, Name = "sendall", Convention = CallingConvention.VarArgs)]
    private void SendAll(ThreadState ts, BufferView data, int flags = 0)
    {
        Deadline deadline = TimeLimit;
        int sent = 0;
        while (true)
        {
            int count = Send(ts, data.Span[sent..], flags, default, deadline);
            if (count < 0) return;
            sent += count;
            if (sent >= data.Length) return;
            if (!PendingWork.Run(ts)) throw ts.Throwable();
            if (deadline.Left == 0 && _timeout > 0) throw SocketErrors.TimedOut();
        }
    }

    [PyMethod("""
        sendto(data[, flags], address) -> count

        As send(data, flags), to an address.
        """, Name = "sendto", Convention = CallingConvention.VarArgs)]
    private int SendTo(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 2 or > 3) throw Errors.TypeError($"sendto() takes 2 or 3 arguments ({args.Length} given)");
        int flags = 0;
        using BufferView data = BufferView.From(ts, args[0]);
        if (args.Length == 3 && !ArgumentConversion.ToInt(ts, args[1], out flags)) throw ts.Throwable();
        Value target = args[^1];
        Span<byte> buffer = stackalloc byte[AddressArgument.Size];
        int length = AddressArgument.Parse(ts, this, target, "sendto", buffer);
        Auditing.Raise(ts, "socket.sendto", this, target);
        return Send(ts, data.Span, flags, buffer[..length], TimeLimit);
    }
}
