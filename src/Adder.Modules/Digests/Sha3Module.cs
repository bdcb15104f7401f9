using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary>What the types of _sha3 have in common.</summary>
internal abstract class PyKeccakHash(PyType type, Digest digest) : PyHash(type, digest)
{
    private KeccakDigest Keccak => (KeccakDigest)Digest;

    [PyGetSet("_capacity_bits")]
    internal int CapacityBits => 1600 - RateBits;

    [PyGetSet("_rate_bits")]
    internal int RateBits => Keccak.BlockSize * 8;

    [PyGetSet("_suffix")]
    internal PyBytes Suffix => PyBytes.FromByte(Keccak.Suffix);
}

/// <summary>Hashes whose result is as long as one asks for.</summary>
internal abstract class PyShakeHash(PyType type, Digest digest) : PyKeccakHash(type, digest)
{
    [PyMethod("digest($self, length, /)\n--\n\nSo many bytes of the hash, as bytes.", Name = "digest")]
    internal PyBytes GetDigestOf(ThreadState ts, Value length) => PyBytes.Own(Squeeze(ts, length));

    [PyMethod("hexdigest($self, length, /)\n--\n\nSo many bytes of the hash, as hexadecimal digits.", Name = "hexdigest")]
    internal PyStr GetHexDigestOf(ThreadState ts, Value length) => Hex(Squeeze(ts, length));

    /// <summary>So many bytes of the result. Throws. (_sha3_shake_128_digest)</summary>
    private byte[] Squeeze(ThreadState ts, Value length)
    {
        ulong count = HashArguments.UnsignedLong(ts, length);
        if (count >= 1 << 29) throw Errors.ValueError("length is too large");
        var result = new byte[count];
        lock (Digest) Digest.Result(result);
        return result;
    }
}

/// <summary><c>_sha3.sha3_224</c></summary>
[PyType("sha3_224", Module = "_sha3", Subclassable = false, Doc = "sha3_224([data], *, usedforsecurity=True) -> SHA3 object\n\nA SHA3-224 hash object.")]
internal sealed partial class PySha3Of224(Digest digest) : PyKeccakHash(TypeObject, digest)
{
    [Slot(Slot.TpNew, Signature = "sha3_224(data=<unrepresentable>, /, *, usedforsecurity=True)")]
    internal static Value New(ThreadState ts, PyType type, Value data = default, bool usedforsecurity = true) =>
        new PySha3Of224(Feed(ts, KeccakDigest.Sha3(224), data));

    private protected override PyHash Make(Digest digest) => new PySha3Of224(digest);
}

/// <summary><c>_sha3.sha3_256</c></summary>
[PyType("sha3_256", Module = "_sha3", Subclassable = false, Doc = "sha3_256([data], *, usedforsecurity=True) -> SHA3 object\n\nA SHA3-256 hash object.")]
internal sealed partial class PySha3Of256(Digest digest) : PyKeccakHash(TypeObject, digest)
{
    [Slot(Slot.TpNew, Signature = "sha3_256(data=<unrepresentable>, /, *, usedforsecurity=True)")]
    internal static Value New(ThreadState ts, PyType type, Value data = default, bool usedforsecurity = true) =>
        new PySha3Of256(Feed(ts, KeccakDigest.Sha3(256), data));

    private protected override PyHash Make(Digest digest) => new PySha3Of256(digest);
}

/// <summary><c>_sha3.sha3_384</c></summary>
[PyType("sha3_384", Module = "_sha3", Subclassable = false, Doc = "sha3_384([data], *, usedforsecurity=True) -> SHA3 object\n\nA SHA3-384 hash object.")]
internal sealed partial class PySha3Of384(Digest digest) : PyKeccakHash(TypeObject, digest)
{
    [Slot(Slot.TpNew, Signature = "sha3_384(data=<unrepresentable>, /, *, usedforsecurity=True)")]
    internal static Value New(ThreadState ts, PyType type, Value data = default, bool usedforsecurity = true) =>
        new PySha3Of384(Feed(ts, KeccakDigest.Sha3(384), data));

    private protected override PyHash Make(Digest digest) => new PySha3Of384(digest);
}

/// <summary><c>_sha3.sha3_512</c></summary>
[PyType("sha3_512", Module = "_sha3", Subclassable = false, Doc = "sha3_512([data], *, usedforsecurity=True) -> SHA3 object\n\nA SHA3-512 hash object.")]
internal sealed partial class PySha3Of512(Digest digest) : PyKeccakHash(TypeObject, digest)
{
    [Slot(Slot.TpNew, Signature = "sha3_512(data=<unrepresentable>, /, *, usedforsecurity=True)")]
    internal static Value New(ThreadState ts, PyType type, Value data = default, bool usedforsecurity = true) =>
        new PySha3Of512(Feed(ts, KeccakDigest.Sha3(512), data));

    private protected override PyHash Make(Digest digest) => new PySha3Of512(digest);
}

/// <summary><c>_sha3.shake_128</c></summary>
[PyType("shake_128", Module = "_sha3", Subclassable = false, Doc = "shake_128([data], *, usedforsecurity=True) -> SHAKE object\n\nA SHAKE128 hash object.")]
internal sealed partial class PyShake128(Digest digest) : PyShakeHash(TypeObject, digest)
{
    [Slot(Slot.TpNew, Signature = "shake_128(data=<unrepresentable>, /, *, usedforsecurity=True)")]
    internal static Value New(ThreadState ts, PyType type, Value data = default, bool usedforsecurity = true) =>
        new PyShake128(Feed(ts, KeccakDigest.Shake(128), data));

    private protected override PyHash Make(Digest digest) => new PyShake128(digest);
}

/// <summary><c>_sha3.shake_256</c></summary>
[PyType("shake_256", Module = "_sha3", Subclassable = false, Doc = "shake_256([data], *, usedforsecurity=True) -> SHAKE object\n\nA SHAKE256 hash object.")]
internal sealed partial class PyShake256(Digest digest) : PyShakeHash(TypeObject, digest)
{
    [Slot(Slot.TpNew, Signature = "shake_256(data=<unrepresentable>, /, *, usedforsecurity=True)")]
    internal static Value New(ThreadState ts, PyType type, Value data = default, bool usedforsecurity = true) =>
        new PyShake256(Feed(ts, KeccakDigest.Shake(256), data));

    private protected override PyHash Make(Digest digest) => new PyShake256(digest);
}

/// <summary>The _sha3 module.</summary>
[PyModule("_sha3")]
[PyModuleType(typeof(PySha3Of224))]
[PyModuleType(typeof(PySha3Of256))]
[PyModuleType(typeof(PySha3Of384))]
[PyModuleType(typeof(PySha3Of512))]
[PyModuleType(typeof(PyShake128))]
[PyModuleType(typeof(PyShake256))]
internal static partial class Sha3Module
{
    [PyConstant(Name = "implementation")] internal const string Implementation = "Adder";
}
