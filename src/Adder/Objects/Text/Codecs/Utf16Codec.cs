using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Adder.Objects.Codecs;

/// <summary>UTF-16 in both byte orders.</summary>
internal static class Utf16Codec
{
    private const string NotAllowed = "surrogates not allowed";

    /// <summary>Decodes; unless final, leaves an incomplete character at the end alone. A mark decides the order, and is handed out.</summary>
    internal static PyStr Decode(
        ReadOnlySpan<byte> input, DecodeErrors errors, ref ByteOrder order, bool final, out int consumed)
    {
        int at = 0;
        if (order == ByteOrder.Marked && input.Length >= 2)
        {
            if (input[0] == 0xFF && input[1] == 0xFE) order = ByteOrder.LittleEndian;
            if (input[0] == 0xFE && input[1] == 0xFF) order = ByteOrder.BigEndian;
            if (order != ByteOrder.Marked) at = 2;
        }
        bool big = order == ByteOrder.BigEndian;
        string encoding = big ? "utf-16-be" : "utf-16-le";
        var target = new StrBuilder(input.Length / 2);
        while (at < input.Length)
        {
            if (!DecodeCharacter(input, at, big, out int c, out int length, out int faultStart, out int faultEnd, out string? reason))
            {
                bool cutOff = faultEnd == input.Length && reason is "truncated data" or "unexpected end of data";
                if (!final && cutOff) break;
                at = errors.Handle(encoding, ref input, faultStart, faultEnd, reason!, target);
                continue;
            }
            target.Append(c);
            at += length;
        }
        consumed = at;
        return target.ToStr();
    }

    internal static byte[] Encode(PyStr text, EncodeErrors errors, ByteOrder order)
    {
        string encoding = order switch
        {
            ByteOrder.LittleEndian => "utf-16-le",
            ByteOrder.BigEndian => "utf-16-be",
            _ => "utf-16",
        };
        bool big = order == ByteOrder.BigEndian;
        var target = new ByteBuilder(text.Length * 2 + 2);
        if (order == ByteOrder.Marked) Append(0xFEFF, big, ref target);
        switch (text.Kind)
        {
            case StrKind.Latin1:
                foreach (byte c in text.Latin1) Append(c, big, ref target);
                break;
            case StrKind.Ucs2 when !big && !text.Ucs2.ContainsAnyInRange('\uD800', '\uDFFF'):
                target.Append(MemoryMarshal.AsBytes(text.Ucs2));
                break;
            case StrKind.Ucs2:
                Encode(text, text.Ucs2, errors, encoding, big, ref target);
                break;
            default:
                Encode(text, text.Ucs4, errors, encoding, big, ref target);
                break;
        }
        return target.ToArray();
    }

    private static bool DecodeCharacter(
        ReadOnlySpan<byte> input, int at, bool big, out int c, out int length, out int faultStart, out int faultEnd, out string? reason)
    {
        c = 0;
        length = 2;
        faultStart = at;
        faultEnd = input.Length;
        reason = "truncated data";
        if (input.Length - at < 2) return false;
        c = Read(input, at, big);
        if (c is < 0xD800 or > 0xDFFF) return true;
        faultEnd = at + 2;
        reason = "illegal encoding";
        if (c >= 0xDC00) return false;
        faultEnd = input.Length;
        reason = "unexpected end of data";
        if (input.Length - at < 4) return false;
        int low = Read(input, at + 2, big);
        faultEnd = at + 2;
        reason = "illegal UTF-16 surrogate";
        if (low is < 0xDC00 or > 0xDFFF) return false;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
        return true;
    }

    private static int Read(ReadOnlySpan<byte> input, int at, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(input[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(input[at..]);

    private static void Encode<T>(
        PyStr text, ReadOnlySpan<T> characters, EncodeErrors errors, string encoding, bool big, ref ByteBuilder target)
        where T : unmanaged, IBinaryInteger<T>
    {
        int at = 0;
        while (at < characters.Length)
        {
            int c = int.CreateTruncating(characters[at]);
            if (c >= 0x10000)
            {
                Append(0xD7C0 + (c >> 10), big, ref target);
                Append(0xDC00 + (c & 0x3FF), big, ref target);
                at++;
            }
            else if (c is < 0xD800 or > 0xDFFF)
            {
                Append(c, big, ref target);
                at++;
            }
            else
            {
                at = Replace(errors, encoding, text, at, big, ref target);
            }
        }
    }

    private static int Replace(EncodeErrors errors, string encoding, PyStr text, int at, bool big, ref ByteBuilder target)
    {
        EncodeReplacement replacement = errors.Handle(encoding, text, at, at + 1, NotAllowed);
        if (replacement.Bytes is { } bytes)
        {
            if (bytes.Length % 2 != 0) throw errors.Refuse(encoding, text, at, at + 1, NotAllowed);
            target.Append(bytes);
        }
        else
        {
            PyStr stand = replacement.Text!;
            for (int i = 0; i < stand.Length; i++)
            {
                if (stand[i] >= 128) throw errors.Refuse(encoding, text, at, at + 1, NotAllowed);
                Append(stand[i], big, ref target);
            }
        }
        return replacement.Position;
    }

    private static void Append(int unit, bool big, ref ByteBuilder target)
    {
        byte low = (byte)unit;
        byte high = (byte)(unit >> 8);
        target.Append(big ? high : low);
        target.Append(big ? low : high);
    }
}
