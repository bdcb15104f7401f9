using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary>The constructors that go by OpenSSL's name.</summary>
internal static partial class HashlibModule
{
    private static Value Make(ThreadState ts, Digest digest, Value data) => PyNamedHash.Of(PyHash.Feed(ts, digest, data));

    [PyFunction("openssl_md5($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA md5 hash object.", Name = "openssl_md5")]
    private static Value OpenSslMd5(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, new SystemDigest(SystemAlgorithm.Md5), @string);

    [PyFunction("openssl_sha1($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha1 hash object.", Name = "openssl_sha1")]
    private static Value OpenSslSha1(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, new SystemDigest(SystemAlgorithm.Sha1), @string);

    [PyFunction("openssl_sha224($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha224 hash object.", Name = "openssl_sha224")]
    private static Value OpenSslSha224(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, new Sha224Digest(), @string);

    [PyFunction("openssl_sha256($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha256 hash object.", Name = "openssl_sha256")]
    private static Value OpenSslSha256(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, new SystemDigest(SystemAlgorithm.Sha256), @string);

    [PyFunction("openssl_sha384($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha384 hash object.", Name = "openssl_sha384")]
    private static Value OpenSslSha384(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, new SystemDigest(SystemAlgorithm.Sha384), @string);

    [PyFunction("openssl_sha512($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha512 hash object.", Name = "openssl_sha512")]
    private static Value OpenSslSha512(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, new SystemDigest(SystemAlgorithm.Sha512), @string);

    [PyFunction("openssl_sha3_224($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha3_224 hash object.", Name = "openssl_sha3_224")]
    private static Value OpenSslSha3Of224(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, KeccakDigest.Sha3(224), @string);

    [PyFunction("openssl_sha3_256($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha3_256 hash object.", Name = "openssl_sha3_256")]
    private static Value OpenSslSha3Of256(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, KeccakDigest.Sha3(256), @string);

    [PyFunction("openssl_sha3_384($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha3_384 hash object.", Name = "openssl_sha3_384")]
    private static Value OpenSslSha3Of384(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, KeccakDigest.Sha3(384), @string);

    [PyFunction("openssl_sha3_512($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA sha3_512 hash object.", Name = "openssl_sha3_512")]
    private static Value OpenSslSha3Of512(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, KeccakDigest.Sha3(512), @string);

    [PyFunction("openssl_shake_128($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA shake_128 hash object.", Name = "openssl_shake_128")]
    private static Value OpenSslShake128(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, KeccakDigest.Shake(128), @string);

    [PyFunction("openssl_shake_256($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA shake_256 hash object.", Name = "openssl_shake_256")]
    private static Value OpenSslShake256(ThreadState ts, Value @string = default, bool usedforsecurity = true) =>
        Make(ts, KeccakDigest.Shake(256), @string);
}
