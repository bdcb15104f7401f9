using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary>Certificates, keys and whom to trust.</summary>
internal unsafe partial class PyTlsContext
{
    private const int PemLibrary = 9, NoStartLine = 108;

    /// <summary>What the callback for passwords works with.</summary>
    private sealed class PasswordSource
    {
        internal byte[]? Password;
        internal Value Callback;
        internal ThreadState Thread = null!;
        internal PyException? Error;

        // PEM_BUFSIZE
        internal const int Most = 1024;

        internal bool TryTake(Value value, string wrongType)
        {
            byte[]? bytes = value.Ref switch
            {
                PyStr text => Encodings.EncodeUtf8(Thread, text),
                PyByteString given => given.Span.ToArray(),
                _ => throw Errors.TypeError(wrongType),
            };
            if (bytes.Length > Most) throw Errors.ValueError($"password cannot be longer than {Most} bytes");
            Password = bytes;
            return true;
        }
    }

    [PyMethod("load_cert_chain($self, /, certfile, keyfile=None, password=None)\n--\n\n")]
    private void LoadCertChain(ThreadState ts, Value certfile, Value keyfile, Value password)
    {
        byte[] certificate = FileName(ts, certfile, "certfile"), key = keyfile.IsNone ? certificate : FileName(ts, keyfile, "keyfile");
        PasswordSource source = new() { Thread = ts };
        if (!password.IsNone)
        {
            if (Calls.IsCallable(password)) source.Callback = password;
            else source.TryTake(password, "password should be a string or callable");
        }
        GCHandle handle = GCHandle.Alloc(source);
        try
        {
            if (!password.IsNone)
            {
                LibSsl.SetPasswordCallback(Handle, (delegate* unmanaged[Cdecl]<byte*, int, int, nint, int>)&GivePassword);
                LibSsl.SetPasswordData(Handle, GCHandle.ToIntPtr(handle));
            }
            Load(ts, certificate, key, source);
        }
        finally
        {
            LibSsl.SetPasswordCallback(Handle, null);
            LibSsl.SetPasswordData(Handle, 0);
            handle.Free();
        }
    }

    private void Load(ThreadState ts, byte[] certificate, byte[] key, PasswordSource source)
    {
        const int pem = 1;
        LibCrypto.ClearErrors();
        fixed (byte* certificatePath = certificate)
        fixed (byte* keyPath = key)
        {
            ts.Interpreter.Lock.Drop();
            Marshal.SetLastSystemError(0);
            int done = LibSsl.UseChain(Handle, certificatePath);
            int errno = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            Check(ts, done, errno, source);
            ts.Interpreter.Lock.Drop();
            done = LibSsl.UseKey(Handle, keyPath, pem);
            errno = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            Check(ts, done, errno, source);
        }
        if (LibSsl.CheckKey(Handle) != 1) throw TlsErrors.Last(ts);
    }

    private static void Check(ThreadState ts, int done, int errno, PasswordSource source)
    {
        if (done == 1) return;
        if (source.Error is { } error)
        {
            LibCrypto.ClearErrors();
            throw new PythonException(error);
        }
        if (errno != 0 && IsSystemError())
        {
            LibCrypto.ClearErrors();
            throw SystemErrors.Of(ts, errno);
        }
        throw TlsErrors.Last(ts);
    }

    // A file that cannot be read: libcrypto notes the system's error below its own.
    private static bool IsSystemError()
    {
        ulong code = LibCrypto.LastError();
        const int systemLibrary = 2, tlsLibrary = 20, bioLibrary = 32, systemReason = 2 | 0x80000;
        int library = TlsErrors.LibraryOf(code), reason = TlsErrors.ReasonOf(code);
        return library == systemLibrary || (library is tlsLibrary or bioLibrary && reason is systemReason or 128)
            || (library == 11 && reason == systemReason);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GivePassword(byte* buffer, int size, int writing, nint data)
    {
        var source = (PasswordSource)GCHandle.FromIntPtr(data).Target!;
        ThreadState ts = source.Thread;
        ts.Interpreter.Lock.Take(ts);
        try
        {
            if (source.Error is not null) return -1;
            if (!source.Callback.IsNull)
            {
                source.TryTake(Calls.Call(ts, source.Callback).OrThrow(ts), "password callback must return a string");
            }
            byte[] password = source.Password!;
            if (password.Length > size) throw Errors.ValueError($"password cannot be longer than {size} bytes");
            password.CopyTo(new Span<byte>(buffer, size));
            return password.Length;
        }
        catch (PythonException error)
        {
            source.Error = error.Error;
            return -1;
        }
        finally
        {
            ts.Interpreter.Lock.Drop();
        }
    }

    private static byte[] FileName(ThreadState ts, Value path, string what)
    {
        try
        {
            return PathArgument.ToBytes(ts, path);
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.TypeError))
        {
            throw Errors.TypeError($"{what} should be a valid filesystem path");
        }
    }

    [PyMethod("load_verify_locations($self, /, cafile=None, capath=None, cadata=None)\n--\n\n")]
    private void LoadVerifyLocations(ThreadState ts, Value cafile, Value capath, Value cadata)
    {
        if (cafile.IsNone && capath.IsNone && cadata.IsNone) throw Errors.TypeError("cafile, capath and cadata cannot be all omitted");
        byte[]? file = cafile.IsNone ? null : FileName(ts, cafile, "cafile"), folder = capath.IsNone ? null : FileName(ts, capath, "capath");
        if (!cadata.IsNone) AddAuthorities(ts, cadata);
        if (file is null && folder is null) return;
        LibCrypto.ClearErrors();
        fixed (byte* filePath = file)
        fixed (byte* folderPath = folder)
        {
            ts.Interpreter.Lock.Drop();
            Marshal.SetLastSystemError(0);
            int done = LibSsl.LoadLocations(Handle, filePath, folderPath);
            int errno = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            if (done == 1) return;
            if (errno != 0)
            {
                LibCrypto.ClearErrors();
                throw SystemErrors.Of(ts, errno);
            }
            throw TlsErrors.Last(ts);
        }
    }

