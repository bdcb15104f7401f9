using System.Text;

namespace Adder.Objects.NumberText;

/// <summary><c>str.__format__</c>: checks, truncation and padding. (format_string_internal)</summary>
internal static class TextLayout
{
    /// <summary>Throws when the specification asks for what a str cannot do.</summary>
    internal static void Check(in FormatSpec spec, string typeName = "str")
    {
        if (spec.Type != 's') throw FormattingError.UnknownType(spec.Type, typeName);
        if (spec.HasSign)
        {
            throw new FormattingError(spec.Sign == ' '
                ? "Space not allowed in string format specifier"
                : "Sign not allowed in string format specifier");
        }
        if (spec.NoNegativeZero) throw new FormattingError("Negative zero coercion (z) not allowed in string format specifier");
        if (spec.Alternate) throw new FormattingError("Alternate form (#) not allowed in string format specifier");
        if (spec.Align == '=') throw new FormattingError("'=' alignment not allowed in string format specifier");
    }

    /// <summary>How many code points of the text remain, and how many fill characters go on either side of them.</summary>
    internal static (int Kept, int Left, int Right) Measure(int length, in FormatSpec spec)
    {
        int kept = spec.Precision >= 0 ? Math.Min(length, spec.Precision) : length;
        int padding = Math.Max(0, spec.Width - kept);
        int left = spec.Align switch { '>' => padding, '^' => padding / 2, _ => 0 };
        return (kept, left, padding - left);
    }

    /// <summary>Pads a text of <paramref name="length"/> code points.</summary>
    internal static string Pad(string text, int length, in FormatSpec spec)
    {
        if (spec.Width <= length) return text;
        FormatSpec whole = spec;
        whole.Precision = -1;
        (_, int left, int right) = Measure(length, whole);
        var padded = new StringBuilder();
        CodePoints.Append(padded, spec.Fill, left);
        padded.Append(text);
        CodePoints.Append(padded, spec.Fill, right);
        return padded.ToString();
    }
}
