using System.Runtime.InteropServices;

namespace Adder.Modules.Tls;

/// <summary>What is called of OpenSSL's libssl. .NET's own cryptography on Linux needs the same library.</summary>
internal static unsafe partial class LibSsl
{
    private const string Library = "libssl.so.3";

    // SSL_CTX_ctrl and SSL_ctrl
    internal const int SetTmpDh = 3, SessionNumber = 20, SetMode = 33, SetReadAhead = 41, SetServerNameCallback = 53, SetServerNameArgument = 54,
        SetHostName = 55, SetGroups = 91, SetMinVersion = 123, SetMaxVersion = 124, GetMinVersion = 130, GetMaxVersion = 131;

    [LibraryImport(Library, EntryPoint = "TLS_method")] internal static partial nint TlsMethod();
    [LibraryImport(Library, EntryPoint = "TLS_client_method")] internal static partial nint TlsClientMethod();
    [LibraryImport(Library, EntryPoint = "TLS_server_method")] internal static partial nint TlsServerMethod();
    [LibraryImport(Library, EntryPoint = "TLSv1_method")] internal static partial nint Tls10Method();
    [LibraryImport(Library, EntryPoint = "TLSv1_1_method")] internal static partial nint Tls11Method();
    [LibraryImport(Library, EntryPoint = "TLSv1_2_method")] internal static partial nint Tls12Method();

