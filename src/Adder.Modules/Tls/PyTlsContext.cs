using System.Runtime.InteropServices;
using Adder.Modules.Sockets;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary><c>_ssl._SSLContext</c>: settings that connections have in common.</summary>
[PyType("_SSLContext", Module = "_ssl")]
internal unsafe partial class PyTlsContext(PyType type) : PyObject(type)
{
    private Deathbed _deathbed;

    internal const int AnyTls = 2, Tls10 = 3, Tls11 = 4, Tls12 = 5, Client = 16, Server = 17;
    internal const int VerifyPeer = 1, FailWithoutPeer = 2;
    private const int MinimumSupported = -2, MaximumSupported = -1, VersionTls12 = 0x303, VersionTls13 = 0x304, VersionTls10 = 0x301;

    // SSL_OP_ALL without DONT_INSERT_EMPTY_FRAGMENTS, NO_SSLv3, NO_COMPRESSION, CIPHER_SERVER_PREFERENCE
    private const ulong DefaultOptions = (0x80000850 & ~0x800UL) | 0x2000000 | 0x20000 | 0x400000;
    private const ulong VersionOptions = 0x2000000 | 0x4000000 | 0x10000000 | 0x8000000 | 0x20000000;

    private uint _hostFlags;

    internal nint Handle { get; private set; }

    internal int Protocol { get; private set; }

    internal bool ChecksHostName { get; private set; }

    internal bool PostHandshake { get; private set; }

    [Slot(Slot.TpNew, Signature = "_SSLContext(protocol, /)")]
    internal static Value New(ThreadState ts, PyType type, int protocol)
    {
        string? name = protocol switch { AnyTls => "TLS", Tls10 => "TLSv1", Tls11 => "TLSv1_1", Tls12 => "TLSv1_2", _ => null };
        if (name is not null) Warnings.Warn(ts, PyType.DeprecationWarning, $"ssl.PROTOCOL_{name} is deprecated", 2);
        nint method = protocol switch
        {
            AnyTls => LibSsl.TlsMethod(), Client => LibSsl.TlsClientMethod(), Server => LibSsl.TlsServerMethod(),
            Tls10 => LibSsl.Tls10Method(), Tls11 => LibSsl.Tls11Method(), Tls12 => LibSsl.Tls12Method(),
            _ => throw Errors.ValueError("invalid or unsupported protocol version"),
        };
        PyTlsContext made = Allocation.Of<PyTlsContext>(type);
        made.Handle = LibSsl.NewContext(method);
        if (made.Handle == 0) throw TlsErrors.Last(ts);
        made.SetUp(ts, protocol);
        return made;
    }

    private void SetUp(ThreadState ts, int protocol)
    {
        const nuint trustedFirst = 0x8000;
        Protocol = protocol;
        ChecksHostName = protocol == Client;
        LibSsl.SetVerify(Handle, protocol == Client ? VerifyPeer | FailWithoutPeer : 0, 0);
        LibSsl.SetOptions(Handle, DefaultOptions);
        fixed (byte* ciphers = ObjectNames.Bytes(TlsConstants.DefaultCiphers))
        {
            if (LibSsl.SetCiphers(Handle, ciphers) == 0) throw TlsErrors.Plain("No cipher can be selected.");
        }
        if (protocol is AnyTls or Client or Server) LibSsl.ControlContext(Handle, LibSsl.SetMinVersion, VersionTls12, null);
        fixed (byte* name = "Python"u8) _ = LibSsl.SetSessionIdContext(Handle, name, 6);
        _ = LibCrypto.SetFlags(LibSsl.Parameters(Handle), trustedFirst);
        _hostFlags = 4;
        LibCrypto.SetHostFlags(LibSsl.Parameters(Handle), _hostFlags);
        LibSsl.SetPostHandshake(Handle, 0);
    }

