namespace Adder.Objects.Codecs.Multibyte;

/// <summary>A set of two-byte codes of characters of any plane and of pairs of them, both ways. A pair is one number: see <see cref="Pair"/>.</summary>
internal sealed class WideCharacterSet
{
    private const int LastCharacter = 0x10FFFF;
    private const int Withheld = -2;

    private readonly int[] _characters = new int[0x10000];
    private readonly Dictionary<int, int> _codes = [];
    private readonly HashSet<int> _first = [];

    /// <summary>Two characters of the first plane as one number, which is greater than any character.</summary>
    internal static int Pair(int first, int second) => first << 16 | second;

    /// <summary>The character or pair of a code, -1 if it has none, -2 if it is withheld.</summary>
    internal int CharacterOf(int code) => _characters[code] == 0 ? -1 : _characters[code];

    /// <summary>The code of a character or a pair, or 0.</summary>
    internal int CodeOf(int character) => _codes.GetValueOrDefault(character);

    /// <summary>Whether a character is the first of a pair.</summary>
    internal bool BeginsPair(int character) => _first.Contains(character);

    internal static void Append(StrBuilder target, int character)
    {
        if (character > LastCharacter)
        {
            target.Append(character >> 16);
            character &= 0xFFFF;
        }
        target.Append(character);
    }

    /// <summary>Adds a character or pair; of several codes the first is used to encode it.</summary>
    internal void Add(int code, int character)
    {
        _characters[code] = character;
        _codes.TryAdd(character, code);
        if (character > LastCharacter) _first.Add(character >> 16);
    }

    /// <summary>Decides how a character is encoded.</summary>
    internal void Prefer(int character, int code) => _codes[character] = code;

    /// <summary>Gives a code another character.</summary>
    internal void Replace(int code, int character)
    {
        _codes.Remove(_characters[code]);
        Add(code, character);
    }

    /// <summary>Takes away a code that a later edition has.</summary>
    internal void Withhold(int code)
    {
        _codes[_characters[code]] = 0;
        _characters[code] = Withheld;
    }

    /// <summary>Whether only a later edition has a character.</summary>
    internal bool Withholds(int character) => _codes.TryGetValue(character, out int code) && code == 0;

    /// <summary>
    /// The code of the character at an offset, or of it and the next: gives the characters read, 0 if the next one decides,
    /// -1 if there is no code.
    /// </summary>
    internal int Read(PyStr text, int at, bool final, out int code)
    {
        code = 0;
        int character = text[at];
        if (BeginsPair(character))
        {
            if (at + 1 == text.Length && !final) return 0;
            if (at + 1 < text.Length && text[at + 1] is < 0x10000 and var next && (code = CodeOf(Pair(character, next))) != 0) return 2;
        }
        code = CodeOf(character);
        return code == 0 ? -1 : 1;
    }
}
