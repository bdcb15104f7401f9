using System.Text;

namespace Adder.Objects.Codecs.Multibyte;

/// <summary>A set of characters with two-byte codes, both ways.</summary>
internal sealed class CharacterSet
{
    private const char Nothing = '\uFFFF';

    private readonly char[] _characters = new char[0x10000];
    private readonly ushort[] _codes = new ushort[0x10000];

    internal CharacterSet()
    {
        _characters.AsSpan().Fill(Nothing);
    }

    /// <summary>The character of a code, or -1.</summary>
    internal int CharacterOf(int code) => _characters[code] == Nothing ? -1 : _characters[code];

    /// <summary>The code of a character, or 0.</summary>
    internal int CodeOf(int character) => character < 0x10000 ? _codes[character] : 0;

    /// <summary>Adds a character; of several codes the first is used to encode it.</summary>
    internal void Add(int code, int character)
    {
        _characters[code] = (char)character;
        if (_codes[character] == 0) _codes[character] = (ushort)code;
    }

    /// <summary>Decides how a character is encoded.</summary>
    internal void Prefer(int character, int code) => _codes[character] = (ushort)code;

    /// <summary>Gives a code another character.</summary>
    internal void Replace(int code, int character)
    {
        Remove(code);
        Add(code, character);
    }

    internal void Remove(int code)
    {
        int old = CharacterOf(code);
        if (old < 0) return;
        _characters[code] = Nothing;
        if (_codes[old] == code) _codes[old] = 0;
    }

    /// <summary>Adds consecutive characters from a code on.</summary>
    internal void AddRange(int code, int character, int count)
    {
        for (int i = 0; i < count; i++) Add(code + i, character + i);
    }

    /// <summary>The two-byte codes of a code page, as far as they are wanted.</summary>
    /// <param name="codePage">The code page's number.</param>
    /// <param name="wanted">Says which codes are taken, by code and character.</param>
    internal static CharacterSet FromCodePage(int codePage, Func<int, int, bool> wanted)
    {
        var set = new CharacterSet();
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Nothing.ToString()))!;
        Span<byte> bytes = stackalloc byte[2];
        Span<char> characters = stackalloc char[4];
        for (int code = 0x8000; code < 0x10000; code++)
        {
            bytes[0] = (byte)(code >> 8);
            bytes[1] = (byte)code;
            if (encoding.GetChars(bytes, characters) != 1 || characters[0] == Nothing) continue;
            if (wanted(code, characters[0])) set.Add(code, characters[0]);
        }
        return set;
    }

    internal static bool IsPrivate(int character) => character is >= 0xE000 and <= 0xF8FF;
}
