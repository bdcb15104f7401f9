using System.Text;

namespace Adder.Objects.NumberText;

/// <summary>The parts of a number's text, and their arrangement within the width asked for.</summary>
internal ref struct NumberLayout
{
    internal bool Negative;
    internal string Prefix;
    internal ReadOnlySpan<char> Whole;
    internal bool HasPoint;
    internal ReadOnlySpan<char> Rest;

    /// <summary>Splits what <see cref="FloatText"/> wrote, with an optional '-' in front. (parse_number)</summary>
    internal static NumberLayout OfFloat(ReadOnlySpan<char> text)
    {
        var layout = new NumberLayout { Prefix = "" };
        if (!text.IsEmpty && text[0] == '-')
        {
            layout.Negative = true;
            text = text[1..];
        }
        else if (!text.IsEmpty && text[0] == '+') text = text[1..];
        int end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        layout.Whole = text[..end];
        layout.HasPoint = end < text.Length && text[end] == '.';
        layout.Rest = text[(layout.HasPoint ? end + 1 : end)..];
        return layout;
    }

    // calc_number_widths and fill_number
    internal readonly void AppendTo(StringBuilder text, in FormatSpec spec, NumericLocale locale, bool upper = false)
    {
        string sign = Negative ? "-" : spec.Sign is '+' or ' ' ? spec.Sign.ToString() : "";
        string point = HasPoint ? locale.DecimalPoint : "";
        int others = sign.Length + Prefix.Length + point.Length + Rest.Length;
        int minWidth = spec.Fill == '0' && spec.Align == '=' ? spec.Width - others : 0;
        string whole = Whole.IsEmpty ? "" : locale.Group(Whole, minWidth);
        int padding = Math.Max(0, spec.Width - others - whole.Length);
        int left = spec.Align switch { '^' => padding / 2, '>' => padding, _ => 0 };
        int inner = spec.Align == '=' ? padding : 0;
        CodePoints.Append(text, spec.Fill, left);
        text.Append(sign);
        text.Append(upper ? Prefix.ToUpperInvariant() : Prefix);
        CodePoints.Append(text, spec.Fill, inner);
        text.Append(upper ? whole.ToUpperInvariant() : whole);
        text.Append(point).Append(Rest);
        CodePoints.Append(text, spec.Fill, padding - left - inner);
    }

    internal readonly string ToText(in FormatSpec spec, NumericLocale locale, bool upper = false)
    {
        var text = new StringBuilder();
        AppendTo(text, spec, locale, upper);
        return text.ToString();
    }
}
