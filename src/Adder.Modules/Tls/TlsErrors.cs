using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary><c>ssl.SSLError</c></summary>
[PyType("SSLError", Module = "ssl", Base = typeof(PyOSError), Doc = "TLS failed, or OpenSSL did.")]
internal static partial class TlsErrorType
{
    // SSLError_str
    [Slot(Slot.TpStr)]
    private static Value StrOf(ThreadState ts, Value self)
    {
        PyOSError error = (PyOSError)self.Ref;
        return error.StrError.Ref is PyStr ? error.StrError : Str.Of(ts, error.Args);
    }
}

/// <summary><c>ssl.SSLZeroReturnError</c></summary>
[PyType("SSLZeroReturnError", Module = "ssl", Base = typeof(TlsErrorType), Doc = "SSL/TLS session closed cleanly.")]
internal static partial class TlsZeroReturnErrorType;

/// <summary><c>ssl.SSLWantReadError</c></summary>
[PyType("SSLWantReadError", Module = "ssl", Base = typeof(TlsErrorType), Doc = "More has to be received first.")]
internal static partial class TlsWantReadErrorType;

/// <summary><c>ssl.SSLWantWriteError</c></summary>
[PyType("SSLWantWriteError", Module = "ssl", Base = typeof(TlsErrorType), Doc = "More has to be sent first.")]
internal static partial class TlsWantWriteErrorType;

/// <summary><c>ssl.SSLSyscallError</c></summary>
[PyType("SSLSyscallError", Module = "ssl", Base = typeof(TlsErrorType), Doc = "The operating system failed beneath TLS.")]
internal static partial class TlsSyscallErrorType;

/// <summary><c>ssl.SSLEOFError</c></summary>
[PyType("SSLEOFError", Module = "ssl", Base = typeof(TlsErrorType), Doc = "SSL/TLS connection terminated abruptly.")]
internal static partial class TlsEofErrorType;

/// <summary>What the <c>_ssl</c> module keeps per interpreter.</summary>
internal sealed class TlsState : IState<TlsState>
{
    static TlsState IState<TlsState>.New() => new();

    private PyType? _verificationError;

    /// <summary><c>ssl.SSLCertVerificationError</c>: both an SSLError and a ValueError.</summary>
    internal PyType VerificationError(ThreadState ts)
    {
        if (_verificationError is { } known) return known;
        PyDict members = new();
        members.SetString("__module__", "ssl");
        members.SetString("__doc__", "A certificate could not be verified.");
        Value made = Calls.Call(ts, PyType.Type, "SSLCertVerificationError", new PyTuple(TlsErrorType.TypeObject, PyType.ValueError), members).OrThrow(ts);
        return _verificationError = (PyType)made.Ref;
    }
}

/// <summary>Exceptions for what OpenSSL reports.</summary>
internal static unsafe class TlsErrors
{
    private const int Library = 1, WantRead = 2, WantWrite = 3, WantLookup = 4, SystemCall = 5, ZeroReturn = 6, WantConnect = 7, Eof = 8;
    private const int TlsLibrary = 20, VerifyFailed = 134, UnexpectedEof = 294;
    private const int HostMismatch = 62, AddressMismatch = 64;

    /// <summary>For the library's last error outside of a connection's operations. (_setSSLError)</summary>
    internal static PythonException Last(ThreadState ts, string? text = null, int number = 0, [CallerLineNumber] int line = 0)
    {
        ulong code = text is null ? LibCrypto.LastError() : 0;
        LibCrypto.ClearErrors();
        return Make(ts, TlsErrorType.TypeObject, number, text, code, null, line);
    }

    internal static PythonException Plain(string message) => Errors.Make(TlsErrorType.TypeObject, message);

    /// <summary>For a failed operation of a connection. (PySSL_SetError)</summary>
    internal static PythonException Of(ThreadState ts, PyTlsConnection connection, int result, int error, int errno, [CallerLineNumber] int line = 0)
    {
        ulong code = LibCrypto.LastError();
        LibCrypto.ClearErrors();
        switch (error)
        {
            case ZeroReturn: return Make(ts, TlsZeroReturnErrorType.TypeObject, error, "TLS/SSL connection has been closed (EOF)", 0, connection, line);
            case WantRead: return Make(ts, TlsWantReadErrorType.TypeObject, error, "The operation did not complete (read)", 0, connection, line);
            case WantWrite: return Make(ts, TlsWantWriteErrorType.TypeObject, error, "The operation did not complete (write)", 0, connection, line);
            case WantLookup: return Make(ts, TlsErrorType.TypeObject, error, "The operation did not complete (X509 lookup)", 0, connection, line);
            case WantConnect: return Make(ts, TlsErrorType.TypeObject, error, "The operation did not complete (connect)", 0, connection, line);
            case SystemCall when code == 0:
                if (connection.Socket is not null && result != 0 && errno != 0) return SystemErrors.Of(ts, errno);
                return connection.Socket is not null
                    ? Make(ts, TlsEofErrorType.TypeObject, Eof, "EOF occurred in violation of protocol", 0, connection, line)
                    : Make(ts, TlsSyscallErrorType.TypeObject, SystemCall, "Some I/O error occurred", 0, connection, line);
            case SystemCall: return Make(ts, TlsSyscallErrorType.TypeObject, SystemCall, null, code, connection, line);
            case Library: return InLibrary(ts, connection, code, line);
            default: return Make(ts, TlsErrorType.TypeObject, 10, "Invalid error code", code, connection, line);
        }
    }

