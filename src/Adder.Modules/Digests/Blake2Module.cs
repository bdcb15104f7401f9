using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary><c>_blake2.blake2b</c></summary>
[PyType("blake2b", Module = "_blake2", Subclassable = false, Doc = """
    blake2b(data=b'', /, *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,
            key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
            node_offset=0, node_depth=0, inner_size=0, last_node=False,
            usedforsecurity=True)
    --

    A BLAKE2b hash object.
    """)]
internal sealed partial class PyBlake2b(Digest digest) : PyHash(TypeObject, digest)
{
    [PyConstant(Name = "SALT_SIZE")] internal const int SaltSize = Blake2bDigest.SaltSize;
    [PyConstant(Name = "PERSON_SIZE")] internal const int PersonSize = Blake2bDigest.SaltSize;
    [PyConstant(Name = "MAX_KEY_SIZE")] internal const int MaxKeySize = Blake2bDigest.MostKey;
    [PyConstant(Name = "MAX_DIGEST_SIZE")] internal const int MaxDigestSize = Blake2bDigest.MostDigest;

    [Slot(Slot.TpNew, Signature = "blake2b(data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)")]
    internal static Value New(
        ThreadState ts, PyType type, Value data = default, int digestSize = MaxDigestSize, Value key = default, Value salt = default,
        Value person = default, int fanout = 1, int depth = 1, Value leafSize = default, Value nodeOffset = default, int nodeDepth = 0,
        int innerSize = 0, bool lastNode = false, bool usedforsecurity = true) =>
        new PyBlake2b(Feed(ts, Blake2Variant.B.Start(ts, digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode), data));

    private protected override PyHash Make(Digest digest) => new PyBlake2b(digest);
}

/// <summary><c>_blake2.blake2s</c></summary>
[PyType("blake2s", Module = "_blake2", Subclassable = false, Doc = """
    blake2s(data=b'', /, *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,
            key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
            node_offset=0, node_depth=0, inner_size=0, last_node=False,
            usedforsecurity=True)
    --

    A BLAKE2s hash object.
    """)]
internal sealed partial class PyBlake2s(Digest digest) : PyHash(TypeObject, digest)
{
    [PyConstant(Name = "SALT_SIZE")] internal const int SaltSize = Blake2sDigest.SaltSize;
    [PyConstant(Name = "PERSON_SIZE")] internal const int PersonSize = Blake2sDigest.SaltSize;
    [PyConstant(Name = "MAX_KEY_SIZE")] internal const int MaxKeySize = Blake2sDigest.MostKey;
    [PyConstant(Name = "MAX_DIGEST_SIZE")] internal const int MaxDigestSize = Blake2sDigest.MostDigest;

    [Slot(Slot.TpNew, Signature = "blake2s(data=b'', /, *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)")]
    internal static Value New(
        ThreadState ts, PyType type, Value data = default, int digestSize = MaxDigestSize, Value key = default, Value salt = default,
        Value person = default, int fanout = 1, int depth = 1, Value leafSize = default, Value nodeOffset = default, int nodeDepth = 0,
        int innerSize = 0, bool lastNode = false, bool usedforsecurity = true) =>
        new PyBlake2s(Feed(ts, Blake2Variant.S.Start(ts, digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode), data));

    private protected override PyHash Make(Digest digest) => new PyBlake2s(digest);
}

/// <summary>The _blake2 module.</summary>
[PyModule("_blake2", Doc = "The hash functions BLAKE2b and BLAKE2s.")]
[PyModuleType(typeof(PyBlake2b))]
[PyModuleType(typeof(PyBlake2s))]
internal static partial class Blake2Module
{
    [PyConstant] internal const int BLAKE2B_SALT_SIZE = Blake2bDigest.SaltSize;
    [PyConstant] internal const int BLAKE2B_PERSON_SIZE = Blake2bDigest.SaltSize;
    [PyConstant] internal const int BLAKE2B_MAX_KEY_SIZE = Blake2bDigest.MostKey;
    [PyConstant] internal const int BLAKE2B_MAX_DIGEST_SIZE = Blake2bDigest.MostDigest;
    [PyConstant] internal const int BLAKE2S_SALT_SIZE = Blake2sDigest.SaltSize;
    [PyConstant] internal const int BLAKE2S_PERSON_SIZE = Blake2sDigest.SaltSize;
    [PyConstant] internal const int BLAKE2S_MAX_KEY_SIZE = Blake2sDigest.MostKey;
    [PyConstant] internal const int BLAKE2S_MAX_DIGEST_SIZE = Blake2sDigest.MostDigest;
}
