using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Tls;

/// <summary>The <c>_ssl</c> module, over OpenSSL 3.</summary>
[PyModule("_ssl", Doc = "TLS over OpenSSL, beneath the ssl module.")]
[PyModuleType(typeof(PyTlsContext))]
[PyModuleType(typeof(PyTlsConnection))]
[PyModuleType(typeof(PyMemoryBio))]
[PyModuleType(typeof(PyTlsSession))]
[PyModuleType(typeof(PyCertificate))]
[PyModuleType(typeof(TlsErrorType))]
[PyModuleType(typeof(TlsZeroReturnErrorType))]
[PyModuleType(typeof(TlsWantReadErrorType))]
[PyModuleType(typeof(TlsWantWriteErrorType))]
[PyModuleType(typeof(TlsSyscallErrorType))]
[PyModuleType(typeof(TlsEofErrorType))]
internal static unsafe partial class TlsModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyDict dict = module.Dict;
        ulong version;
        try
        {
            version = LibCrypto.VersionNumber();
            _ = LibSsl.TlsMethod();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            throw Errors.Make(PyType.ImportError, "the ssl module needs OpenSSL 3 (libssl.so.3), which is not installed");
        }
        Value numbers = new PyTuple((long)(version >> 28), (long)(version >> 20 & 0xFF), (long)(version >> 12 & 0xFF), (long)(version >> 4 & 0xFF), (long)(version & 0xF));
        dict.SetString("OPENSSL_VERSION", LibCrypto.Text(LibCrypto.Version(0)));
        dict.SetString("OPENSSL_VERSION_NUMBER", (long)version);
        dict.SetString("OPENSSL_VERSION_INFO", numbers);
        dict.SetString("_OPENSSL_API_VERSION", numbers);
        dict.SetString("_DEFAULT_CIPHERS", TlsConstants.DefaultCiphers);
        dict.SetString("SSLCertVerificationError", ts.Interpreter.State<TlsState>().VerificationError(ts));
        foreach ((string name, long number) in TlsConstants.Numbers) dict.SetString(name, number);
        foreach ((string name, bool has) in TlsConstants.Features) dict.SetString(name, Value.Bool(has));
    }

    [PyFunction("RAND_add($module, string, entropy, /)\n--\n\nMix bytes into OpenSSL's random numbers.\n\nentropy tells how many bytes of randomness they hold.")]
    private static void RandAdd(ThreadState ts, Value @string, double entropy)
    {
        using BufferView view = BufferView.From(ts, @string.Ref is PyStr text ? PyBytes.Own(Encodings.EncodeUtf8(ts, text)) : @string);
        fixed (byte* start = view.Span) LibCrypto.AddRandom(start, view.Length, entropy);
    }

    [PyFunction("RAND_bytes($module, n, /)\n--\n\nSo many random bytes that nobody can foresee.")]
    private static PyBytes RandBytes(ThreadState ts, int n)
    {
        if (n < 0) throw Errors.ValueError("num must be positive");
        byte[] bytes = new byte[n];
        fixed (byte* start = bytes)
        {
            if (n > 0 && LibCrypto.RandomBytes(start, n) != 1) throw TlsErrors.Last(ts);
        }
        return PyBytes.Own(bytes);
    }

    [PyFunction("RAND_status($module, /)\n--\n\nReturn True where OpenSSL has enough randomness.")]
    private static bool RandStatus() => LibCrypto.RandomStatus() == 1;

    [PyFunction("txt2obj($module, /, txt, name=False)\n--\n\nReturn (NID, shortname, longname, OID) of an object.\n\nBy default it is looked up by its OID; with name=True by its short or long name\ntoo.")]
    private static PyTuple Txt2obj(ThreadState ts, [NoNulls] string txt, bool name)
    {
        fixed (byte* text = ObjectNames.Bytes(txt))
        {
            nint obj = LibCrypto.ParseObject(text, name ? 0 : 1);
            if (obj == 0) throw Errors.ValueError($"unknown object '{(txt.Length > 100 ? txt[..100] : txt)}'");
            try
            {
                return ObjectNames.Describe(obj);
            }
            finally
            {
                LibCrypto.FreeObject(obj);
            }
        }
    }

    [PyFunction("nid2obj($module, nid, /)\n--\n\nReturn (NID, shortname, longname, OID) of the object with that number.")]
    private static PyTuple Nid2obj(int nid)
    {
        if (nid < 0) throw Errors.ValueError("NID must be positive.");
        nint obj = LibCrypto.ObjectOf(nid);
        if (obj == 0 || nid == 0) throw Errors.ValueError(obj == 0 ? $"unknown NID {nid}" : "Unknown object");
        return ObjectNames.Describe(obj);
    }

    [PyFunction("get_default_verify_paths($module, /)\n--\n\nReturn where OpenSSL looks for trusted certificates.\n\nThe values are: environment variable of the file, file, environment variable\nof the folder, folder.")]
    private static PyTuple GetDefaultVerifyPaths() => new(
        LibCrypto.Text(LibCrypto.FileVariable()), LibCrypto.Text(LibCrypto.DefaultFile()),
        LibCrypto.Text(LibCrypto.FolderVariable()), LibCrypto.Text(LibCrypto.DefaultFolder()));

    [PyFunction("_test_decode_cert($module, path, /)\n--\n\n")]
    private static PyDict TestDecodeCert(ThreadState ts, Value path)
    {
        nint bio;
        fixed (byte* name = Platform.PathArgument.ToBytes(ts, path))
        fixed (byte* mode = "r\0"u8) bio = LibCrypto.OpenBio(name, mode);
        if (bio == 0) throw TlsErrors.Plain("Can't open file");
        nint certificate = LibCrypto.ReadCertificate(bio, 0, null, 0);
        _ = LibCrypto.FreeBio(bio);
        if (certificate == 0) throw TlsErrors.Plain("Error decoding PEM-encoded file");
        byte[] der = PyCertificate.Encode(certificate);
        LibCrypto.FreeCertificate(certificate);
        return CertificateReader.Read(der);
    }
}