    ~PyTlsContext()
    {
        if (!_deathbed.IsDead(this)) return;
        if (_self.IsAllocated) _self.Free();
        if (_keyLog >= 0) _ = Platform.LibC.Close(_keyLog);
        if (Handle != 0) LibSsl.FreeContext(Handle);
    }

    [PyGetSet("protocol")]
    private int GetProtocol() => Protocol;

    [PyGetSet("check_hostname", Setter = nameof(SetCheckHostName))]
    private bool GetCheckHostName() => ChecksHostName;

    private void SetCheckHostName(ThreadState ts, Value value)
    {
        ChecksHostName = Truth.Test(ts, Given(value));
        if (ChecksHostName && LibSsl.GetVerify(Handle) == 0) LibSsl.SetVerify(Handle, VerifyPeer | FailWithoutPeer, 0);
    }

    private static Value Given(Value value) => value.IsNull ? throw Errors.Make(PyType.AttributeError, "cannot delete attribute") : value;

    private static int Int(ThreadState ts, Value value) => ArgumentConversion.ToInt(ts, Given(value), out int number) ? number : throw ts.Throwable();

    [PyGetSet("verify_mode", Setter = nameof(SetVerifyMode))]
    private int GetVerifyMode() => (LibSsl.GetVerify(Handle) & 3) switch { 0 => 0, VerifyPeer => 1, _ => 2 };

    private void SetVerifyMode(ThreadState ts, Value value)
    {
        int mode = Int(ts, value);
        if (mode is < 0 or > 2) throw Errors.ValueError("invalid value for verify_mode");
        if (mode == 0 && ChecksHostName) throw Errors.ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
        LibSsl.SetVerify(Handle, mode switch { 0 => 0, 1 => VerifyPeer, _ => VerifyPeer | FailWithoutPeer }, 0);
    }

    [PyGetSet("verify_flags", Setter = nameof(SetVerifyFlags))]
    private long GetVerifyFlags() => (long)LibCrypto.GetFlags(LibSsl.Parameters(Handle));

    private void SetVerifyFlags(ThreadState ts, Value value)
    {
        nint parameters = LibSsl.Parameters(Handle);
        nuint wanted = (nuint)ULong(ts, value), current = LibCrypto.GetFlags(parameters);
        if ((current & ~wanted) != 0 && LibCrypto.ClearFlags(parameters, current & ~wanted) == 0) throw TlsErrors.Last(ts);
        if ((wanted & ~current) != 0 && LibCrypto.SetFlags(parameters, wanted & ~current) == 0) throw TlsErrors.Last(ts);
    }

    private static ulong ULong(ThreadState ts, Value value)
    {
        System.Numerics.BigInteger number = Indexing.ToBig(Indexing.Index(ts, Given(value)).OrThrow(ts));
        if (number.Sign < 0) throw Errors.OverflowError("can't convert negative int to unsigned");
        return number <= ulong.MaxValue ? (ulong)number : throw Errors.OverflowError("Python int too large to convert to C unsigned long");
    }

    [PyGetSet("_host_flags", Setter = nameof(SetHostFlags))]
    private long GetHostFlags() => _hostFlags;

    private void SetHostFlags(ThreadState ts, Value value)
    {
        _hostFlags = (uint)ULong(ts, value);
        LibCrypto.SetHostFlags(LibSsl.Parameters(Handle), _hostFlags);
    }

    [PyGetSet("options", Setter = nameof(SetOptions))]
    private long GetOptions() => (long)LibSsl.GetOptions(Handle);

    private void SetOptions(ThreadState ts, Value value)
    {
        if (!PyLong.Is(Given(value))) throw Errors.TypeError($"an integer is required (got type {value.Type.Name})");
        ulong wanted = ULong(ts, value), current = LibSsl.GetOptions(Handle);
        if ((wanted & ~current & VersionOptions) != 0)
        {
            Warnings.Warn(ts, PyType.DeprecationWarning, "ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated", 2);
        }
        if ((current & ~wanted) != 0) LibSsl.ClearOptions(Handle, current & ~wanted);
        if ((wanted & ~current) != 0) LibSsl.SetOptions(Handle, wanted & ~current);
    }

