using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary><c>_hashlib.UnsupportedDigestmodError</c></summary>
[PyType("UnsupportedDigestmodError", Module = "_hashlib", Base = typeof(ValueErrorType))]
internal static partial class UnsupportedDigestmodErrorType;

/// <summary>The _hashlib module: hashes by name, and what is made of them.</summary>
[PyModule("_hashlib", Doc = "Hashes by name, keyed hashes and keys from passwords.")]
[PyModuleType(typeof(PyNamedHash))]
[PyModuleType(typeof(PyNamedXofHash))]
[PyModuleType(typeof(PyHmac))]
[PyModuleType(typeof(UnsupportedDigestmodErrorType))]
internal static partial class HashlibModule
{
    private const string Prefix = "openssl_";
    private const int MostScryptMemory = 32 << 20;

    [PyModuleExec]
    private static void Fill(ThreadState ts, PyModule module)
    {
        PySet names = new PyFrozenSet(PyType.FrozenSet);
        PyDict constructors = new();
        foreach (string name in DigestNames.All)
        {
            names.Add(ts, name);
            Value constructor = module.Dict.FindString(Prefix + name);
            if (!constructor.IsNull) constructors.Set(ts, constructor, name);
        }
        module.Dict.SetString("openssl_md_meth_names", names);
        module.Dict.SetString("_constructors", new PyMappingProxy(constructors));
    }

    private static Digest Named(string name) =>
        DigestNames.Make(name) ?? throw Errors.Make(UnsupportedDigestmodErrorType.TypeObject, "[digital envelope routines] unsupported");

    // py_digest_by_digestmod
    private static Digest ByDigestmod(ThreadState ts, Value digestmod)
    {
        if (digestmod.Ref is PyStr name) return Named(name.ToString());
        if (digestmod.Ref is PyBuiltinFunction { Def.Name: { } function } && function.StartsWith(Prefix, StringComparison.Ordinal)) return Named(function[Prefix.Length..]);
        throw Errors.Make(UnsupportedDigestmodErrorType.TypeObject, $"Unsupported digestmod {Repr.Of(ts, digestmod)}");
    }

    private static Digest FixedSize(Digest digest) => digest.Size > 0 ? digest : throw Errors.ValueError("no reason supplied");

    [PyFunction("new($module, /, name, string=b'', *, usedforsecurity=True)\n--\n\nA hash object of the hash with a name.", Name = "new")]
    private static Value New(ThreadState ts, Value name, Value @string = default, bool usedforsecurity = true)
    {
        if (name.Ref is not PyStr text) throw Errors.TypeError("name must be a string");
        return Make(ts, Named(text.ToString()), @string);
    }

    [PyFunction("hmac_new($module, /, key, msg=b'', digestmod=None)\n--\n\nA keyed hash object.", Name = "hmac_new")]
    private static Value HmacNew(ThreadState ts, BufferView key, Value msg = default, Value digestmod = default)
    {
        if (digestmod.IsNull) throw Errors.TypeError("Missing required parameter 'digestmod'.");
        HmacDigest digest = new(FixedSize(ByDigestmod(ts, digestmod)), key.Span);
        return new PyHmac(PyHash.Feed(ts, digest, msg.IsNull || msg.IsNone ? default : msg));
    }

    [PyFunction("hmac_digest($module, /, key, msg, digest)\n--\n\nThe keyed hash of a message, in one go.", Name = "hmac_digest")]
    private static Value HmacDigest(ThreadState ts, BufferView key, BufferView msg, Value digest)
    {
        HmacDigest keyed = new(FixedSize(ByDigestmod(ts, digest)), key.Span);
        keyed.Update(msg.Span);
        var result = new byte[keyed.Size];
        keyed.Result(result);
        return PyBytes.Own(result);
    }

    [PyFunction("compare_digest($module, a, b, /)\n--\n\nWhether two ASCII strings or bytes-like objects are equal, in constant time.", Name = "compare_digest")]
    private static Value CompareDigest(ThreadState ts, Value a, Value b) =>
        Calls.Call(ts, ModuleLookup.Attribute(ts, "_operator", "_compare_digest"), a, b);

    [PyFunction("get_fips_mode($module, /)\n--\n\nWhether only hashes that FIPS approves are allowed: 0.", Name = "get_fips_mode")]
    private static int GetFipsMode() => 0;