    private void AddAuthorities(ThreadState ts, Value data)
    {
        if (data.Ref is PyStr text)
        {
            string plain = text.ToString();
            if (!System.Text.Ascii.IsValid(plain)) throw Errors.TypeError("cadata should be an ASCII string or a bytes-like object");
            AddAuthorities(ts, System.Text.Encoding.ASCII.GetBytes(plain), isPem: true);
            return;
        }
        if (!Buffers.Has(data)) throw Errors.TypeError("cadata should be an ASCII string or a bytes-like object");
        AddAuthorities(ts, Buffers.Copy(ts, data), isPem: false);
    }

    // _add_ca_certs
    private void AddAuthorities(ThreadState ts, byte[] data, bool isPem)
    {
        if (data.Length == 0) throw Errors.ValueError("Empty certificate data");
        LibCrypto.ClearErrors();
        int loaded = 0;
        fixed (byte* start = data)
        {
            nint bio = LibCrypto.NewBio(start, data.Length);
            nint store = LibSsl.Store(Handle);
            nint certificate;
            while ((isPem || LibCrypto.Control(bio, LibCrypto.BioEof, 0, null) == 0) && (certificate = isPem ? LibCrypto.ReadCertificate(bio, 0, null, 0) : LibCrypto.DecodeCertificate(bio, 0)) != 0)
            {
                bool added = LibCrypto.AddCertificate(store, certificate) == 1;
                LibCrypto.FreeCertificate(certificate);
                if (!added) break;
                loaded++;
            }
            _ = LibCrypto.FreeBio(bio);
        }
        ulong code = LibCrypto.LastError();
        int library = TlsErrors.LibraryOf(code), reason = TlsErrors.ReasonOf(code);
        bool isEnd = code == 0 || (loaded > 0 && isPem && library == PemLibrary && reason == NoStartLine);
        if (loaded == 0)
        {
            LibCrypto.ClearErrors();
            throw TlsErrors.Last(ts, isPem ? "no start line: cadata does not contain a certificate" : "not enough data: cadata does not contain a certificate");
        }
        if (!isEnd) throw TlsErrors.Last(ts);
        LibCrypto.ClearErrors();
    }

    [PyMethod("set_default_verify_paths($self, /)\n--\n\n")]
    private void SetDefaultVerifyPaths(ThreadState ts)
    {
        if (LibSsl.SetDefaultPaths(Handle) != 1) throw TlsErrors.Last(ts);
    }

    [PyMethod("cert_store_stats($self, /)\n--\n\nReturn how many certificates, authorities among them, and revocation lists are\nloaded.\n\nThose in a folder are loaded when they are needed.")]
    private PyDict CertStoreStats()
    {
        const int certificateKind = 1, revocationKind = 2;
        long certificates = 0, authorities = 0, revocations = 0;
        nint objects = LibCrypto.StoreObjects(LibSsl.Store(Handle));
        for (int i = 0; i < LibCrypto.Count(objects); i++)
        {
            nint obj = LibCrypto.Item(objects, i);
            int kind = LibCrypto.ObjectType(obj);
            if (kind == revocationKind) revocations++;
            if (kind != certificateKind) continue;
            certificates++;
            if (LibCrypto.IsAuthority(LibCrypto.ObjectCertificate(obj)) != 0) authorities++;
        }
        PyDict result = new();
        result.SetString("x509", certificates);
        result.SetString("crl", revocations);
        result.SetString("x509_ca", authorities);
        return result;
    }

    [PyMethod("get_ca_certs($self, /, binary_form=False)\n--\n\nReturn a list of dicts, or of DER bytes, of the loaded authorities.\n\nThose in a folder are loaded when they are needed.")]
    private PyList GetCaCerts(bool binaryForm)
    {
        PyList list = new();
        nint objects = LibCrypto.StoreObjects(LibSsl.Store(Handle));
        for (int i = 0; i < LibCrypto.Count(objects); i++)
        {
            nint certificate = LibCrypto.ObjectCertificate(LibCrypto.Item(objects, i));
            if (certificate == 0 || LibCrypto.IsAuthority(certificate) == 0) continue;
            byte[] der = PyCertificate.Encode(certificate);
            list.Add(binaryForm ? PyBytes.Own(der) : CertificateReader.Read(der));
        }
        return list;
    }

    [PyMethod("load_dh_params($self, path, /)\n--\n\n")]
    private void LoadDhParams(ThreadState ts, Value path)
    {
        Auditing.Raise(ts, "open", path, "rb", 0);
        LibCrypto.ClearErrors();
        nint bio;
        fixed (byte* name = PathArgument.ToBytes(ts, path))
        fixed (byte* mode = "r\0"u8) bio = LibCrypto.OpenBio(name, mode);
        if (bio == 0)
        {
            int errno = Marshal.GetLastPInvokeError();
            LibCrypto.ClearErrors();
            throw SystemErrors.Of(ts, errno, path);
        }
        nint parameters = LibCrypto.ReadDhParameters(bio, 0, null, 0);
        _ = LibCrypto.FreeBio(bio);
        if (parameters == 0) throw TlsErrors.Last(ts);
        bool done = LibSsl.ControlContext(Handle, LibSsl.SetTmpDh, 0, (void*)parameters) != 0;
        LibCrypto.FreeDh(parameters);
        if (!done) throw TlsErrors.Last(ts);
    }
}
