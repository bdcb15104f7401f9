using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary><c>_socket.socket</c>: a descriptor with its family, type, protocol and timeout.</summary>
[PyType("socket", Module = "_socket", Doc = """
    socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object
    socket(family=-1, type=-1, proto=-1, fileno=None) -> socket object

    One end of a connection, or what waits for connections.

    Where fileno is given, it is an open descriptor; family, type and proto are
    then asked of the system unless they are given too.
    """)]
internal unsafe partial class PySocket(PyType type) : PyObject(type)
{
    private const int CloseOnExec = 0x80000, NonBlocking = 0x800;
    private const int SocketLevel = 1, TypeOption = 3, ProtocolOption = 38, ErrorOption = 4;

    private int _descriptor = -1;
    private long _timeout = -1;

    /// <summary>-1 when closed.</summary>
    internal int Descriptor => _descriptor;

    /// <summary>How long operations may take; negative for any time.</summary>
    internal long TimeoutNanoseconds => _timeout;

    [PyMember("family", Doc = "the socket family")]
    internal int Family;

    [PyMember("type", Doc = "the socket type")]
    internal int Kind;

    [PyMember("proto", Doc = "the socket protocol")]
    internal int Protocol;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PySocket>(type);

    [Slot(Slot.TpInit, Signature = "socket(family=-1, type=-1, proto=-1, fileno=None)")]
    private void Init(ThreadState ts, int family, int type, int proto, Value fileno)
    {
        Auditing.Raise(ts, "socket.__new__", this, family, type, proto);
        if (fileno.IsNone || fileno.IsNull)
        {
            if (family == -1) family = AddressFamily.Internet;
            if (type == -1) type = 1;
            if (proto == -1) proto = 0;
            ts.Interpreter.Lock.Drop();
            int made = SocketCalls.Create(family, type | CloseOnExec, proto);
            int error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            if (made < 0) throw SystemErrors.Of(ts, error);
            SetUp(ts, made, family, type, proto);
            return;
        }
        Adopt(ts, fileno, family, type, proto);
    }

    private void Adopt(ThreadState ts, Value fileno, int family, int type, int proto)
    {
        if (fileno.IsFloat || fileno.Ref is PyFloat) throw Errors.TypeError("integer argument expected, got float");
        if (!ArgumentConversion.ToInt(ts, fileno, out int descriptor)) throw ts.Throwable();
        if (descriptor < 0) throw Errors.ValueError("negative file descriptor");
        byte* address = stackalloc byte[AddressArgument.Size];
        uint length = AddressArgument.Size;
        int named = SocketCalls.OwnName(descriptor, address, &length);
        if (named < 0 && (family == -1 || Marshal.GetLastPInvokeError() is Errno.BadFile or NotSocket)) throw SystemErrors.Last(ts);
        if (family == -1) family = *(ushort*)address;
        if (type == -1) type = IntOption(ts, descriptor, TypeOption);
        if (proto == -1) proto = IntOption(ts, descriptor, ProtocolOption);
        SetUp(ts, descriptor, family, type, proto);
    }

    private const int NotSocket = 88;

    private static int IntOption(ThreadState ts, int descriptor, int name)
    {
        int value;
        uint size = sizeof(int);
        SystemErrors.Check(ts, SocketCalls.GetOption(descriptor, SocketLevel, name, &value, &size));
        return value;
    }

    // init_sockobject
    private void SetUp(ThreadState ts, int descriptor, int family, int type, int protocol)
    {
        // Classes written in Python see to it themselves.
        if (_descriptor < 0 && !Type.IsHeapType) ts.Interpreter.Finalization.Watch(this);
        _descriptor = descriptor;
        Family = family;
        Kind = type & ~(CloseOnExec | NonBlocking);
        Protocol = protocol;
        if ((type & NonBlocking) != 0)
        {
            _timeout = 0;
            return;
        }
        _timeout = ts.Interpreter.State<SocketState>().DefaultTimeout;
        if (_timeout >= 0) SetBlockingMode(ts, false);
    }

    internal static PySocket From(ThreadState ts, int descriptor, int family, int type, int protocol)
    {
        PySocket made = new(TypeObject);
        made.SetUp(ts, descriptor, family, type, protocol);
        return made;
    }

