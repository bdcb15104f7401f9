using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Sockets;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary><c>_ssl._SSLSocket</c>: one connection, over a socket or a pair of memory buffers.</summary>
[PyType("_SSLSocket", Module = "_ssl", Subclassable = false, NoInstantiation = true)]
internal sealed unsafe partial class PyTlsConnection : PyObject
{
    private GCHandle _self;
    private WeakReference<PyObject>? _owner;

    // What the connection reads and writes must live as long.
    private readonly PyMemoryBio? _incoming, _outgoing;
    private readonly bool _isServer;
    private Deathbed _deathbed;

    private PyTlsConnection(PyTlsContext context, PySocket? socket, PyMemoryBio? incoming, PyMemoryBio? outgoing, bool isServer) : base(TypeObject)
    {
        ContextObject = context;
        Socket = socket;
        _incoming = incoming;
        _outgoing = outgoing;
        _isServer = isServer;
    }

    internal nint Handle { get; private set; }

    internal PyTlsContext ContextObject { get; private set; }

    internal PySocket? Socket { get; }

    /// <summary>The name that the server is asked by, or null.</summary>
    internal string? HostName { get; private set; }

    /// <summary>The thread whose operation is going on.</summary>
    internal ThreadState? Thread { get; private set; }

    /// <summary>The SSLSocket or SSLObject that Python code knows.</summary>
    internal Value Owner => _owner is not null && _owner.TryGetTarget(out PyObject? owner) ? owner : this;

    /// <summary>The object of a connection of the library.</summary>
    internal static PyTlsConnection? Of(nint connection)
    {
        nint data = LibSsl.GetData(connection, 0);
        return data == 0 ? null : GCHandle.FromIntPtr(data).Target as PyTlsConnection;
    }

    // newPySSLSocket
    internal static PyTlsConnection Make(
        ThreadState ts, PyTlsContext context, PySocket? socket, PyMemoryBio? incoming, PyMemoryBio? outgoing, bool isServer, Value hostName, Value owner, Value session)
    {
        if (isServer && context.Protocol == PyTlsContext.Client) throw TlsErrors.Plain("Cannot create a server socket with a PROTOCOL_TLS_CLIENT context");
        if (!isServer && context.Protocol == PyTlsContext.Server) throw TlsErrors.Plain("Cannot create a client socket with a PROTOCOL_TLS_SERVER context");
        PyTlsConnection made = new(context, socket, incoming, outgoing, isServer);
        LibCrypto.ClearErrors();
        made.Handle = LibSsl.New(context.Handle);
        if (made.Handle == 0) throw TlsErrors.Last(ts);
        made._self = GCHandle.Alloc(made, GCHandleType.Weak);
        _ = LibSsl.SetData(made.Handle, 0, GCHandle.ToIntPtr(made._self));
        made.SetUp(ts, hostName);
        if (!owner.IsNone) made._owner = new(owner.Ref);
        if (!session.IsNone) made.SetSession(session);
        return made;
    }

    private void SetUp(ThreadState ts, Value hostName)
    {
        const int autoRetry = 4, acceptMovingWriteBuffer = 2;
        if (Socket is not null)
        {
            _ = LibSsl.SetDescriptor(Handle, Socket.Descriptor);
        }
        else
        {
            _ = LibCrypto.Share(_incoming!.Handle);
            _ = LibCrypto.Share(_outgoing!.Handle);
            LibSsl.SetBio(Handle, _incoming.Handle, _outgoing.Handle);
        }
        LibSsl.Control(Handle, LibSsl.SetMode, autoRetry | acceptMovingWriteBuffer, null);
        if (ContextObject.PostHandshake) AllowPostHandshake();
        if (!hostName.IsNone) SetHostName(ts, hostName);
        if (_isServer) LibSsl.SetAcceptState(Handle);
        else LibSsl.SetConnectState(Handle);
    }

    private void AllowPostHandshake()
    {
        const int verifyPostHandshake = 8;
        if (!_isServer)
        {
            LibSsl.SetConnectionPostHandshake(Handle, 1);
            return;
        }
        int mode = LibSsl.GetConnectionVerify(Handle);
        if ((mode & PyTlsContext.VerifyPeer) != 0) LibSsl.SetConnectionVerify(Handle, mode | verifyPostHandshake, 0);
    }

