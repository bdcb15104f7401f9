namespace Adder.Modules.Digests;

/// <summary>The hashes by the names that hashlib.new() takes.</summary>
internal static class DigestNames
{
    /// <summary>The names that openssl_md_meth_names lists.</summary>
    internal static readonly string[] All =
    [
        "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
        "blake2b", "blake2s",
    ];

    /// <summary>A hash that has hashed nothing; null where there is none of that name.</summary>
    internal static Digest? Make(string name) => name.ToLowerInvariant() switch
    {
        "md5" or "ssl3-md5" => new SystemDigest(SystemAlgorithm.Md5),
        "sha1" or "sha-1" or "ssl3-sha1" => new SystemDigest(SystemAlgorithm.Sha1),
        "sha224" or "sha-224" or "sha2-224" => new Sha224Digest(),
        "sha256" or "sha-256" or "sha2-256" => new SystemDigest(SystemAlgorithm.Sha256),
        "sha384" or "sha-384" or "sha2-384" => new SystemDigest(SystemAlgorithm.Sha384),
        "sha512" or "sha-512" or "sha2-512" => new SystemDigest(SystemAlgorithm.Sha512),
        "sha3_224" or "sha3-224" => KeccakDigest.Sha3(224),
        "sha3_256" or "sha3-256" => KeccakDigest.Sha3(256),
        "sha3_384" or "sha3-384" => KeccakDigest.Sha3(384),
        "sha3_512" or "sha3-512" => KeccakDigest.Sha3(512),
        "shake_128" or "shake-128" or "shake128" => KeccakDigest.Shake(128),
        "shake_256" or "shake-256" or "shake256" => KeccakDigest.Shake(256),
        "blake2b" or "blake2b512" or "blake2b-512" => new Blake2bDigest(Blake2Parameters.Plain(Blake2bDigest.MostDigest)),
        "blake2s" or "blake2s256" or "blake2s-256" => new Blake2sDigest(Blake2Parameters.Plain(Blake2sDigest.MostDigest)),
        _ => null,
    };
}