    // sock_finalize
    [Slot(Slot.TpFinalize)]
    private void FinalizeSocket(ThreadState ts)
    {
        if (_descriptor < 0) return;
        try
        {
            Warnings.WarnOf(ts, PyType.ResourceWarning, $"unclosed {Repr.Of(ts, this)}", this);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, this);
        }
        _ = LibC.Close(Detach());
    }

    [Slot(Slot.TpRepr)]
    private string ReprOf() => $"<socket object, fd={_descriptor}, family={Family}, type={Kind}, proto={Protocol}>";

    [PyMethod("fileno() -> integer\n\nThe file descriptor of the socket; -1 when it is closed.", Name = "fileno", Convention = CallingConvention.NoArgs)]
    private int FileNo() => _descriptor;

    [PyMethod("detach()\n\nMark the socket as closed but leave the file descriptor open, and return that.", Name = "detach", Convention = CallingConvention.NoArgs)]
    private int Detach()
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        return descriptor;
    }

    [PyMethod("close()\n\nClose the socket for good.", Name = "close", Convention = CallingConvention.NoArgs)]
    private void Close(ThreadState ts)
    {
        const int connectionReset = 104;
        int descriptor = Detach();
        if (descriptor < 0) return;
        ts.Interpreter.Lock.Drop();
        int result = LibC.Close(descriptor);
        int error = Marshal.GetLastPInvokeError();
        ts.Interpreter.Lock.Take(ts);
        if (result < 0 && error != connectionReset) throw SystemErrors.Of(ts, error);
    }

    [PyMethod("bind(address)\n\nBind the socket to a local address: a pair (host, port) for IP sockets.", Name = "bind", Convention = CallingConvention.O)]
    private void Bind(ThreadState ts, Value address)
    {
        Span<byte> buffer = stackalloc byte[AddressArgument.Size];
        int length = AddressArgument.Parse(ts, this, address, "bind", buffer);
        Auditing.Raise(ts, "socket.bind", this, address);
        fixed (byte* start = buffer) SystemErrors.Check(ts, SocketCalls.Bind(_descriptor, start, (uint)length));
    }

    [PyMethod("""
        listen([backlog])

        Let the socket accept connections.

        The backlog is how many connections may wait to be accepted, at least 0;
        without it a reasonable number is chosen.
        """, Name = "listen", Convention = CallingConvention.VarArgs)]
    private void Listen(ThreadState ts, int backlog = 128) => SystemErrors.Check(ts, SocketCalls.Listen(_descriptor, Math.Max(0, backlog)));

    [PyMethod("""
        shutdown(flag)

        End one direction of the connection, or both: SHUT_RD, SHUT_WR, SHUT_RDWR.
        """, Name = "shutdown", Convention = CallingConvention.O)]
    private void Shutdown(ThreadState ts, int flag) => SystemErrors.Check(ts, SocketCalls.Shutdown(_descriptor, flag));

    [PyMethod("getsockname() -> address info\n\nThe address of the local end.", Name = "getsockname", Convention = CallingConvention.NoArgs)]
    private Value OwnName(ThreadState ts)
    {
        byte* address = stackalloc byte[AddressArgument.Size];
        uint length = AddressArgument.Size;
        SystemErrors.Check(ts, SocketCalls.OwnName(_descriptor, address, &length));
        return AddressValue.Of(new(address, (int)length), Protocol);
    }

    [PyMethod("getpeername() -> address info\n\nThe address of the remote end.", Name = "getpeername", Convention = CallingConvention.NoArgs)]
    private Value PeerName(ThreadState ts)
    {
        byte* address = stackalloc byte[AddressArgument.Size];
        uint length = AddressArgument.Size;
        SystemErrors.Check(ts, SocketCalls.PeerName(_descriptor, address, &length));
        return AddressValue.Of(new(address, (int)length), Protocol);
    }
}

/// <summary>What the <c>_socket</c> module keeps per interpreter.</summary>
internal sealed class SocketState : IState<SocketState>
{
    static SocketState IState<SocketState>.New() => new();

    /// <summary>Nanoseconds; negative for none.</summary>
    internal long DefaultTimeout { get; set; } = -1;
}
