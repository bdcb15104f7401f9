using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary>What the handshake agreed on.</summary>
internal sealed unsafe partial class PyTlsConnection
{
    [PyMethod("""
        getpeercert($self, der=False, /)
        --

        Returns the certificate for the peer.

        If no certificate was provided, returns None.  If a certificate was
        provided, but not validated, returns an empty dictionary.  Otherwise
        returns a dict containing information about the peer certificate.

        If the optional argument is True, returns a DER-encoded copy of the
        peer certificate, or None if no certificate was provided.  This will
        return the certificate even if it wasn't validated.
        """)]
    private Value GetPeerCert(bool der)
    {
        if (LibSsl.IsFinished(Handle) == 0) throw Errors.ValueError("handshake not done yet");
        nint certificate = LibSsl.PeerCertificate(Handle);
        if (certificate == 0) return Value.None;
        byte[] bytes = PyCertificate.Encode(certificate);
        LibCrypto.FreeCertificate(certificate);
        if (der) return PyBytes.Own(bytes);
        bool isVerified = (LibSsl.GetVerify(LibSsl.ContextOf(Handle)) & PyTlsContext.VerifyPeer) != 0;
        return isVerified ? CertificateReader.Read(bytes) : new PyDict();
    }

    [PyMethod("get_verified_chain($self, /)\n--\n\n")]
    private Value GetVerifiedChain() => PyCertificate.ListOf(LibSsl.VerifiedChain(Handle));

    // A server's chain does not hold the client's own certificate.
    [PyMethod("get_unverified_chain($self, /)\n--\n\n")]
    private Value GetUnverifiedChain(ThreadState ts)
    {
        Value chain = PyCertificate.ListOf(LibSsl.PeerChain(Handle));
        if (chain.IsNone || !_isServer) return chain;
        nint own = LibSsl.PeerCertificate(Handle);
        if (own == 0) return chain;
        Calls.Method(ts, chain, "insert", 0, new PyCertificate(own)).OrThrow(ts);
        LibCrypto.FreeCertificate(own);
        return chain;
    }

    [PyMethod("cipher($self, /)\n--\n\n")]
    private Value Cipher() => CipherValues.Triple(LibSsl.CurrentCipher(Handle));

    [PyMethod("shared_ciphers($self, /)\n--\n\n")]
    private Value SharedCiphers()
    {
        nint server = LibSsl.Ciphers(Handle), client = LibSsl.ClientCiphers(Handle);
        if (server == 0 || client == 0) return Value.None;
        PyList list = new();
        for (int i = 0; i < LibCrypto.Count(server); i++)
        {
            nint cipher = LibCrypto.Item(server, i);
            if (LibCrypto.Find(client, cipher) >= 0) list.Add(CipherValues.Triple(cipher));
        }
        return list;
    }

    [PyMethod("version($self, /)\n--\n\n")]
    private Value Version()
    {
        if (LibSsl.IsFinished(Handle) == 0) return Value.None;
        string version = LibCrypto.Text(LibSsl.Version(Handle));
        return version is "unknown" or "" ? Value.None : version;
    }

    [PyMethod("selected_alpn_protocol($self, /)\n--\n\n")]
    private Value SelectedAlpnProtocol()
    {
        byte* name;
        uint length;
        LibSsl.SelectedAlpn(Handle, &name, &length);
        return name == null ? Value.None : PyStr.From(System.Text.Encoding.UTF8.GetString(name, (int)length));
    }

    // No library of today is built with compression.
    [PyMethod("compression($self, /)\n--\n\n")]
    private Value Compression() => Value.None;

    [PyMethod("""
        get_channel_binding($self, /, cb_type='tls-unique')
        --

        Bytes that name this connection (RFC 5929), or None before the handshake. Only the type 'tls-unique' is known; another is a ValueError.
        """)]
    private Value GetChannelBinding([NoNulls] string cbType = "tls-unique")
    {
        const int size = 128;
        if (cbType != "tls-unique") throw Errors.ValueError($"'{cbType}' channel binding type not implemented");
        byte* buffer = stackalloc byte[size];
        // The first Finished message: the client's, or in a resumed session the server's.
        bool own = LibSsl.IsReused(Handle) != 0 == _isServer;
        nuint length = own ? LibSsl.Finished(Handle, buffer, size) : LibSsl.PeerFinished(Handle, buffer, size);
        return length == 0 ? Value.None : PyBytes.From(new(buffer, (int)length));
    }
}
