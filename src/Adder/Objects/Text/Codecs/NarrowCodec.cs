using System.Numerics;
using System.Text;

namespace Adder.Objects.Codecs;

/// <summary>ASCII and Latin-1: a character is a byte, or cannot be encoded.</summary>
internal static class NarrowCodec
{
    private const string Ascii7 = "ascii";
    private const string NotInAscii = "ordinal not in range(128)";

    internal static PyStr DecodeLatin1(ReadOnlySpan<byte> input) => PyStr.FromLatin1(input);

    internal static PyStr DecodeAscii(ReadOnlySpan<byte> input, DecodeErrors errors)
    {
        if (Ascii.IsValid(input)) return PyStr.FromLatin1(input);
        var target = new StrBuilder(input.Length);
        int at = 0;
        while (at < input.Length)
        {
            if (input[at] < 0x80)
            {
                target.Append(input[at++]);
            }
            else
            {
                at = errors.Handle(Ascii7, ref input, at, at + 1, NotInAscii, target);
            }
        }
        return target.ToStr();
    }

    internal static byte[] EncodeAscii(PyStr text, EncodeErrors errors) =>
        text.Kind == StrKind.Latin1 && Ascii.IsValid(text.Latin1)
            ? text.Latin1.ToArray()
            : Encode(text, errors, 128, Ascii7, NotInAscii);

    internal static byte[] EncodeLatin1(PyStr text, EncodeErrors errors) =>
        text.Kind == StrKind.Latin1
            ? text.Latin1.ToArray()
            : Encode(text, errors, 256, "latin-1", "ordinal not in range(256)");

    private static byte[] Encode(PyStr text, EncodeErrors errors, int limit, string encoding, string reason) => text.Kind switch
    {
        StrKind.Latin1 => Encode(text, text.Latin1, errors, limit, encoding, reason),
        StrKind.Ucs2 => Encode(text, text.Ucs2, errors, limit, encoding, reason),
        _ => Encode(text, text.Ucs4, errors, limit, encoding, reason),
    };

    // unicode_encode_ucs1
    private static byte[] Encode<T>(
        PyStr text, ReadOnlySpan<T> characters, EncodeErrors errors, int limit, string encoding, string reason)
        where T : unmanaged, IBinaryInteger<T>
    {
        var target = new ByteBuilder(characters.Length);
        int at = 0;
        while (at < characters.Length)
        {
            int c = int.CreateTruncating(characters[at]);
            if (c < limit)
            {
                target.Append((byte)c);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < characters.Length && int.CreateTruncating(characters[end]) >= limit) end++;
            EncodeReplacement replacement = errors.Handle(encoding, text, at, end, reason);
            if (replacement.Bytes is { } bytes)
            {
                target.Append(bytes);
            }
            else
            {
                PyStr stand = replacement.Text!;
                for (int i = 0; i < stand.Length; i++)
                {
                    if (stand[i] >= limit) throw errors.Refuse(encoding, text, at, end, reason);
                    target.Append((byte)stand[i]);
                }
            }
            at = replacement.Position;
        }
        return target.ToArray();
    }
}
