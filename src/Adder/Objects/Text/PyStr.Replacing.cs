using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyStr
{
    [PyMethod("""
        replace($self, old, new, count=-1, /)
        --

        Return a copy with the occurrences of old replaced by new.

          count
            The most replacements to make, from the left; -1 (the default)
            means all.
        """)]
    private PyStr Replace(PyStr old, PyStr @new, long count = -1)
    {
        int most = count < 0 || count > int.MaxValue ? int.MaxValue : (int)count;
        if (most == 0 || Length < old.Length || old.Kind > Kind) return Exact();
        if (old.Length == 0) return Interleave(@new, most);
        int found = TextSearch.Count(this, old, 0, Length);
        if (found == 0 || old.ContentEquals(@new)) return Exact();
        found = Math.Min(found, most);
        long length = Length + (long)found * (@new.Length - old.Length);
        if (length > Array.MaxLength) throw Errors.OverflowError("replace string is too long");
        return (StrKind)Math.Max((int)Kind, (int)@new.Kind) switch
        {
            StrKind.Latin1 => ReplaceAs<byte>(old, @new, found, (int)length),
            StrKind.Ucs2 => ReplaceAs<char>(old, @new, found, (int)length),
            _ => ReplaceAs<int>(old, @new, found, (int)length),
        };
    }

    private PyStr ReplaceAs<T>(PyStr old, PyStr replacement, int found, int length)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> text = As<T>(), sought = old.As<T>(), inserted = replacement.As<T>();
        T[] replaced = GC.AllocateUninitializedArray<T>(length);
        Span<T> rest = replaced;
        while (found-- > 0)
        {
            int at = sought.Length == 1 ? text.IndexOf(sought[0]) : TextSearch.IndexOf(text, sought);
            text[..at].CopyTo(rest);
            inserted.CopyTo(rest[at..]);
            rest = rest[(at + inserted.Length)..];
            text = text[(at + sought.Length)..];
        }
        text.CopyTo(rest);
        // Characters that made the text wide may be gone.
        return typeof(T) == typeof(byte) ? Own(replaced) : From<T>(replaced);
    }

    // Replacing nothing inserts between the characters.
    private PyStr Interleave(PyStr inserted, int most)
    {
        int times = (int)Math.Min(most, Length + 1L);
        if (Length + (long)times * inserted.Length > Array.MaxLength) throw Errors.OverflowError("replace string is too long");
        if (inserted.Length == 0) return Exact();
        StrBuilder text = new(Length + times * inserted.Length);
        for (int i = 0; i < times; i++)
        {
            text.Append(inserted);
            if (i < Length) text.Append(this, i, 1);
        }
        if (times < Length) text.Append(this, times, Length - times);
        return text.ToStr();
    }

    [PyMethod("""
        expandtabs($self, /, tabsize=8)
        --

        Return a copy with tabs replaced by as many spaces as lead to the next
        multiple of tabsize columns.
        """)]
    private PyStr ExpandTabs(int tabsize = 8)
    {
        if (!Contains('\t')) return Exact();
        StrBuilder text = new(Length + 16);
        int column = 0;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (c == '\t')
            {
                if (tabsize <= 0) continue;
                int spaces = tabsize - column % tabsize;
                if ((long)text.Length + spaces > Array.MaxLength) throw Errors.OverflowError("new string is too long");
                column += spaces;
                text.Append(' ', spaces);
                continue;
            }
            text.Append(c);
            column = c is '\n' or '\r' ? 0 : column + 1;
        }
        return text.ToStr();
    }
}
