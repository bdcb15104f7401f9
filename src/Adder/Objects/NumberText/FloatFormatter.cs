namespace Adder.Objects.NumberText;

/// <summary><c>float.__format__</c>. (format_float_internal)</summary>
internal static class FloatFormatter
{
    private const int DefaultPrecision = 6;

    internal static string Format(double value, in FormatSpec spec, NumericLocale locale, string typeName = "float")
    {
        if (spec.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
        {
            throw FormattingError.UnknownType(spec.Type, typeName);
        }
        char code = (char)spec.Type;
        FloatStyle style = spec.FloatStyle;
        int defaultPrecision = DefaultPrecision;
        switch (code)
        {
            case '\0':
                style |= FloatStyle.AddDotZero;
                code = 'r';
                defaultPrecision = 0;
                break;
            case 'n':
                code = 'g';
                break;
            case '%':
                code = 'f';
                value *= 100;
                break;
        }
        int precision = spec.Precision;
        if (precision < 0) precision = defaultPrecision;
        else if (code == 'r') code = 'g';
        string text = FloatText.Format(value, code, precision, style);
        if (spec.Type == '%') text += "%";
        bool plain = spec.Sign is not ('+' or ' ') && spec.Width == -1 && spec.Type != 'n' && spec.Grouping == Grouping.None;
        if (plain) return text;
        Grouping grouping = spec.Type == 'n' ? Grouping.Locale : spec.Grouping;
        return NumberLayout.OfFloat(text).ToText(spec, NumericLocale.For(grouping, locale));
    }
}
