using System.Numerics;
using System.Text;
using System.Text.Unicode;
using Adder.Syntax.Text;

namespace Adder.Objects.Codecs;

/// <summary>UTF-8.</summary>
internal static class Utf8Codec
{
    private const string Name = "utf-8";
    private const string NotAllowed = "surrogates not allowed";

    internal static PyStr Decode(ReadOnlySpan<byte> input, DecodeErrors errors) => Decode(input, errors, final: true, out _);

    /// <summary>Decodes; unless final, leaves an incomplete sequence at the end alone.</summary>
    internal static PyStr Decode(ReadOnlySpan<byte> input, DecodeErrors errors, bool final, out int consumed)
    {
        if (Ascii.IsValid(input))
        {
            consumed = input.Length;
            return PyStr.FromLatin1(input);
        }
        if (Utf8.IsValid(input))
        {
            consumed = input.Length;
            return PyStr.From(Encoding.UTF8.GetString(input));
        }
        return DecodeFaulty(input, errors, final, out consumed);
    }

    internal static byte[] Encode(PyStr text, EncodeErrors errors) => text.Kind switch
    {
        StrKind.Latin1 when Ascii.IsValid(text.Latin1) => text.Latin1.ToArray(),
        StrKind.Latin1 => EncodeLatin1(text.Latin1),
        StrKind.Ucs2 when !text.Ucs2.ContainsAnyInRange('\uD800', '\uDFFF') => Encode(text.Ucs2),
        StrKind.Ucs2 => Encode(text, text.Ucs2, errors),
        _ => Encode(text, text.Ucs4, errors),
    };

    private static PyStr DecodeFaulty(ReadOnlySpan<byte> input, DecodeErrors errors, bool final, out int consumed)
    {
        var target = new StrBuilder(input.Length);
        int at = 0;
        while (at < input.Length)
        {
            if (input[at] < 0x80)
            {
                target.Append(input[at++]);
                continue;
            }
            if (Rune.DecodeFromUtf8(input[at..], out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
            {
                target.Append(rune.Value);
                at += length;
                continue;
            }
            Utf8Fault fault = Utf8Fault.At(input, at);
            if (!final && fault.Start + fault.Length == input.Length && fault.IsCutOff) break;
            // The third byte of a surrogate is awaited: a handler may take it as a whole.
            if (!final && input[at..] is [0xED, >= 0xA0 and <= 0xBF]) break;
            at = errors.Handle(Name, ref input, at, at + fault.Length, fault.Reason, target);
        }
        consumed = at;
        return target.ToStr();
    }

    private static byte[] EncodeLatin1(ReadOnlySpan<byte> text)
    {
        int wide = 0;
        foreach (byte c in text) wide += c >> 7;
        byte[] bytes = new byte[text.Length + wide];
        int at = 0;
        foreach (byte c in text)
        {
            if (c < 0x80)
            {
                bytes[at++] = c;
            }
            else
            {
                bytes[at++] = (byte)(0xC0 | (c >> 6));
                bytes[at++] = (byte)(0x80 | (c & 0x3F));
            }
        }
        return bytes;
    }

    private static byte[] Encode(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    private static byte[] Encode<T>(PyStr text, ReadOnlySpan<T> characters, EncodeErrors errors)
        where T : unmanaged, IBinaryInteger<T>
    {
        var target = new ByteBuilder(characters.Length * 3);
        int at = 0;
        while (at < characters.Length)
        {
            int c = int.CreateTruncating(characters[at]);
            if (c is < 0xD800 or > 0xDFFF)
            {
                Append(c, ref target);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < characters.Length && int.CreateTruncating(characters[end]) is >= 0xD800 and <= 0xDFFF) end++;
            EncodeReplacement replacement = errors.Handle(Name, text, at, end, NotAllowed);
            if (replacement.Bytes is { } bytes)
            {
                target.Append(bytes);
            }
            else if (replacement.Text!.Kind == StrKind.Latin1 && Ascii.IsValid(replacement.Text.Latin1))
            {
                target.Append(replacement.Text.Latin1);
            }
            else
            {
                throw errors.Refuse(Name, text, at, end, NotAllowed);
            }
            at = replacement.Position;
        }
        return target.ToArray();
    }

    private static void Append(int c, ref ByteBuilder target)
    {
        if (c < 0x80)
        {
            target.Append((byte)c);
            return;
        }
        if (c < 0x800)
        {
            target.Append((byte)(0xC0 | (c >> 6)));
        }
        else
        {
            if (c < 0x10000)
            {
                target.Append((byte)(0xE0 | (c >> 12)));
            }
            else
            {
                target.Append((byte)(0xF0 | (c >> 18)));
                target.Append((byte)(0x80 | ((c >> 12) & 0x3F)));
            }
            target.Append((byte)(0x80 | ((c >> 6) & 0x3F)));
        }
        target.Append((byte)(0x80 | (c & 0x3F)));
    }
}
