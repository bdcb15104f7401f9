using System.Text;

namespace Adder.Objects.NumberText;

/// <summary><c>complex.__format__</c> and <c>repr</c>. (format_complex_internal)</summary>
internal static class ComplexFormatter
{
    private const int DefaultPrecision = 6;

    internal static string Format(double real, double imaginary, in FormatSpec spec, NumericLocale locale, string typeName = "complex")
    {
        if (spec.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n'))
        {
            throw FormattingError.UnknownType(spec.Type, typeName);
        }
        if (spec.Fill == '0') throw new FormattingError("Zero padding is not allowed in complex format specifier");
        if (spec.Align == '=') throw new FormattingError("'=' alignment flag is not allowed in complex format specifier");
        char code = spec.Type switch { '\0' => 'r', 'n' => 'g', _ => (char)spec.Type };
        int precision = spec.Precision;
        if (precision < 0) precision = code == 'r' ? 0 : DefaultPrecision;
        else if (code == 'r') code = 'g';
        bool skipReal = spec.Type == '\0' && real == 0 && !double.IsNegative(real);
        bool parentheses = spec.Type == '\0' && !skipReal;
        NumericLocale numerals = NumericLocale.For(spec.Type == 'n' ? Grouping.Locale : spec.Grouping, locale);
        FormatSpec part = spec;
        part.Fill = ' ';
        part.Align = '<';
        part.Width = -1;
        var text = new StringBuilder();
        if (parentheses) text.Append('(');
        if (!skipReal)
        {
            NumberLayout.OfFloat(FloatText.Format(real, code, precision, spec.FloatStyle)).AppendTo(text, part, numerals);
            part.Sign = '+';
        }
        NumberLayout.OfFloat(FloatText.Format(imaginary, code, precision, spec.FloatStyle)).AppendTo(text, part, numerals);
        text.Append('j');
        if (parentheses) text.Append(')');
        return TextLayout.Pad(text.ToString(), text.Length, spec);
    }

    /// <summary><c>repr(complex)</c></summary>
    internal static string Repr(double real, double imaginary)
    {
        if (real == 0 && !double.IsNegative(real)) return FloatText.Format(imaginary, 'r', 0, FloatStyle.None) + "j";
        string first = FloatText.Format(real, 'r', 0, FloatStyle.None);
        return $"({first}{FloatText.Format(imaginary, 'r', 0, FloatStyle.AlwaysSign)}j)";
    }
}
