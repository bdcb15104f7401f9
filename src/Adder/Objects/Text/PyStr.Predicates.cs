using Adder.Objects.Clinic;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects;

public unsafe partial class PyStr
{
    private bool AllAre(delegate*<int, bool> property)
    {
        for (int i = 0; i < Length; i++)
        {
            if (!property(this[i])) return false;
        }
        return Length > 0;
    }

    [PyMethod("""
        isascii($self, /)
        --

        Return True if every character is ASCII (or there is none).
        """)]
    private bool IsAsciiMethod() => IsAscii;

    [PyMethod("""
        isspace($self, /)
        --

        Return True if there are characters and all of them are whitespace.
        """)]
    private bool IsSpace() => AllAre(&UnicodeData.IsSpace);

    [PyMethod("""
        isdecimal($self, /)
        --

        Return True if there are characters and all of them are decimal digits.
        """)]
    private bool IsDecimal() => AllAre(&UnicodeData.IsDecimal);

    [PyMethod("""
        isdigit($self, /)
        --

        Return True if there are characters and all of them are digits.
        """)]
    private bool IsDigit() => AllAre(&UnicodeData.IsDigit);

    [PyMethod("""
        isnumeric($self, /)
        --

        Return True if there are characters and all of them stand for numbers.
        """)]
    private bool IsNumeric() => AllAre(&UnicodeData.IsNumeric);

    [PyMethod("""
        isalpha($self, /)
        --

        Return True if there are characters and all of them are letters.
        """)]
    private bool IsAlpha() => AllAre(&UnicodeData.IsAlpha);

    [PyMethod("""
        isalnum($self, /)
        --

        Return True if there are characters and all of them are letters or numbers.
        """)]
    private bool IsAlphaNumeric() => AllAre(&UnicodeData.IsAlphaNumeric);

    [PyMethod("""
        isprintable($self, /)
        --

        Return True if all characters are printable, so that repr() shows them
        as they are (or there is none).
        """)]
    private bool IsPrintable() => Length == 0 || AllAre(&UnicodeData.IsPrintable);

    [PyMethod("""
        isidentifier($self, /)
        --

        Return True if the string could be a name in a Python program.

        keyword.iskeyword(s) tells whether it is reserved.
        """)]
    internal bool IsIdentifier()
    {
        if (Length == 0 || !(this[0] == '_' || UnicodeData.IsXidStart(this[0]))) return false;
        for (int i = 1; i < Length; i++)
        {
            if (!UnicodeData.IsXidContinue(this[i])) return false;
        }
        return true;
    }

    [PyMethod("""
        islower($self, /)
        --

        Return True if there are cased characters and all of them are lower case.
        """)]
    private bool IsLower()
    {
        bool cased = false;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c)) return false;
            cased |= UnicodeData.IsLower(c);
        }
        return cased;
    }

    [PyMethod("""
        isupper($self, /)
        --

        Return True if there are cased characters and all of them are upper case.
        """)]
    private bool IsUpper()
    {
        bool cased = false;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsLower(c) || UnicodeData.IsTitle(c)) return false;
            cased |= UnicodeData.IsUpper(c);
        }
        return cased;
    }

    [PyMethod("""
        istitle($self, /)
        --

        Return True if there are cased characters and upper or title case stands
        only where a word begins, lower case only within words.
        """)]
    private bool IsTitle()
    {
        bool cased = false, previousIsCased = false;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            bool upper = UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c), lower = UnicodeData.IsLower(c);
            if (previousIsCased ? upper : lower) return false;
            previousIsCased = upper || lower;
            cased |= previousIsCased;
        }
        return cased;
    }
}
