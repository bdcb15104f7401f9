using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary><c>_hashlib.HASH</c></summary>
[PyType("HASH", Module = "_hashlib", Doc = """
    HASH(name, string=b'')
    --

    A hash object: update() takes bytes, digest() and hexdigest() give the hash
    of all of them, copy() makes another one that goes on from here.
    """)]
internal partial class PyNamedHash : PyHash
{
    internal PyNamedHash(Digest digest) : base(TypeObject, digest) { }

    private protected PyNamedHash(PyType type, Digest digest) : base(type, digest) { }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        ts.Raise(PyType.TypeError, $"cannot create '{type.Name}' instances");

    /// <summary>The object for a hash, whether its length is fixed or not.</summary>
    internal static PyNamedHash Of(Digest digest) => digest.Size == 0 ? new PyNamedXofHash(digest) : new PyNamedHash(digest);

    private protected override PyHash Make(Digest digest) => new PyNamedHash(digest);

    [Slot(Slot.TpRepr)]
    internal string ToRepr() => $"<{Digest.Name} {Type.Name} object @ {Identity.Hex(this)}>";
}

/// <summary><c>_hashlib.HASHXOF</c>: the caller chooses the length.</summary>
[PyType("HASHXOF", Module = "_hashlib", Base = typeof(PyNamedHash), Doc = """
    HASHXOF(name, string=b'')
    --

    A hash object whose digest() and hexdigest() are as long as they are asked to be.
    """)]
internal partial class PyNamedXofHash(Digest digest) : PyNamedHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PyNamedXofHash(digest);

    private byte[] Squeeze(long length)
    {
        if (length < 0) throw Errors.SystemError("Negative size passed to PyBytes_FromStringAndSize");
        if (length > Array.MaxLength) throw Errors.MemoryError();
        var result = new byte[length];
        lock (Digest) Digest.Result(result);
        return result;
    }

    [PyMethod("digest($self, /, length)\n--\n\nSo many bytes of the hash, as bytes.", Name = "digest")]
    private PyBytes GetDigestOf(long length) => PyBytes.Own(Squeeze(length));

    [PyMethod("hexdigest($self, /, length)\n--\n\nSo many bytes of the hash, as hexadecimal digits.", Name = "hexdigest")]
    private PyStr GetHexDigestOf(long length) => Hex(Squeeze(length));
}

/// <summary><c>_hashlib.HMAC</c></summary>
[PyType("HMAC", Module = "_hashlib", Subclassable = false, NoInstantiation = true, Doc = """
    A keyed hash: update() takes bytes, digest() and hexdigest() give the hash
    of all of them, copy() makes another one that goes on from here.
    """)]
internal sealed partial class PyHmac(HmacDigest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PyHmac((HmacDigest)digest);

    [PyMethod("update($self, /, msg)\n--\n\nHash more bytes.", Name = "update")]
    private void UpdateWith(ThreadState ts, Value msg) => Feed(ts, Digest, msg);

    [Slot(Slot.TpRepr)]
    private string ToRepr() => $"<{((HmacDigest)Digest).HashName} HMAC object @ {Identity.Hex(this)}>";
}
