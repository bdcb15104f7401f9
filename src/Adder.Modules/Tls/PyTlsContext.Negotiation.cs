using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary>What a handshake agrees on, and the callbacks that take part in it.</summary>
internal unsafe partial class PyTlsContext
{
    private const int Fine = 0, AlertFatal = 2, NoAcknowledgement = 3;
    private const int HandshakeFailure = 40, InternalError = 80;

    private byte[] _protocols = [];
    private Value _serverNameCallback;
    private Value _messageCallback;
    private GCHandle _self;
    private Value _keyLogName;
    private int _keyLog = -1;

    // Weak: the library knows the context for as long as that lives, not longer.
    private nint Self
    {
        get
        {
            if (!_self.IsAllocated) _self = GCHandle.Alloc(this, GCHandleType.Weak);
            return GCHandle.ToIntPtr(_self);
        }
    }

    internal bool HasMessageCallback => !_messageCallback.IsNull;

    internal Value MessageCallback => _messageCallback;

    [PyMethod("set_ciphers($self, cipherlist, /)\n--\n\n")]
    private void SetCiphers([NoNulls] string cipherlist)
    {
        fixed (byte* list = ObjectNames.Bytes(cipherlist))
        {
            if (LibSsl.SetCiphers(Handle, list) != 0) return;
        }
        LibCrypto.ClearErrors();
        throw TlsErrors.Plain("No cipher can be selected.");
    }

    [PyMethod("get_ciphers($self, /)\n--\n\n")]
    private Value GetCiphers(ThreadState ts)
    {
        nint connection = LibSsl.New(Handle);
        if (connection == 0) throw TlsErrors.Last(ts);
        PyList list = new();
        nint ciphers = LibSsl.Ciphers(connection);
        for (int i = 0; ciphers != 0 && i < LibCrypto.Count(ciphers); i++) list.Add(CipherValues.Describe(LibCrypto.Item(ciphers, i)));
        LibSsl.Free(connection);
        return list;
    }

    [PyMethod("set_ecdh_curve($self, name, /)\n--\n\n")]
    private void SetEcdhCurve(ThreadState ts, Value name)
    {
        byte[] bytes = PathArgument.ToBytes(ts, name);
        int nid;
        fixed (byte* text = bytes) nid = LibCrypto.NidOf(text);
        if (nid == 0) throw Errors.ValueError($"unknown elliptic curve name {Repr.Of(ts, name)}");
        if (LibSsl.ControlContext(Handle, LibSsl.SetGroups, 1, &nid) == 0) throw TlsErrors.Last(ts);
    }

    [PyMethod("_set_alpn_protocols($self, protos, /)\n--\n\n")]
    private void SetAlpnProtocols(BufferView protos)
    {
        _protocols = protos.Span.ToArray();
        fixed (byte* names = _protocols)
        {
            if (LibSsl.SetAlpn(Handle, names, (uint)_protocols.Length) != 0) throw Errors.MemoryError();
        }
        LibSsl.SetAlpnCallback(Handle, (delegate* unmanaged[Cdecl]<nint, byte**, byte*, byte*, uint, nint, int>)&SelectProtocol, Self);
    }

    // _selectALPN_cb: what is chosen points into the client's list or is copied by the library at once.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SelectProtocol(nint connection, byte** chosen, byte* length, byte* client, uint clientLength, nint argument)
    {
        if (GCHandle.FromIntPtr(argument).Target is not PyTlsContext context) return NoAcknowledgement;
        for (uint own = 0; own < context._protocols.Length; own += context._protocols[own] + 1u)
        {
            ReadOnlySpan<byte> wanted = context._protocols.AsSpan((int)own, context._protocols[own] + 1);
            for (uint at = 0; at < clientLength; at += client[at] + 1u)
            {
                if (at + client[at] + 1u > clientLength) break;
                if (!wanted.SequenceEqual(new ReadOnlySpan<byte>(client + at, client[at] + 1))) continue;
                *chosen = client + at + 1;
                *length = client[at];
                return Fine;
            }
        }
        return NoAcknowledgement;
    }

    [PyGetSet("sni_callback", Setter = nameof(SetServerNameCallback), Doc = "A function that is called when a client asks for a server by name.\n\nIt gets the connection, the name (or None) and the context, and may set the\nconnection's context. It returns None, or the number of an alert.")]
    private Value GetServerNameCallback() => _serverNameCallback.IsNull ? Value.None : _serverNameCallback;

