using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Modules.Digests;

/// <summary><c>_md5.md5</c></summary>
[PyType("md5", Module = "_md5", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyMd5(Digest digest) : PyHash(TypeObject, digest)
{
    private protected override PyHash Make(Digest digest) => new PyMd5(digest);
}

/// <summary>The _md5 module.</summary>
[PyModule("_md5")]
[PyModuleType(typeof(PyMd5), Name = "MD5Type")]
internal static partial class Md5Module
{
    [PyFunction("md5($module, /, string=b'', *, usedforsecurity=True)\n--\n\nAn MD5 hash object.", Name = "md5")]
    private static Value New(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        new PyMd5(PyHash.Feed(ts, new SystemDigest(SystemAlgorithm.Md5), @string));
}
