using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.IO.Text;

/// <summary>How a text stream tells lines apart.</summary>
internal sealed class LineEnding
{
    private readonly string _newline;

    /// <summary>From the newline argument; throws ValueError. (validate_newline, set_newline)</summary>
    internal LineEnding(string? newline, string shown)
    {
        if (newline is not (null or "" or "\n" or "\r" or "\r\n")) throw Errors.ValueError($"illegal newline value: {shown}");
        Argument = newline;
        IsUniversal = string.IsNullOrEmpty(newline);
        Translates = newline is null;
        _newline = IsUniversal ? "\n" : newline!;
        Written = newline is "\r" or "\r\n" ? newline : null;
    }

    /// <summary>The newline argument.</summary>
    internal string? Argument { get; }

    /// <summary>Every kind of line end counts when reading.</summary>
    internal bool IsUniversal { get; }

    /// <summary>Every kind of line end becomes <c>\n</c> when reading.</summary>
    internal bool Translates { get; }

    /// <summary>What a <c>\n</c> is written as, where that is something else.</summary>
    internal string? Written { get; }

    /// <summary>Where the line that begins at the start ends; -1 where it goes on, behind <paramref name="consumed"/>. (_PyIO_find_line_ending)</summary>
    internal int Find(PyStr text, int start, out int consumed) => text.Kind switch
    {
        StrKind.Latin1 => Find(text.Latin1, start, out consumed),
        StrKind.Ucs2 => Find(text.Ucs2, start, out consumed),
        _ => Find(text.Ucs4, start, out consumed),
    };

    private int Find<T>(ReadOnlySpan<T> text, int start, out int consumed) where T : unmanaged, IBinaryInteger<T>
    {
        T cr = T.CreateTruncating('\r'), lf = T.CreateTruncating('\n');
        ReadOnlySpan<T> rest = text[start..];
        consumed = text.Length;
        if (Translates || _newline == "\n" && !IsUniversal) return Behind(rest.IndexOf(lf), start);
        if (IsUniversal)
        {
            int end = rest.IndexOfAny(lf, cr);
            bool pair = end >= 0 && rest[end] == cr && end + 1 < rest.Length && rest[end + 1] == lf;
            return Behind(end, start + (pair ? 1 : 0));
        }
        if (_newline == "\r") return Behind(rest.IndexOf(cr), start);
        int both = rest.IndexOf([cr, lf]);
        if (both < 0 && !rest.IsEmpty && rest[^1] == cr) consumed--;
        return Behind(both, start + 1);
    }

    private static int Behind(int end, int start) => end < 0 ? -1 : start + end + 1;
}
