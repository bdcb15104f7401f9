using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Modules.Digests;

/// <summary><c>_sha2.SHA224Type</c></summary>
[PyType("SHA224Type", Module = "_sha2", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PySha224(Digest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PySha224(digest);
}

/// <summary><c>_sha2.SHA256Type</c></summary>
[PyType("SHA256Type", Module = "_sha2", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PySha256(Digest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PySha256(digest);
}

/// <summary><c>_sha2.SHA384Type</c></summary>
[PyType("SHA384Type", Module = "_sha2", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PySha384(Digest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PySha384(digest);
}

/// <summary><c>_sha2.SHA512Type</c></summary>
[PyType("SHA512Type", Module = "_sha2", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PySha512(Digest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PySha512(digest);
}

/// <summary>The _sha2 module.</summary>
[PyModule("_sha2")]
[PyModuleType(typeof(PySha224))]
[PyModuleType(typeof(PySha256))]
[PyModuleType(typeof(PySha384))]
[PyModuleType(typeof(PySha512))]
internal static partial class Sha2Module
{
    [PyFunction("sha224($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA SHA-224 hash object.", Name = "sha224")]
    private static Value New224(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        new PySha224(PyHash.Feed(ts, new Sha224Digest(), @string));

    [PyFunction("sha256($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA SHA-256 hash object.", Name = "sha256")]
    private static Value New256(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        new PySha256(PyHash.Feed(ts, new SystemDigest(SystemAlgorithm.Sha256), @string));

    [PyFunction("sha384($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA SHA-384 hash object.", Name = "sha384")]
    private static Value New384(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        new PySha384(PyHash.Feed(ts, new SystemDigest(SystemAlgorithm.Sha384), @string));

    [PyFunction("sha512($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA SHA-512 hash object.", Name = "sha512")]
    private static Value New512(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        new PySha512(PyHash.Feed(ts, new SystemDigest(SystemAlgorithm.Sha512), @string));
}
