using System.Buffers.Binary;

namespace Adder.Objects.Codecs;

/// <summary>UTF-32 in both byte orders.</summary>
internal static class Utf32Codec
{
    private const string NotAllowed = "surrogates not allowed";

    /// <summary>Decodes; unless final, leaves an incomplete character at the end alone. A mark decides the order, and is handed out.</summary>
    internal static PyStr Decode(
        ReadOnlySpan<byte> input, DecodeErrors errors, ref ByteOrder order, bool final, out int consumed)
    {
        int at = 0;
        if (order == ByteOrder.Marked && input.Length >= 4)
        {
            uint mark = BinaryPrimitives.ReadUInt32LittleEndian(input);
            if (mark == 0x0000FEFF) order = ByteOrder.LittleEndian;
            if (mark == 0xFFFE0000) order = ByteOrder.BigEndian;
            if (order != ByteOrder.Marked) at = 4;
        }
        bool big = order == ByteOrder.BigEndian;
        string encoding = big ? "utf-32-be" : "utf-32-le";
        var target = new StrBuilder(input.Length / 4);
        while (at < input.Length)
        {
            int end = at + 4;
            string reason;
            if (end > input.Length)
            {
                if (!final) break;
                end = input.Length;
                reason = "truncated data";
            }
            else
            {
                uint c = big ? BinaryPrimitives.ReadUInt32BigEndian(input[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(input[at..]);
                if (c is < 0xD800 or (> 0xDFFF and <= 0x10FFFF))
                {
                    target.Append((int)c);
                    at = end;
                    continue;
                }
                reason = c < 0xE000 ? "code point in surrogate code point range(0xd800, 0xe000)" : "code point not in range(0x110000)";
            }
            at = errors.Handle(encoding, ref input, at, end, reason, target);
        }
        consumed = at;
        return target.ToStr();
    }

    internal static byte[] Encode(PyStr text, EncodeErrors errors, ByteOrder order)
    {
        string encoding = order switch
        {
            ByteOrder.LittleEndian => "utf-32-le",
            ByteOrder.BigEndian => "utf-32-be",
            _ => "utf-32",
        };
        bool big = order == ByteOrder.BigEndian;
        var target = new ByteBuilder(text.Length * 4 + 4);
        if (order == ByteOrder.Marked) Append(0xFEFF, big, ref target);
        int at = 0;
        while (at < text.Length)
        {
            int c = text[at];
            if (c is < 0xD800 or > 0xDFFF)
            {
                Append(c, big, ref target);
                at++;
            }
            else
            {
                at = Replace(errors, encoding, text, at, big, ref target);
            }
        }
        return target.ToArray();
    }

    private static int Replace(EncodeErrors errors, string encoding, PyStr text, int at, bool big, ref ByteBuilder target)
    {
        EncodeReplacement replacement = errors.Handle(encoding, text, at, at + 1, NotAllowed);
        if (replacement.Bytes is { } bytes)
        {
            if (bytes.Length % 4 != 0) throw errors.Refuse(encoding, text, at, at + 1, NotAllowed);
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

    private static void Append(int c, bool big, ref ByteBuilder target)
    {
        Span<byte> bytes = target.Take(4);
        if (big)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, c);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, c);
        }
    }
}
