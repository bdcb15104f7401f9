namespace Adder.Syntax.Tokenizing;

/// <summary>The operators by their characters.</summary>
internal static class Operators
{
    internal static bool CanStartLong(int c) => c switch
    {
        '!' or '%' or '&' or '*' or '+' or '-' or '/' or ':' or '<' or '=' or '>' or '@' or '^' or '|' => true,
        _ => false,
    };

    internal static TokenKind One(int c) => c switch
    {
        '!' => TokenKind.Exclamation,
        '%' => TokenKind.Percent,
        '&' => TokenKind.Amper,
        '(' => TokenKind.LPar,
        ')' => TokenKind.RPar,
        '*' => TokenKind.Star,
        '+' => TokenKind.Plus,
        ',' => TokenKind.Comma,
        '-' => TokenKind.Minus,
        '.' => TokenKind.Dot,
        '/' => TokenKind.Slash,
        ':' => TokenKind.Colon,
        ';' => TokenKind.Semi,
        '<' => TokenKind.Less,
        '=' => TokenKind.Equal,
        '>' => TokenKind.Greater,
        '@' => TokenKind.At,
        '[' => TokenKind.LSqb,
        ']' => TokenKind.RSqb,
        '^' => TokenKind.Circumflex,
        '{' => TokenKind.LBrace,
        '|' => TokenKind.VBar,
        '}' => TokenKind.RBrace,
        '~' => TokenKind.Tilde,
        _ => TokenKind.Op,
    };

    internal static TokenKind Two(int first, int second) => (first, second) switch
    {
        ('!', '=') => TokenKind.NotEqual,
        ('%', '=') => TokenKind.PercentEqual,
        ('&', '=') => TokenKind.AmperEqual,
        ('*', '*') => TokenKind.DoubleStar,
        ('*', '=') => TokenKind.StarEqual,
        ('+', '=') => TokenKind.PlusEqual,
        ('-', '=') => TokenKind.MinEqual,
        ('-', '>') => TokenKind.RArrow,
        ('/', '/') => TokenKind.DoubleSlash,
        ('/', '=') => TokenKind.SlashEqual,
        (':', '=') => TokenKind.ColonEqual,
        ('<', '<') => TokenKind.LeftShift,
        ('<', '=') => TokenKind.LessEqual,
        ('<', '>') => TokenKind.NotEqual,
        ('=', '=') => TokenKind.EqEqual,
        ('>', '=') => TokenKind.GreaterEqual,
        ('>', '>') => TokenKind.RightShift,
        ('@', '=') => TokenKind.AtEqual,
        ('^', '=') => TokenKind.CircumflexEqual,
        ('|', '=') => TokenKind.VBarEqual,
        _ => TokenKind.Op,
    };

    internal static TokenKind Three(int first, int second, int third) => (first, second, third) switch
    {
        ('*', '*', '=') => TokenKind.DoubleStarEqual,
        ('/', '/', '=') => TokenKind.DoubleSlashEqual,
        ('<', '<', '=') => TokenKind.LeftShiftEqual,
        ('>', '>', '=') => TokenKind.RightShiftEqual,
        _ => TokenKind.Op,
    };
}