    // _ssl_configure_hostname
    private void SetHostName(ThreadState ts, Value name)
    {
        string text = name.Ref is PyStr given ? given.ToString() : throw Errors.TypeError($"server_hostname must be str or None, not {name.Type.Name}");
        if (text.Contains('\0')) throw Errors.TypeError("embedded null character");
        if (text.Length == 0 || text[0] == '.') throw Errors.ValueError("server_hostname cannot be an empty string or start with a leading dot.");
        HostName = text;
        byte[] bytes = ObjectNames.Bytes(text);
        byte[]? address = Address(text);
        fixed (byte* start = bytes)
        fixed (byte* packed = address)
        {
            const int hostNameType = 0;
            if (address is null && LibSsl.Control(Handle, LibSsl.SetHostName, hostNameType, start) == 0) throw TlsErrors.Last(ts);
            if (!ContextObject.ChecksHostName) return;
            nint parameters = LibSsl.ConnectionParameters(Handle);
            int done = address is null
                ? LibCrypto.SetHost(parameters, start, (nuint)(bytes.Length - 1))
                : LibCrypto.SetAddress(parameters, packed, (nuint)address.Length);
            if (done == 0) throw TlsErrors.Last(ts);
        }
    }

    // a2i_IPADDRESS: dotted quads and IPv6 addresses only.
    private static byte[]? Address(string text)
    {
        bool mayBe = text.Contains(':') || text.Split('.').Length == 4;
        return mayBe && System.Net.IPAddress.TryParse(text, out System.Net.IPAddress? address) ? address.GetAddressBytes() : null;
    }

    ~PyTlsConnection()
    {
        if (!_deathbed.IsDead(this)) return;
        if (Handle != 0) LibSsl.Free(Handle);
        if (_self.IsAllocated) _self.Free();
    }

    [PyGetSet("context", Setter = nameof(SetContext), Doc = "The context of the connection; it may be changed by the callback for server names.")]
    private Value GetContext() => ContextObject;

    private void SetContext(Value value)
    {
        if (value.IsNull || value.Ref is not PyTlsContext context) throw Errors.TypeError("The value must be a SSLContext");
        ContextObject = context;
        LibSsl.SetContext(Handle, context.Handle);
        LibSsl.SetConnectionMessageCallback(Handle, context.HasMessageCallback ? MessageCallback : null);
    }

    [PyGetSet("server_side", Doc = "Whether this is a server-side socket.")]
    private bool GetServerSide() => _isServer;

    [PyGetSet("server_hostname", Doc = "The server's name, as sent with SNI.")]
    private Value GetServerHostName() => HostName is null ? Value.None : HostName;

    [PyGetSet("owner", Setter = nameof(SetOwner), Doc = "The SSLSocket or SSLObject above, which the servername callback gets.")]
    private Value GetOwner() => _owner is not null && _owner.TryGetTarget(out PyObject? owner) ? owner : Value.None;

    private void SetOwner(Value value) => _owner = value.IsNull ? null : new(value.Ref);

    [PyGetSet("session", Setter = nameof(SetSession), Doc = "The underlying SSLSession object.")]
    private Value GetSession()
    {
        nint session = LibSsl.Session(Handle);
        return session == 0 ? Value.None : new PyTlsSession(session, ContextObject);
    }

    private void SetSession(Value value)
    {
        if (value.IsNull || value.Ref is not PyTlsSession session) throw Errors.TypeError("Value is not a SSLSession.");
        if (!ReferenceEquals(session.Context, ContextObject)) throw Errors.ValueError("Session refers to a different SSLContext.");
        if (_isServer) throw Errors.ValueError("Cannot set session for server-side SSLSocket.");
        if (LibSsl.IsFinished(Handle) != 0) throw Errors.ValueError("Cannot set session after handshake.");
        nint copy = LibSsl.Duplicate(session.Handle);
        if (copy == 0) throw Errors.MemoryError();
        int done = LibSsl.SetSession(Handle, copy);
        LibSsl.FreeSession(copy);
        if (done == 0) throw TlsErrors.Plain("the session cannot be used");
    }

    [PyGetSet("session_reused", Doc = "Whether an earlier session was taken up.")]
    private bool GetSessionReused() => LibSsl.IsReused(Handle) != 0;
}
