using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects;

public partial class PyStr
{
    private enum CaseChange
    {
        Lower, Upper, Fold, Swap, Title, Capitalize,
    }

    [PyMethod("""
        lower($self, /)
        --

        Return a copy in lower case.
        """)]
    private PyStr Lower() => IsAscii ? AsciiLower() : ChangeCase(CaseChange.Lower);

    [PyMethod("""
        upper($self, /)
        --

        Return a copy in upper case.
        """)]
    private PyStr Upper() => IsAscii ? AsciiUpper() : ChangeCase(CaseChange.Upper);

    [PyMethod("""
        casefold($self, /)
        --

        Return a copy for comparison without regard to case.
        """)]
    private PyStr CaseFold() => IsAscii ? AsciiLower() : ChangeCase(CaseChange.Fold);

    [PyMethod("""
        swapcase($self, /)
        --

        Return a copy with upper case as lower case and the other way round.
        """)]
    private PyStr SwapCase() => ChangeCase(CaseChange.Swap);

    [PyMethod("""
        title($self, /)
        --

        Return a copy in which words begin in title case and go on in lower case.
        """)]
    private PyStr Title() => ChangeCase(CaseChange.Title);

    [PyMethod("""
        capitalize($self, /)
        --

        Return a copy with the first character in title case, the rest in lower case.
        """)]
    private PyStr Capitalize() => Length == 0 ? Exact() : ChangeCase(CaseChange.Capitalize);

    private PyStr AsciiLower()
    {
        if (Length <= 1) return ChangeCase(CaseChange.Lower);
        PyStr lower = New(Length, out Span<byte> text);
        System.Text.Ascii.ToLower(Latin1, text, out _);
        return lower;
    }

    private PyStr AsciiUpper()
    {
        if (Length <= 1) return ChangeCase(CaseChange.Upper);
        PyStr upper = New(Length, out Span<byte> text);
        System.Text.Ascii.ToUpper(Latin1, text, out _);
        return upper;
    }

    private PyStr ChangeCase(CaseChange change) => Kind switch
    {
        StrKind.Latin1 => ChangeCase(Latin1, change),
        StrKind.Ucs2 => ChangeCase(System.Runtime.InteropServices.MemoryMarshal.Cast<char, ushort>(Ucs2), change),
        _ => ChangeCase(Ucs4, change),
    };

    private static PyStr ChangeCase<T>(ReadOnlySpan<T> text, CaseChange change)
        where T : unmanaged, IBinaryInteger<T>
    {
        StrBuilder changed = new(text.Length);
        Span<int> mapped = stackalloc int[UnicodeData.MaxCaseExpansion];
        bool afterCased = false;
        for (int i = 0; i < text.Length; i++)
        {
            int c = int.CreateTruncating(text[i]);
            int count;
            switch (change)
            {
                case CaseChange.Lower: count = Lower(text, i, mapped); break;
                case CaseChange.Upper: count = UnicodeData.ToUpper(c, mapped); break;
                case CaseChange.Fold: count = UnicodeData.ToFolded(c, mapped); break;
                case CaseChange.Swap: count = Swap(text, i, mapped); break;
                case CaseChange.Capitalize: count = i == 0 ? UnicodeData.ToTitle(c, mapped) : Lower(text, i, mapped); break;
                default:
                    count = afterCased ? Lower(text, i, mapped) : UnicodeData.ToTitle(c, mapped);
                    afterCased = UnicodeData.IsCased(c);
                    break;
            }
            for (int k = 0; k < count; k++) changed.Append(mapped[k]);
        }
        return changed.ToStr();
    }

    private static int Lower<T>(ReadOnlySpan<T> text, int index, Span<int> mapped)
        where T : unmanaged, IBinaryInteger<T>
    {
        int c = int.CreateTruncating(text[index]);
        if (c != 0x3A3) return UnicodeData.ToLower(c, mapped);
        mapped[0] = UnicodeData.LowerSigma(text, index);
        return 1;
    }

    private static int Swap<T>(ReadOnlySpan<T> text, int index, Span<int> mapped)
        where T : unmanaged, IBinaryInteger<T>
    {
        int c = int.CreateTruncating(text[index]);
        if (UnicodeData.IsUpper(c)) return Lower(text, index, mapped);
        if (UnicodeData.IsLower(c)) return UnicodeData.ToUpper(c, mapped);
        mapped[0] = c;
        return 1;
    }
}
