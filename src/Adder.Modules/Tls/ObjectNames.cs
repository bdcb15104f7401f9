using Adder.Objects;

namespace Adder.Modules.Tls;

/// <summary>OpenSSL's names of object identifiers.</summary>
internal static unsafe class ObjectNames
{
    /// <summary>The long name of a dotted identifier; that itself where there is none.</summary>
    internal static string Long(string dotted)
    {
        fixed (byte* text = Bytes(dotted))
        {
            nint obj = LibCrypto.ParseObject(text, 1);
            if (obj == 0) return dotted;
            int nid = LibCrypto.NidOf(obj);
            LibCrypto.FreeObject(obj);
            return nid == 0 ? dotted : LibCrypto.Text(LibCrypto.LongName(nid));
        }
    }

    /// <summary>(nid, short name, long name, dotted). (asn1obj2py)</summary>
    internal static PyTuple Describe(nint obj)
    {
        int nid = LibCrypto.NidOf(obj);
        if (nid == 0) throw Errors.ValueError("Unknown object");
        const int size = 128;
        byte* dotted = stackalloc byte[size];
        int length = LibCrypto.TextOf(dotted, size, obj, 1);
        return new PyTuple(
            nid, LibCrypto.Text(LibCrypto.ShortName(nid)), LibCrypto.Text(LibCrypto.LongName(nid)),
            length > 0 ? PyStr.From(System.Text.Encoding.ASCII.GetString(dotted, Math.Min(length, size - 1))) : Value.None);
    }

    internal static byte[] Bytes(string text) => [.. System.Text.Encoding.UTF8.GetBytes(text), 0];
}
