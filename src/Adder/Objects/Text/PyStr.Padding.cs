using Adder.Objects.Clinic;
using Adder.Runtime;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects;

public partial class PyStr
{
    [PyMethod("""
        center($self, width, fillchar=' ', /)
        --

        Return the string in the middle of a field of the given width.
        """)]
    private PyStr Center(long width, Value fillchar)
    {
        int fill = FillCharacter(fillchar);
        if (width <= Length) return Exact();
        long margin = width - Length;
        long left = margin / 2 + (margin & width & 1);
        return Pad(left, margin - left, fill);
    }

    [PyMethod("""
        ljust($self, width, fillchar=' ', /)
        --

        Return the string at the left of a field of the given width.
        """)]
    private PyStr LeftJustify(long width, Value fillchar) => Pad(0, Math.Max(width, Length) - Length, FillCharacter(fillchar));

    [PyMethod("""
        rjust($self, width, fillchar=' ', /)
        --

        Return the string at the right of a field of the given width.
        """)]
    private PyStr RightJustify(long width, Value fillchar) => Pad(Math.Max(width, Length) - Length, 0, FillCharacter(fillchar));

    // convert_uc
    private static int FillCharacter(Value fillchar)
    {
        if (fillchar.Ref is not PyStr fill)
        {
            throw Errors.TypeError($"The fill character must be a unicode character, not {fillchar.Type.Name}");
        }
        return fill.Length == 1 ? fill[0] : throw Errors.TypeError("The fill character must be exactly one character long");
    }

    private PyStr Pad(long left, long right, int fill)
    {
        if (left == 0 && right == 0) return Exact();
        if (left > long.MaxValue - Length - right) throw Errors.OverflowError("padded string is too long");
        if (left + Length + right > Array.MaxLength) throw Errors.MemoryError();
        if (IsLatin1 && fill < 0x100)
        {
            PyStr made = New((int)(left + Length + right), out Span<byte> room);
            room[..(int)left].Fill((byte)fill);
            Latin1.CopyTo(room[(int)left..]);
            room[^(int)right..].Fill((byte)fill);
            return made;
        }
        StrBuilder text = new((int)(left + Length + right));
        text.Append(fill, (int)left);
        text.Append(this);
        text.Append(fill, (int)right);
        return text.ToStr();
    }

    [PyMethod("""
        zfill($self, width, /)
        --

        Return the string filled up to the width with zeros at the left, behind
        its sign if it has one.
        """)]
    private PyStr ZeroFill(long width)
    {
        if (width <= Length) return Exact();
        if (width > Array.MaxLength) throw Errors.MemoryError();
        int fill = (int)width - Length;
        bool signed = Length > 0 && this[0] is '+' or '-';
        if (!signed) return Pad(fill, 0, '0');
        StrBuilder text = new((int)width);
        text.Append(this[0]);
        text.Append('0', fill);
        text.Append(this, 1, Length - 1);
        return text.ToStr();
    }

    [PyMethod("""
        strip($self, chars=None, /)
        --

        Return a copy without leading and trailing whitespace, or characters
        that are in chars.
        """)]
    private PyStr StripMethod(Value chars) => Strip(chars, true, true, "strip");

    [PyMethod("""
        lstrip($self, chars=None, /)
        --

        Return a copy without leading whitespace, or characters that are in chars.
        """)]
    private PyStr StripLeft(Value chars) => Strip(chars, true, false, "lstrip");

    [PyMethod("""
        rstrip($self, chars=None, /)
        --

        Return a copy without trailing whitespace, or characters that are in chars.
        """)]
    private PyStr StripRight(Value chars) => Strip(chars, false, true, "rstrip");

    private PyStr Strip(Value chars, bool left, bool right, string function)
    {
        PyStr? set = chars.Ref as PyStr;
        if (set is null && !chars.IsNone) throw Errors.TypeError($"{function} arg must be None or str");
        int start = 0, end = Length;
        if (left)
        {
            while (start < end && IsStripped(this[start], set)) start++;
        }
        if (right)
        {
            while (end > start && IsStripped(this[end - 1], set)) end--;
        }
        return start == 0 && end == Length ? Exact() : Substring(start, end);
    }

    private static bool IsStripped(int c, PyStr? set)
    {
        if (set is null) return UnicodeData.IsSpace(c);
        return set.Kind switch
        {
            StrKind.Latin1 => c < 0x100 && set.Latin1.Contains((byte)c),
            StrKind.Ucs2 => c < 0x10000 && set.Ucs2.Contains((char)c),
            _ => set.Ucs4.Contains(c),
        };
    }
}