    private static PythonException InLibrary(ThreadState ts, PyTlsConnection connection, ulong code, int line)
    {
        if (code == 0) return Make(ts, TlsErrorType.TypeObject, Library, "A failure in the SSL library occurred", 0, connection, line);
        bool isTls = LibraryOf(code) == TlsLibrary;
        if (isTls && ReasonOf(code) == VerifyFailed)
        {
            return Make(ts, ts.Interpreter.State<TlsState>().VerificationError(ts), Library, null, code, connection, line);
        }
        return isTls && ReasonOf(code) == UnexpectedEof
            ? Make(ts, TlsEofErrorType.TypeObject, Eof, "EOF occurred in violation of protocol", code, connection, line)
            : Make(ts, TlsErrorType.TypeObject, Library, null, code, connection, line);
    }

    internal static int LibraryOf(ulong code) => (code & 0x80000000) != 0 ? 2 : (int)(code >> 23) & 0xFF;

    internal static int ReasonOf(ulong code) => (code & 0x80000000) != 0 ? (int)(code & 0x7FFFFFFF) : (int)(code & 0x7FFFFF);

    // fill_and_set_sslerror
    private static PythonException Make(ThreadState ts, PyType type, int number, string? text, ulong code, PyTlsConnection? connection, int line)
    {
        string? library = null, reason = null;
        if (code != 0)
        {
            string reasonText = LibCrypto.Text(LibCrypto.ErrorReason(code));
            library = LibraryName(LibraryOf(code));
            if (reasonText.Length > 0) reason = Mnemonic(reasonText);
            text ??= reasonText.Length > 0 ? reasonText : "unknown error";
        }
        text ??= "unknown error";
        bool verification = connection is not null && ReferenceEquals(type, ts.Interpreter.State<TlsState>().VerificationError(ts));
        nint verifyCode = 0;
        string verifyText = "";
        if (verification)
        {
            verifyCode = LibSsl.VerifyResult(connection!.Handle);
            verifyText = verifyCode switch
            {
                HostMismatch => $"Hostname mismatch, certificate is not valid for '{connection.HostName}'.",
                AddressMismatch => $"IP address mismatch, certificate is not valid for '{connection.HostName}'.",
                _ => LibCrypto.Text(LibCrypto.VerifyText(verifyCode)),
            };
        }
        string what = verification ? $"{text}: {verifyText}" : text;
        string origin = library is not null && reason is not null ? $"[{library}: {reason}] " : library is not null ? $"[{library}] " : "";
        Value error = Calls.Call(ts, type, number, $"{origin}{what} (_ssl.cs:{line})").OrThrow(ts);
        Attributes.Set(ts, error, "reason", reason is null ? Value.None : reason);
        Attributes.Set(ts, error, "library", library is null ? Value.None : library);
        if (verification)
        {
            Attributes.Set(ts, error, "verify_code", verifyCode);
            Attributes.Set(ts, error, "verify_message", verifyText);
        }
        return new PythonException((PyException)error.Ref);
    }

    // The reason's name in the headers: OpenSSL derives the text from it.
    private static string Mnemonic(string reason) => reason.ToUpperInvariant().Replace(' ', '_').Replace('-', '_');

    private static string? LibraryName(int library) => library switch
    {
        2 => "SYS", 3 => "BN", 4 => "RSA", 5 => "DH", 6 => "EVP", 7 => "BUF", 8 => "OBJ", 9 => "PEM", 10 => "DSA", 11 => "X509", 13 => "ASN1",
        14 => "CONF", 15 => "CRYPTO", 16 => "EC", 20 => "SSL", 32 => "BIO", 33 => "PKCS7", 34 => "X509V3", 35 => "PKCS12", 36 => "RAND",
        37 => "DSO", 38 => "ENGINE", 39 => "OCSP", 40 => "UI", 41 => "COMP", 42 => "ECDSA", 43 => "ECDH", 44 => "OSSL_STORE", 45 => "FIPS", 46 => "CMS", 47 => "TS",
        48 => "HMAC", 50 => "CT", 51 => "ASYNC", 52 => "KDF", 53 => "SM2", 57 => "PROV", _ => null,
    };
}
