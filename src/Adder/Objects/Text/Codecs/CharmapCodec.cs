namespace Adder.Objects.Codecs;

/// <summary>What bytes mean in some eight-bit encoding.</summary>
internal abstract class CharmapDecoding
{
    /// <summary>Writes what the byte means; false when it means nothing.</summary>
    internal abstract bool TryDecode(byte value, StrBuilder target);
}

/// <summary>A string whose characters the bytes stand for; U+FFFE is "undefined".</summary>
internal sealed class CharmapTable(PyStr table) : CharmapDecoding
{
    private const int Undefined = 0xFFFE;

    internal override bool TryDecode(byte value, StrBuilder target)
    {
        if (value >= table.Length || table[value] == Undefined) return false;
        target.Append(table[value]);
        return true;
    }
}

/// <summary>How characters are written in some eight-bit encoding.</summary>
internal abstract class CharmapEncoding
{
    /// <summary>Writes the bytes of a character; false when it has none.</summary>
    internal abstract bool TryEncode(int character, ref ByteBuilder target);
}

/// <summary>The inverse of a string of up to 256 characters: pages of 256. (EncodingMap)</summary>
internal sealed class CharmapPages : CharmapEncoding
{
    private readonly byte[]?[] _pages = new byte[256][];

    internal CharmapPages(PyStr table)
    {
        for (int i = 0; i < table.Length; i++)
        {
            int c = table[i];
            if (c is 0xFFFE or 0) continue;
            byte[] page = _pages[c >> 8] ??= new byte[256];
            page[c & 0xFF] = (byte)i;
        }
        foreach (byte[]? page in _pages) PageCount += page is null ? 0 : 1;
    }

    internal int PageCount { get; }

    internal override bool TryEncode(int character, ref ByteBuilder target)
    {
        byte value = character < 0x10000 && _pages[character >> 8] is { } page ? page[character & 0xFF] : (byte)0;
        if (value == 0 && character != 0) return false;
        target.Append(value);
        return true;
    }
}

/// <summary>Encodings given by a table or a mapping, one byte a character.</summary>
internal static class CharmapCodec
{
    private const string Name = "charmap";
    private const string Undefined = "character maps to <undefined>";

    internal static PyStr Decode(ReadOnlySpan<byte> input, CharmapDecoding map, DecodeErrors errors)
    {
        var target = new StrBuilder(input.Length);
        int at = 0;
        while (at < input.Length)
        {
            if (map.TryDecode(input[at], target))
            {
                at++;
            }
            else
            {
                at = errors.Handle(Name, ref input, at, at + 1, Undefined, target);
            }
        }
        return target.ToStr();
    }

    internal static byte[] Encode(PyStr text, CharmapEncoding map, EncodeErrors errors)
    {
        var target = new ByteBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            if (map.TryEncode(text[at], ref target))
            {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.Length && !IsEncodable(text[end], map)) end++;
            EncodeReplacement replacement = errors.Handle(Name, text, at, end, Undefined);
            if (replacement.Bytes is { } bytes)
            {
                target.Append(bytes);
            }
            else
            {
                PyStr stand = replacement.Text!;
                for (int i = 0; i < stand.Length; i++)
                {
                    if (!map.TryEncode(stand[i], ref target)) throw errors.Refuse(Name, text, at, end, Undefined);
                }
            }
            at = replacement.Position;
        }
        return target.ToArray();
    }

    private static bool IsEncodable(int character, CharmapEncoding map)
    {
        var scratch = new ByteBuilder(16);
        return map.TryEncode(character, ref scratch);
    }
}