    [PyGetSet("minimum_version", Setter = nameof(SetMinimum))]
    private long GetMinimum() => LibSsl.ControlContext(Handle, LibSsl.GetMinVersion, 0, null) is var version and not 0 ? version : MinimumSupported;

    [PyGetSet("maximum_version", Setter = nameof(SetMaximum))]
    private long GetMaximum() => LibSsl.ControlContext(Handle, LibSsl.GetMaxVersion, 0, null) is var version and not 0 ? version : MaximumSupported;

    private void SetMinimum(ThreadState ts, Value value) => SetVersion(ts, value, LibSsl.SetMinVersion, 0, VersionTls13);

    private void SetMaximum(ThreadState ts, Value value) => SetVersion(ts, value, LibSsl.SetMaxVersion, VersionTls10, 0);

    // set_min_max_proto_version
    private void SetVersion(ThreadState ts, Value value, int command, int least, int most)
    {
        int version = Int(ts, value);
        if (Protocol is not (AnyTls or Client or Server))
        {
            throw Errors.ValueError("The context's protocol doesn't support modification of highest and lowest version.");
        }
        string? old = version switch { 0x300 => "SSLv3", 0x301 => "TLSv1", 0x302 => "TLSv1_1", _ => null };
        if (old is not null) Warnings.Warn(ts, PyType.DeprecationWarning, $"ssl.TLSVersion.{old} is deprecated", 2);
        int number = version switch { MinimumSupported => least, MaximumSupported => most, _ => version };
        if (LibSsl.ControlContext(Handle, command, number, null) == 0) throw Errors.ValueError($"Unsupported protocol version 0x{number:x}");
    }

    [PyGetSet("num_tickets", Setter = nameof(SetTickets), Doc = "How many session tickets a TLS 1.3 server sends")]
    private long GetTickets() => (long)LibSsl.GetTickets(Handle);

    private void SetTickets(ThreadState ts, Value value)
    {
        long count = Indexing.ToSsize(ts, Given(value), PyType.OverflowError).OrThrow(ts);
        if (count < 0) throw Errors.ValueError("value must be non-negative");
        if (Protocol != Server) throw Errors.ValueError("SSLContext is not a server context.");
        if (LibSsl.SetTickets(Handle, (nuint)count) != 1) throw Errors.ValueError("failed to set num tickets.");
    }

    [PyGetSet("post_handshake_auth", Setter = nameof(SetPostHandshake))]
    private bool GetPostHandshake() => PostHandshake;

    private void SetPostHandshake(ThreadState ts, Value value)
    {
        PostHandshake = Truth.Test(ts, Given(value));
        LibSsl.SetPostHandshake(Handle, PostHandshake ? 1 : 0);
    }

    [PyGetSet("security_level", Doc = "The current security level of the SSLContext.")]
    private int GetSecurityLevel() => LibSsl.SecurityLevel(Handle);

    [PyMethod("_wrap_socket($self, sock, server_side, server_hostname=None, *, owner=None, session=None)\n--\n\n")]
    private Value WrapSocket(ThreadState ts, PySocket sock, int serverSide, Value serverHostname, Value owner, Value session) =>
        PyTlsConnection.Make(ts, this, sock, null, null, serverSide != 0, serverHostname, owner, session);

    [PyMethod("_wrap_bio($self, incoming, outgoing, server_side, server_hostname=None, *, owner=None, session=None)\n--\n\n")]
    private Value WrapBio(ThreadState ts, PyMemoryBio incoming, PyMemoryBio outgoing, int serverSide, Value serverHostname, Value owner, Value session) =>
        PyTlsConnection.Make(ts, this, null, incoming, outgoing, serverSide != 0, serverHostname, owner, session);
}
