using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary><c>_ssl.Certificate</c></summary>
[PyType("Certificate", Module = "_ssl", Subclassable = false, NoInstantiation = true)]
internal sealed unsafe partial class PyCertificate : PyObject
{
    private const int Pem = 1, Der = 2;

    private readonly nint _handle;
    private Deathbed _deathbed;

    /// <summary>Takes a reference of its own.</summary>
    internal PyCertificate(nint handle) : base(TypeObject)
    {
        _handle = handle;
        _ = LibCrypto.ShareCertificate(handle);
    }

    ~PyCertificate()
    {
        if (_deathbed.IsDead(this)) LibCrypto.FreeCertificate(_handle);
    }

    /// <summary>The certificate's bytes.</summary>
    internal static byte[] Encode(nint certificate)
    {
        byte[] bytes = new byte[LibCrypto.Encode(certificate, null)];
        fixed (byte* start = bytes)
        {
            byte* at = start;
            LibCrypto.Encode(certificate, &at);
        }
        return bytes;
    }

    /// <summary>A list of the certificates of a stack; None where there is none.</summary>
    internal static Value ListOf(nint stack)
    {
        if (stack == 0) return Value.None;
        PyList list = new();
        for (int i = 0; i < LibCrypto.Count(stack); i++) list.Add(new PyCertificate(LibCrypto.Item(stack, i)));
        return list;
    }

    [PyMethod("public_bytes($self, /, format=_ssl.ENCODING_PEM)\n--\n\nReturn the certificate in PEM form (as text) or DER form.")]
    private Value PublicBytes(ThreadState ts, int format = Pem)
    {
        if (format == Der) return PyBytes.Own(Encode(_handle));
        if (format != Pem) throw Errors.ValueError("Unsupported format");
        nint bio = LibCrypto.NewBio(LibCrypto.MemoryMethod());
        _ = LibCrypto.WriteCertificate(bio, _handle);
        return Drain(bio);
    }

    private static Value Drain(nint bio)
    {
        byte[] text = new byte[(int)LibCrypto.Control(bio, LibCrypto.BioPending, 0, null)];
        fixed (byte* start = text) _ = LibCrypto.Read(bio, start, text.Length);
        _ = LibCrypto.FreeBio(bio);
        return PyStr.From(System.Text.Encoding.UTF8.GetString(text));
    }

    [PyMethod("get_info($self, /)\n--\n\nReturn what the certificate says, as getpeercert() does.")]
    private PyDict GetInfo() => CertificateReader.Read(Encode(_handle));

    [Slot(Slot.TpRepr)]
    private string ReprOf()
    {
        const uint rfc2253 = 0x1110317;
        nint bio = LibCrypto.NewBio(LibCrypto.MemoryMethod());
        _ = LibCrypto.PrintName(bio, LibCrypto.SubjectName(_handle), 0, rfc2253);
        return $"<_ssl.Certificate '{Drain(bio)}'>";
    }

    [Slot(Slot.TpHash)]
    private long Hash() => (long)LibCrypto.SubjectHash(_handle);

    [Slot(Slot.TpRichcompare)]
    private Value Compare(Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyCertificate certificate) return Value.NotImplemented;
        return LibCrypto.Compare(_handle, certificate._handle) == 0 == (op == CompareOp.Eq);
    }
}
