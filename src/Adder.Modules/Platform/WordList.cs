using Adder.Objects;

namespace Adder.Modules.Platform;

/// <summary>
/// Words between spaces and line ends: names of constants, with or without their numbers, in one literal. As many literals as there are
/// names would cost every program 1 ms, and tables of tuples the classes for them.
/// </summary>
internal ref struct WordList(string text)
{
    private int _at;

    internal ReadOnlySpan<char> Word { get; private set; }

    internal bool Next()
    {
        while (_at < text.Length && text[_at] <= ' ') _at++;
        int start = _at;
        while (_at < text.Length && text[_at] > ' ') _at++;
        Word = text.AsSpan(start, _at - start);
        return !Word.IsEmpty;
    }

    /// <summary>The word after a name.</summary>
    internal long Number()
    {
        Next();
        long number = 0;
        foreach (char digit in Word) number = number * 10 + (digit - '0');
        return number;
    }

    internal readonly PyStr Name() => InternTable.Shared.Intern(PyStr.From(Word));

    /// <summary>Adds names with the numbers that follow them.</summary>
    internal static void AddNumbers(PyDict dict, string names)
    {
        WordList words = new(names);
        while (words.Next())
        {
            PyStr name = words.Name();
            dict.SetString(name, words.Number());
        }
    }
}
