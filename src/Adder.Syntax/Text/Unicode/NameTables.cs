using System.Globalization;
using System.Text;

namespace Adder.Syntax.Text.Unicode;

/// <summary>The tables of <c>names.bin</c>: names as sequences of words, in the order of code points.</summary>
internal static unsafe class NameTables
{
    private const int GroupBits = 4;
    private const int LastLetter = 0x80;
    private const int Numbered = 0x80;
    private const int MaxLength = 128;

    private static readonly TableFile s_file = new("Adder.Unicode.names.bin");
    private static readonly int s_nameCount = s_file.Items<int>(0)[0];
    private static readonly int s_shortWords = s_file.Items<int>(0)[2];
    private static readonly byte* s_words = s_file.Items<byte>(1);
    private static readonly int* s_wordGroups = s_file.Items<int>(2);
    private static readonly byte* s_names = s_file.Items<byte>(3);
    private static readonly int* s_nameGroups = s_file.Items<int>(4);
    private static readonly (int First, int Index)* s_runs = s_file.Items<(int, int)>(5);
    private static readonly int s_runCount = s_file.Count<(int, int)>(5);
    private static readonly ushort* s_byName = s_file.Items<ushort>(6);

    /// <summary>The number of a character's name, or -1.</summary>
    internal static int IndexOf(int character)
    {
        int low = 0;
        int high = s_runCount - 1;
        while (low < high - 1)
        {
            int middle = (low + high) >> 1;
            if (s_runs[middle].First <= character)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        int index = s_runs[low].Index + character - s_runs[low].First;
        return character >= s_runs[low].First && index < s_runs[low + 1].Index ? index : -1;
    }

    internal static string NameAt(int index, int character)
    {
        Span<char> name = stackalloc char[MaxLength];
        return new string(name[..Write(index, character, name)]);
    }

    /// <summary>The character with a name in upper case, or -1.</summary>
    internal static int Find(ReadOnlySpan<char> name)
    {
        Span<char> candidate = stackalloc char[MaxLength];
        int low = 0;
        int high = s_nameCount - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int index = s_byName[middle];
            int character = CharacterAt(index);
            int order = name.SequenceCompareTo(candidate[..Write(index, character, candidate)]);
            if (order == 0) return character;
            if (order > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return -1;
    }

    internal static int FindAlias(string name) =>
        FindLine(s_file.Bytes(7), name) is { } codes ? int.Parse(codes, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : -1;

    internal static string? FindSequence(string name)
    {
        if (FindLine(s_file.Bytes(8), name) is not { } codes) return null;
        var text = new StringBuilder();
        foreach (string code in codes.Split(' '))
        {
            text.Append(char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        }
        return text.ToString();
    }

    private static string? FindLine(ReadOnlySpan<byte> lines, string name)
    {
        byte[] start = Encoding.UTF8.GetBytes(name + ";");
        while (!lines.IsEmpty)
        {
            int end = lines.IndexOf((byte)'\n');
            if (lines[..end].StartsWith(start)) return Encoding.ASCII.GetString(lines[start.Length..end]);
            lines = lines[(end + 1)..];
        }
        return null;
    }

    private static int CharacterAt(int index)
    {
        int low = 0;
        int high = s_runCount - 1;
        while (low < high - 1)
        {
            int middle = (low + high) >> 1;
            if (s_runs[middle].Index <= index)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return s_runs[low].First + index - s_runs[low].Index;
    }

    /// <summary>Writes a name and says how long it is.</summary>
    private static int Write(int index, int character, Span<char> target)
    {
        byte* at = s_names + s_nameGroups[index >> GroupBits];
        for (int skip = index & ((1 << GroupBits) - 1); skip > 0; skip--) SkipName(ref at);
        int words = *at & ~Numbered;
        bool numbered = (*at++ & Numbered) != 0;
        int length = 0;
        for (int i = 0; i < words; i++)
        {
            if (i > 0) target[length++] = ' ';
            length += WriteWord(NextWord(ref at), target[length..]);
        }
        if (numbered)
        {
            target[length++] = '-';
            character.TryFormat(target[length..], out int digits, "X", CultureInfo.InvariantCulture);
            length += digits;
        }
        return length;
    }

    private static void SkipName(ref byte* at)
    {
        for (int words = *at++ & ~Numbered; words > 0; words--) NextWord(ref at);
    }

    private static int NextWord(ref byte* at)
    {
        int first = *at++;
        return first < s_shortWords ? first : s_shortWords + ((first - s_shortWords) << 8) + *at++;
    }

    private static int WriteWord(int word, Span<char> target)
    {
        byte* at = s_words + s_wordGroups[word >> GroupBits];
        for (int skip = word & ((1 << GroupBits) - 1); skip > 0; skip--)
        {
            while (*at++ < LastLetter)
            {
            }
        }
        int length = 0;
        byte letter;
        do
        {
            letter = *at++;
            target[length++] = (char)(letter & ~LastLetter);
        }
        while (letter < LastLetter);
        return length;
    }
}
