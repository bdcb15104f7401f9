using Adder.Objects;

namespace Adder.Modules.Tls;

/// <summary>Ciphers as Python values.</summary>
internal static unsafe class CipherValues
{
    // cipher_to_tuple
    internal static Value Triple(nint cipher)
    {
        if (cipher == 0) return Value.None;
        return new PyTuple(LibCrypto.Text(LibSsl.CipherName(cipher)), LibCrypto.Text(LibSsl.CipherVersion(cipher)), LibSsl.CipherBits(cipher, null));
    }

    // cipher_to_dict
    internal static PyDict Describe(nint cipher)
    {
        const int size = 512;
        byte* description = stackalloc byte[size];
        LibSsl.CipherDescription(cipher, description, size - 1);
        int algorithmBits;
        int strength = LibSsl.CipherBits(cipher, &algorithmBits);
        PyDict result = new();
        result.SetString("id", (long)LibSsl.CipherId(cipher));
        result.SetString("name", LibCrypto.Text(LibSsl.CipherName(cipher)));
        result.SetString("protocol", LibCrypto.Text(LibSsl.CipherVersion(cipher)));
        result.SetString("description", LibCrypto.Text(description).TrimEnd('\n'));
        result.SetString("strength_bits", strength);
        result.SetString("alg_bits", algorithmBits);
        result.SetString("aead", Value.Bool(LibSsl.IsAead(cipher) != 0));
        result.SetString("symmetric", LongName(LibSsl.CipherAlgorithm(cipher)));
        result.SetString("digest", LongName(LibSsl.CipherDigest(cipher)));
        result.SetString("kea", LongName(LibSsl.CipherExchange(cipher)));
        result.SetString("auth", LongName(LibSsl.CipherAuthentication(cipher)));
        return result;
    }

    private static Value LongName(int nid) => nid == 0 ? Value.None : LibCrypto.Text(LibCrypto.LongName(nid));
}