    [LibraryImport(Library, EntryPoint = "SSL_CTX_new")] internal static partial nint NewContext(nint method);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_free")] internal static partial void FreeContext(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_ctrl")] internal static partial nint ControlContext(nint context, int command, nint number, void* pointer);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_callback_ctrl")] internal static partial nint ControlContext(nint context, int command, void* callback);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_get_options")] internal static partial ulong GetOptions(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_options")] internal static partial ulong SetOptions(nint context, ulong options);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_clear_options")] internal static partial ulong ClearOptions(nint context, ulong options);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_cipher_list")] internal static partial int SetCiphers(nint context, byte* list);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_session_id_context")] internal static partial int SetSessionIdContext(nint context, byte* id, uint length);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_get0_param")] internal static partial nint Parameters(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_verify")] internal static partial void SetVerify(nint context, int mode, nint callback);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_get_verify_mode")] internal static partial int GetVerify(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_post_handshake_auth")] internal static partial void SetPostHandshake(nint context, int on);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_num_tickets")] internal static partial int SetTickets(nint context, nuint count);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_get_num_tickets")] internal static partial nuint GetTickets(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_get_security_level")] internal static partial int SecurityLevel(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_default_passwd_cb")] internal static partial void SetPasswordCallback(nint context, void* callback);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_default_passwd_cb_userdata")] internal static partial void SetPasswordData(nint context, nint data);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_use_certificate_chain_file", SetLastError = true)] internal static partial int UseChain(nint context, byte* path);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_use_PrivateKey_file", SetLastError = true)] internal static partial int UseKey(nint context, byte* path, int type);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_check_private_key")] internal static partial int CheckKey(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_load_verify_locations", SetLastError = true)] internal static partial int LoadLocations(nint context, byte* file, byte* folder);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_default_verify_paths")] internal static partial int SetDefaultPaths(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_get_cert_store")] internal static partial nint Store(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_alpn_protos")] internal static partial int SetAlpn(nint context, byte* names, uint length);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_alpn_select_cb")] internal static partial void SetAlpnCallback(nint context, void* callback, nint argument);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_msg_callback")] internal static partial void SetMessageCallback(nint context, void* callback);
    [LibraryImport(Library, EntryPoint = "SSL_set_msg_callback")] internal static partial void SetConnectionMessageCallback(nint connection, void* callback);
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_keylog_callback")] internal static partial void SetKeyLogCallback(nint context, void* callback);
    [LibraryImport(Library, EntryPoint = "SSL_select_next_proto")] internal static partial int SelectProtocol(byte** chosen, byte* length, byte* server, uint serverLength, byte* client, uint clientLength);

    [LibraryImport(Library, EntryPoint = "SSL_new")] internal static partial nint New(nint context);
    [LibraryImport(Library, EntryPoint = "SSL_free")] internal static partial void Free(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_set_ex_data")] internal static partial int SetData(nint connection, int index, nint data);
    [LibraryImport(Library, EntryPoint = "SSL_get_ex_data")] internal static partial nint GetData(nint connection, int index);
    [LibraryImport(Library, EntryPoint = "SSL_set_fd")] internal static partial int SetDescriptor(nint connection, int descriptor);
    [LibraryImport(Library, EntryPoint = "SSL_set_bio")] internal static partial void SetBio(nint connection, nint read, nint write);
    [LibraryImport(Library, EntryPoint = "SSL_get_rbio")] internal static partial nint ReadBio(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_wbio")] internal static partial nint WriteBio(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_ctrl")] internal static partial nint Control(nint connection, int command, nint number, void* pointer);
    [LibraryImport(Library, EntryPoint = "SSL_set_connect_state")] internal static partial void SetConnectState(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_set_accept_state")] internal static partial void SetAcceptState(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_do_handshake", SetLastError = true)] internal static partial int Handshake(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_read_ex", SetLastError = true)] internal static partial int Read(nint connection, byte* buffer, nuint length, nuint* count);
    [LibraryImport(Library, EntryPoint = "SSL_write_ex", SetLastError = true)] internal static partial int Write(nint connection, byte* buffer, nuint length, nuint* count);
    [LibraryImport(Library, EntryPoint = "SSL_shutdown", SetLastError = true)] internal static partial int Shutdown(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_shutdown")] internal static partial int GetShutdown(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_pending")] internal static partial int Pending(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_error")] internal static partial int GetError(nint connection, int result);
    [LibraryImport(Library, EntryPoint = "SSL_get1_peer_certificate")] internal static partial nint PeerCertificate(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_peer_cert_chain")] internal static partial nint PeerChain(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get0_verified_chain")] internal static partial nint VerifiedChain(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_verify_result")] internal static partial nint VerifyResult(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_verify_mode")] internal static partial int GetConnectionVerify(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_set_verify")] internal static partial void SetConnectionVerify(nint connection, int mode, nint callback);
    [LibraryImport(Library, EntryPoint = "SSL_set_post_handshake_auth")] internal static partial void SetConnectionPostHandshake(nint connection, int on);
    [LibraryImport(Library, EntryPoint = "SSL_verify_client_post_handshake")] internal static partial int VerifyClient(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_version")] internal static partial byte* Version(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_current_cipher")] internal static partial nint CurrentCipher(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_ciphers")] internal static partial nint Ciphers(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_client_ciphers")] internal static partial nint ClientCiphers(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_finished")] internal static partial nuint Finished(nint connection, byte* buffer, nuint size);
    [LibraryImport(Library, EntryPoint = "SSL_get_peer_finished")] internal static partial nuint PeerFinished(nint connection, byte* buffer, nuint size);
    [LibraryImport(Library, EntryPoint = "SSL_session_reused")] internal static partial int IsReused(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_is_init_finished")] internal static partial int IsFinished(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_is_server")] internal static partial int IsServer(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get0_param")] internal static partial nint ConnectionParameters(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get0_alpn_selected")] internal static partial void SelectedAlpn(nint connection, byte** name, uint* length);
    [LibraryImport(Library, EntryPoint = "SSL_get_servername")] internal static partial byte* ServerName(nint connection, int type);
    [LibraryImport(Library, EntryPoint = "SSL_set_SSL_CTX")] internal static partial nint SetContext(nint connection, nint context);
    [LibraryImport(Library, EntryPoint = "SSL_get_SSL_CTX")] internal static partial nint ContextOf(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_get_current_compression")] internal static partial nint Compression(nint connection);

    [LibraryImport(Library, EntryPoint = "SSL_get1_session")] internal static partial nint Session(nint connection);
    [LibraryImport(Library, EntryPoint = "SSL_set_session")] internal static partial int SetSession(nint connection, nint session);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_dup")] internal static partial nint Duplicate(nint session);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_free")] internal static partial void FreeSession(nint session);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_get_id")] internal static partial byte* SessionId(nint session, uint* length);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_get_time")] internal static partial nint SessionTime(nint session);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_get_timeout")] internal static partial nint SessionTimeout(nint session);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_get_ticket_lifetime_hint")] internal static partial nuint TicketHint(nint session);
    [LibraryImport(Library, EntryPoint = "SSL_SESSION_has_ticket")] internal static partial int HasTicket(nint session);

    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_name")] internal static partial byte* CipherName(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_version")] internal static partial byte* CipherVersion(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_bits")] internal static partial int CipherBits(nint cipher, int* algorithmBits);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_id")] internal static partial uint CipherId(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_description")] internal static partial byte* CipherDescription(nint cipher, byte* buffer, int size);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_is_aead")] internal static partial int IsAead(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_cipher_nid")] internal static partial int CipherAlgorithm(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_digest_nid")] internal static partial int CipherDigest(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_kx_nid")] internal static partial int CipherExchange(nint cipher);
    [LibraryImport(Library, EntryPoint = "SSL_CIPHER_get_auth_nid")] internal static partial int CipherAuthentication(nint cipher);
}
