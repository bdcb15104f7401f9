using System.Numerics;
using System.Text;

namespace Adder.Objects.NumberText;

/// <summary>Reads format specifications; generic over the storage of the str. (parse_internal_render_format_spec)</summary>
internal ref struct FormatSpecParser<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly ReadOnlySpan<T> _text;
    private readonly string _typeName;
    private int _position;

    private FormatSpecParser(ReadOnlySpan<T> text, string typeName)
    {
        _text = text;
        _typeName = typeName;
    }

    /// <summary>Null, or the message of the ValueError.</summary>
    internal static string? Parse(ReadOnlySpan<T> text, string typeName, char defaultType, char defaultAlign, out FormatSpec spec)
    {
        spec = new FormatSpec(defaultType, defaultAlign);
        return new FormatSpecParser<T>(text, typeName).Run(ref spec, defaultAlign);
    }

    private readonly int Remaining => _text.Length - _position;

    private readonly int At(int offset) => _position + offset < _text.Length ? int.CreateTruncating(_text[_position + offset]) : -1;

    private string? Run(ref FormatSpec spec, char defaultAlign)
    {
        ParseAlignment(ref spec, defaultAlign);
        if (!TryInteger(out int width, out _)) return "Too many decimal digits in format string";
        spec.Width = width;
        if (ParseGrouping(ref spec) is string groupingError) return groupingError;
        if (At(0) == '.')
        {
            _position++;
            if (!TryInteger(out spec.Precision, out int consumed)) return "Too many decimal digits in format string";
            if (consumed == 0) return "Format specifier missing precision";
        }
        if (Remaining > 1) return $"Invalid format specifier '{WholeText()}' for object of type '{_typeName}'";
        if (Remaining == 1) spec.Type = At(0);
        return CheckGrouping(ref spec);
    }

    private void ParseAlignment(ref FormatSpec spec, char defaultAlign)
    {
        bool fillGiven = false;
        bool alignGiven = true;
        if (IsAlign(At(1)))
        {
            spec.Fill = At(0);
            spec.Align = (char)At(1);
            fillGiven = true;
            _position += 2;
        }
        else if (IsAlign(At(0))) spec.Align = (char)Take();
        else alignGiven = false;
        if (At(0) is ' ' or '+' or '-') spec.Sign = (char)Take();
        if (At(0) == 'z') spec.NoNegativeZero = Take() != 0;
        if (At(0) == '#') spec.Alternate = Take() != 0;
        if (fillGiven || At(0) != '0') return;
        spec.Fill = Take();
        if (!alignGiven && defaultAlign == '>') spec.Align = '=';
    }

    private string? ParseGrouping(ref FormatSpec spec)
    {
        if (At(0) == ',')
        {
            spec.Grouping = Grouping.Comma;
            _position++;
        }
        if (At(0) == '_')
        {
            if (spec.Grouping != Grouping.None) return "Cannot specify both ',' and '_'.";
            spec.Grouping = Grouping.Underscore;
            _position++;
        }
        return At(0) == ',' && spec.Grouping == Grouping.Underscore ? "Cannot specify both ',' and '_'." : null;
    }

    private static string? CheckGrouping(ref FormatSpec spec)
    {
        if (spec.Grouping == Grouping.None) return null;
        switch (spec.Type)
        {
            case 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or '\0':
                return null;
            case 'b' or 'o' or 'x' or 'X' when spec.Grouping == Grouping.Underscore:
                spec.Grouping = Grouping.UnderscoreByFour;
                return null;
        }
        char separator = spec.Grouping == Grouping.Comma ? ',' : '_';
        return $"Cannot specify '{separator}' with '{FormattingError.CodeOf(spec.Type)}'.";
    }

    private int Take() => int.CreateTruncating(_text[_position++]);

    private static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';

    // get_integer: -1 when there are no digits.
    private bool TryInteger(out int value, out int consumed)
    {
        value = -1;
        consumed = 0;
        long total = 0;
        while (At(0) is int c and >= 0 && NumericText.DigitValue(c) is int digit and >= 0)
        {
            total = total * 10 + digit;
            if (total > int.MaxValue) return false;
            _position++;
            consumed++;
        }
        if (consumed > 0) value = (int)total;
        return true;
    }

    private readonly string WholeText()
    {
        var text = new StringBuilder();
        foreach (T c in _text) CodePoints.Append(text, int.CreateTruncating(c));
        return text.ToString();
    }
}
