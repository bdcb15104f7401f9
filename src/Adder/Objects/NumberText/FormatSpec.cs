namespace Adder.Objects.NumberText;

/// <summary>The thousands separator that a format asks for.</summary>
internal enum Grouping
{
    None,
    Comma,
    Underscore,
    UnderscoreByFour,
    Locale,
}

/// <summary>A parsed format specification: <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>.</summary>
internal struct FormatSpec
{
    internal int Fill;
    internal char Align;
    internal char Sign;
    internal bool NoNegativeZero;
    internal bool Alternate;
    internal int Width;
    internal Grouping Grouping;
    internal int Precision;
    internal int Type;

    internal FormatSpec(char defaultType, char defaultAlign)
    {
        Fill = ' ';
        Align = defaultAlign;
        Width = -1;
        Precision = -1;
        Type = defaultType;
    }

    internal readonly bool HasSign => Sign != '\0';

    internal readonly FloatStyle FloatStyle =>
        (Alternate ? FloatStyle.Alternate : FloatStyle.None)
        | (NoNegativeZero ? FloatStyle.NoNegativeZero : FloatStyle.None);
}