    private void SetServerNameCallback(Value value)
    {
        if (Protocol == Client) throw Errors.ValueError("sni_callback cannot be set on TLS_CLIENT context");
        if (Given(value).IsNone)
        {
            _serverNameCallback = default;
            LibSsl.ControlContext(Handle, LibSsl.SetServerNameCallback, null);
            return;
        }
        if (!Calls.IsCallable(value)) throw Errors.TypeError("not a callable object");
        _serverNameCallback = value;
        LibSsl.ControlContext(Handle, LibSsl.SetServerNameCallback, (delegate* unmanaged[Cdecl]<nint, int*, nint, int>)&AskServerName);
        LibSsl.ControlContext(Handle, LibSsl.SetServerNameArgument, 0, (void*)Self);
    }

    // _servername_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AskServerName(nint connection, int* alert, nint argument)
    {
        if (GCHandle.FromIntPtr(argument).Target is not PyTlsContext context || PyTlsConnection.Of(connection) is not { } asked) return Fine;
        ThreadState ts = asked.Thread!;
        ts.Interpreter.Lock.Take(ts);
        try
        {
            return context.AskServerName(ts, asked, alert);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, context._serverNameCallback);
            *alert = InternalError;
            return AlertFatal;
        }
        finally
        {
            ts.Interpreter.Lock.Drop();
        }
    }

    private int AskServerName(ThreadState ts, PyTlsConnection asked, int* alert)
    {
        Value callback = _serverNameCallback;
        if (callback.IsNull) return Fine;
        byte* name = LibSsl.ServerName(asked.Handle, 0);
        Value result = Calls.Call(ts, callback, [asked.Owner, name == null ? Value.None : LibCrypto.Text(name), this], null);
        if (result.IsNull)
        {
            Unraisable.Report(ts, callback);
            *alert = HandshakeFailure;
            return AlertFatal;
        }
        if (result.IsNone) return Fine;
        *alert = ArgumentConversion.ToInt(ts, result, out int number) ? number : throw ts.Throwable();
        return AlertFatal;
    }

    [PyGetSet("_msg_callback", Setter = nameof(SetMessageCallback))]
    private Value GetMessageCallback() => _messageCallback.IsNull ? Value.None : _messageCallback;

    private void SetMessageCallback(Value value)
    {
        if (Given(value).IsNone)
        {
            _messageCallback = default;
            LibSsl.SetMessageCallback(Handle, null);
            return;
        }
        if (!Calls.IsCallable(value)) throw Errors.TypeError($"{value.Type.Name} is not callable.");
        _messageCallback = value;
        LibSsl.SetMessageCallback(Handle, PyTlsConnection.MessageCallback);
    }

    [PyGetSet("keylog_filename", Setter = nameof(SetKeyLog))]
    private Value GetKeyLog() => _keyLogName.IsNull ? Value.None : _keyLogName;

    private void SetKeyLog(ThreadState ts, Value value)
    {
        LibSsl.SetKeyLogCallback(Handle, null);
        if (_keyLog >= 0) _ = LibC.Close(_keyLog);
        _keyLog = -1;
        _keyLogName = default;
        if (Given(value).IsNone) return;
        _keyLog = OpenKeyLog(ts, value);
        if (LibC.StatusOf(_keyLog, out FileStatus status) == 0 && status.Size == 0) WriteKeyLog("# TLS secrets log file, generated by OpenSSL / Python\n"u8);
        _keyLogName = value;
        LibSsl.SetKeyLogCallback(Handle, (delegate* unmanaged[Cdecl]<nint, byte*, void>)&LogKey);
    }

    // Several contexts may append to the same file.
    private static int OpenKeyLog(ThreadState ts, Value name)
    {
        const int appendCreateCloseOnExec = 1 | 0x40 | 0x400 | 0x80000, mode = 0x1B6;
        fixed (byte* path = PathArgument.ToBytes(ts, name))
        {
            int descriptor = LibC.Open(path, appendCreateCloseOnExec, mode);
            return descriptor >= 0 ? descriptor : throw SystemErrors.Last(ts, name);
        }
    }

    private void WriteKeyLog(ReadOnlySpan<byte> line)
    {
        if (_keyLog < 0) return;
        fixed (byte* start = line) _ = LibC.Write(_keyLog, start, line.Length);
    }

    // _PySSL_keylog_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LogKey(nint connection, byte* line)
    {
        if (PyTlsConnection.Of(connection) is not { } owner) return;
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(line);
        owner.ContextObject.WriteKeyLog([.. text, (byte)'\n']);
    }

    [PyMethod("session_stats($self, /)\n--\n\n")]
    private PyDict SessionStats()
    {
        // SSL_CTRL_SESS_NUMBER and those after it
        string?[] names = ["number", "connect", "connect_good", "connect_renegotiate", "accept", "accept_good", "accept_renegotiate", "hits", null, "misses", "timeouts", "cache_full"];
        PyDict result = new();
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name) result.SetString(name, (long)LibSsl.ControlContext(Handle, LibSsl.SessionNumber + i, 0, null));
        }
        return result;
    }
}
