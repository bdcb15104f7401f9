using Adder.Modules.Platform;
using Adder.Objects.Clinic;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;
using System.Runtime.InteropServices;

namespace Adder.Modules.Sockets;

/// <summary>Making connections, and the timeouts of whatever may block.</summary>
internal unsafe partial class PySocket
{
    private const int InProgress = 115, IsConnected = 106;

    private Deadline TimeLimit => Deadline.After(_timeout);

    /// <summary>Waits until the socket is ready. Throws TimeoutError.</summary>
    private void Await(ThreadState ts, short events, Deadline deadline)
    {
        if (!Waiting.For(ts, _descriptor, events, deadline)) throw SocketErrors.TimedOut();
    }

    /// <summary>
    /// After a failed call: whether it is to be made again; if not, the error is pending. A socket that does not block fails often, so that
    /// is no throw. (sock_call_impl)
    /// </summary>
    private bool Retry(ThreadState ts, int error, short events, Deadline deadline, bool mayWait = true)
    {
        if (error == Errno.Interrupted) return PendingWork.Run(ts);
        if (error != Errno.WouldBlock || _timeout == 0 || !mayWait)
        {
            _ = SystemErrors.Fail(ts, error);
            return false;
        }
        Await(ts, events, deadline);
        return true;
    }

    [PyMethod("""
        _accept() -> (integer, address info)

        Wait for a connection: the new file descriptor and the client's address.
        """, Name = "_accept", Convention = CallingConvention.NoArgs)]
    private Value Accept(ThreadState ts)
    {
        byte* address = stackalloc byte[AddressArgument.Size];
        Deadline deadline = TimeLimit;
        if (_timeout < 0 && _descriptor >= 0) Await(ts, PollEvents.In, deadline);
        while (true)
        {
            uint length = AddressArgument.Size;
            ts.Interpreter.Lock.Drop();
            int made = SocketCalls.Accept(_descriptor, address, &length, CloseOnExec);
            int error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            if (made >= 0) return new PyTuple(made, AddressValue.Of(new(address, (int)length), Protocol));
            if (!Retry(ts, error, PollEvents.In, deadline)) return default;
        }
    }

    [PyMethod("connect(address)\n\nConnect the socket to a remote address: a pair (host, port) for IP sockets.", Name = "connect", Convention = CallingConvention.O)]
    private void Connect(ThreadState ts, Value address)
    {
        int error = Connect(ts, address, "connect", out bool timedOut);
        if (timedOut) throw SocketErrors.TimedOut();
        if (error != 0) throw SystemErrors.Of(ts, error);
    }

    [PyMethod("""
        connect_ex(address) -> errno

        As connect(address), but return the error code instead of raising an
        exception for it; 0 when it succeeded.
        """, Name = "connect_ex", Convention = CallingConvention.O)]
    private int ConnectCode(ThreadState ts, Value address)
    {
        int error = Connect(ts, address, "connect_ex", out bool timedOut);
        return timedOut ? Errno.WouldBlock : error;
    }

    // internal_connect
    private int Connect(ThreadState ts, Value address, string caller, out bool timedOut)
    {
        Span<byte> buffer = stackalloc byte[AddressArgument.Size];
        int length = AddressArgument.Parse(ts, this, address, caller, buffer);
        Auditing.Raise(ts, "socket.connect", this, address);
        int result, error;
        fixed (byte* start = buffer)
        {
            ts.Interpreter.Lock.Drop();
            result = SocketCalls.Connect(_descriptor, start, (uint)length);
            error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
        }
        timedOut = false;
        if (result >= 0) return 0;
        if (error == Errno.Interrupted && !PendingWork.Run(ts)) throw ts.Throwable();
        bool wait = error == Errno.Interrupted ? _timeout != 0 : error == InProgress && _timeout > 0;
        if (!wait) return error;
        timedOut = !Waiting.For(ts, _descriptor, PollEvents.Out | PollEvents.Error, TimeLimit);
        if (timedOut) return 0;
        error = IntOption(ts, _descriptor, ErrorOption);
        return error == IsConnected ? 0 : error;
    }

    private void SetBlockingMode(ThreadState ts, bool blocking)
    {
        const int getFlags = 3, setFlags = 4;
        int flags = SystemErrors.Check(ts, SocketCalls.Control(_descriptor, getFlags, 0));
        int wanted = blocking ? flags & ~NonBlocking : flags | NonBlocking;
        if (wanted != flags) SystemErrors.Check(ts, SocketCalls.Control(_descriptor, setFlags, wanted));
    }

    // socket_parse_timeout
    internal static long ParseTimeout(ThreadState ts, Value timeout)
    {
        if (timeout.IsNone) return -1;
        long time = TimeArgument.Nanoseconds(ts, timeout, TimeArgument.Second);
        if (time < 0) throw Errors.ValueError("Timeout value out of range");
        if (time / TimeArgument.Millisecond > int.MaxValue) throw Errors.OverflowError("timeout doesn't fit into C timeval");
        return time;
    }

    internal static Value TimeoutValue(long timeout) => timeout < 0 ? Value.None : Value.Float(timeout / 1e9);

    [PyMethod("""
        setblocking(flag)

        Make the socket blocking (True) or not (False): the same as
        settimeout(None) or settimeout(0.0).
        """, Name = "setblocking", Convention = CallingConvention.O)]
    private void SetBlocking(ThreadState ts, bool flag)
    {
        SetBlockingMode(ts, flag);
        _timeout = flag ? -1 : 0;
    }

    [PyMethod("getblocking()\n\nTell whether the socket blocks.", Name = "getblocking", Convention = CallingConvention.NoArgs)]
    private bool GetBlocking() => _timeout != 0;

    [PyMethod("""
        settimeout(timeout)

        Set how many seconds operations may take, as a float; None for no limit.
        The timeout 0.0 makes the socket non-blocking.
        """, Name = "settimeout", Convention = CallingConvention.O)]
    private void SetTimeout(ThreadState ts, Value timeout)
    {
        long parsed = ParseTimeout(ts, timeout);
        SetBlockingMode(ts, parsed < 0);
        _timeout = parsed;
    }

    [PyMethod("gettimeout() -> timeout\n\nHow many seconds operations may take; None for no limit.", Name = "gettimeout", Convention = CallingConvention.NoArgs)]
    private Value GetTimeout() => TimeoutValue(_timeout);

    [PyGetSet("timeout", Doc = "the socket timeout")]
    private Value TimeoutAttribute() => TimeoutValue(_timeout);
}