    [PyFunction("pbkdf2_hmac($module, /, hash_name, password, salt, iterations,\n            dklen=None)\n--\n\nA key from a password, by PBKDF2 with HMAC.", Name = "pbkdf2_hmac")]
    private static Value Pbkdf2(ThreadState ts, string hashName, BufferView password, BufferView salt, long iterations, Value dklen = default)
    {
        Digest digest = Named(hashName);
        if (iterations < 1) throw Errors.ValueError("iteration value must be greater than 0.");
        if (iterations > int.MaxValue) throw Errors.OverflowError("iteration value is too great.");
        long length = dklen.IsNull || dklen.IsNone ? digest.Size : Indexing.ToSsize(ts, dklen, PyType.OverflowError).OrThrow(ts);
        if (length < 1 && digest.Size == 0) throw Errors.ValueError("no reason supplied");
        if (length < 1) throw Errors.ValueError("key length must be greater than 0.");
        if (length > int.MaxValue) throw Errors.OverflowError("key length is too great.");
        _ = FixedSize(digest);
        var key = new byte[length];
        ReadOnlyMemory<byte> passwordMemory = password.Memory;
        ReadOnlyMemory<byte> saltMemory = salt.Memory;
        Blocking.Run(ts, () => KeyDerivation.Pbkdf2(digest, passwordMemory.Span, saltMemory.Span, (int)iterations, key));
        return PyBytes.Own(key);
    }

    [PyFunction("scrypt($module, /, password, *, salt=None, n=None, r=None, p=None,\n       maxmem=0, dklen=64)\n--\n\nA key from a password, by scrypt.", Name = "scrypt")]
    private static Value Scrypt(
        ThreadState ts, BufferView password, Value salt = default, Value n = default, Value r = default, Value p = default, long maxmem = 0, long dklen = 64)
    {
        if (salt.IsNull) throw Errors.TypeError("salt is required");
        using BufferView saltView = BufferView.From(ts, salt);
        ulong cost = Unsigned(n, "n");
        if (cost < 2 || !BitOperations.IsPow2(cost)) throw Errors.ValueError("n must be a power of 2.");
        ulong blockSize = Unsigned(r, "r");
        ulong parallel = Unsigned(p, "p");
        if (maxmem is < 0 or > int.MaxValue) throw Errors.ValueError($"maxmem must be positive and smaller than {int.MaxValue}");
        if (dklen is < 1 or > int.MaxValue) throw Errors.ValueError($"dklen must be greater than 0 and smaller than {int.MaxValue}");
        CheckScrypt(cost, blockSize, parallel, (ulong)maxmem);
        var key = new byte[dklen];
        ReadOnlyMemory<byte> passwordMemory = password.Memory;
        ReadOnlyMemory<byte> saltMemory = saltView.Memory;
        Blocking.Run(ts, () => KeyDerivation.Scrypt(passwordMemory.Span, saltMemory.Span, (int)cost, (int)blockSize, (int)parallel, key));
        return PyBytes.Own(key);
    }

    // What EVP_PBE_scrypt refuses.
    private static void CheckScrypt(ulong cost, ulong blockSize, ulong parallel, ulong maxmem)
    {
        if (blockSize == 0 || parallel == 0 || parallel > (1UL << 30) / blockSize || (blockSize < 4 && cost >> (int)(16 * blockSize) != 0))
        {
            throw Errors.ValueError("Invalid parameter combination for n, r, p, maxmem.");
        }
        UInt128 memory = (UInt128)parallel * 128 * blockSize + (UInt128)128 * blockSize * (cost + 2);
        if (memory > (maxmem == 0 ? MostScryptMemory : maxmem)) throw Errors.ValueError("[digital envelope routines] memory limit exceeded");
    }

    private static ulong Unsigned(Value value, string name)
    {
        const string Required = " is required and must be an unsigned int";
        if (value.IsNull || value.IsNone) throw Errors.TypeError(name + Required);
        if (!PyLong.TryBig(value, out BigInteger number)) throw Errors.TypeError($"scrypt() argument '{name}' must be int, not {value.Type.Name}");
        return number.Sign >= 0 && number <= ulong.MaxValue ? (ulong)number : throw Errors.TypeError(name + Required);
    }
}
