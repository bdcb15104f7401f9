namespace Adder.Syntax.Text.Unicode;

/// <summary>Between UTF-16, in which the tables hold text, and code points.</summary>
internal static class Utf16
{
    /// <summary>Writes the code points of a text and says how many they are.</summary>
    internal static int Expand(ReadOnlySpan<char> text, Span<int> target)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            target[count++] = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                ? char.ConvertToUtf32(c, text[++i])
                : c;
        }
        return count;
    }

    /// <summary>The string of code points, in which surrogates may stand alone.</summary>
    internal static string ToString(ReadOnlySpan<int> characters)
    {
        var text = new System.Text.StringBuilder(characters.Length);
        foreach (int character in characters)
        {
            if (character < 0x10000)
            {
                text.Append((char)character);
            }
            else
            {
                text.Append((char)(0xD7C0 + (character >> 10))).Append((char)(0xDC00 + (character & 0x3FF)));
            }
        }
        return text.ToString();
    }
}
