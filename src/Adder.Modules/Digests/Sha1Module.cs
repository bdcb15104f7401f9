using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Modules.Digests;

/// <summary><c>_sha1.sha1</c></summary>
[PyType("sha1", Module = "_sha1", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PySha1(Digest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PySha1(digest);
}

/// <summary>The _sha1 module.</summary>
[PyModule("_sha1")]
[PyModuleType(typeof(PySha1), Name = "SHA1Type")]
internal static partial class Sha1Module
{
    [PyFunction("sha1($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA SHA-1 hash object.", Name = "sha1")]
    private static Value New(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        new PySha1(PyHash.Feed(ts, new SystemDigest(SystemAlgorithm.Sha1), @string));
}
