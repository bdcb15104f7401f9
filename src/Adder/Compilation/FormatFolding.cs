using System.Text;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary><c>'...%s...' % (a, b)</c> becomes an f-string where that means the same.</summary>
internal static class FormatFolding
{
    private const int MaxDigits = 3;

    private static readonly SourceSpan s_nowhere = new(-1, -1, -1, -1);

    // optimize_format
    public static Expr Fold(BinOp node, object format, Expr[] elts)
    {
        int[] points = ConstantFolding.CodePoints(format);
        var values = new List<Expr>(elts.Length * 2 + 1);
        int at = 0, used = 0;
        while (true)
        {
            if (Literal(points, ref at) is { } literal) values.Add(literal);
            if (at >= points.Length) break;
            if (used >= elts.Length) return node;
            at++;
            if (Formatted(points, ref at, elts[used++]) is not { } value) return node;
            values.Add(value);
        }
        return used < elts.Length ? node : new JoinedStr([.. values], node.Span);
    }

    private static Constant? Literal(int[] points, ref int at)
    {
        int start = at;
        var text = new List<int>();
        while (at < points.Length)
        {
            if (points[at] != '%') text.Add(points[at++]);
            else if (at + 1 < points.Length && points[at + 1] == '%')
            {
                text.Add('%');
                at += 2;
            }
            else break;
        }
        return at == start ? null : new Constant(ConstantFolding.TextOf(text.ToArray()), null, s_nowhere);
    }

    // parse_format: only %s, %r and %a, with flags, width and precision.
    private static FormattedValue? Formatted(int[] points, ref int at, Expr argument)
    {
        bool leftAligned = false;
        int position = at;
        if (!Next(out int c)) return null;
        while (c is '-' or '+' or ' ' or '#' or '0')
        {
            leftAligned |= c == '-';
            if (!Next(out c)) return null;
        }
        int width = -1, precision = -1;
        if (c is >= '0' and <= '9' && !Number(ref c, out width)) return null;
        if (c == '.' && (!Next(out c) || !Number(ref c, out precision))) return null;
        if (c is not ('s' or 'r' or 'a')) return null;
        at = position;
        var spec = new StringBuilder();
        if (!leftAligned && width > 0) spec.Append('>');
        if (width >= 0) spec.Append(width);
        if (precision >= 0) spec.Append('.').Append(precision);
        Expr? formatSpec = spec.Length == 0 ? null : new Constant(spec.ToString(), null, s_nowhere);
        return new FormattedValue(argument, c, formatSpec, argument.Span);

        bool Next(out int point)
        {
            point = position < points.Length ? points[position++] : -1;
            return point >= 0;
        }

        bool Number(ref int point, out int number)
        {
            number = 0;
            int digits = 0;
            while (point is >= '0' and <= '9')
            {
                number = number * 10 + point - '0';
                if (!Next(out point) || ++digits >= MaxDigits) return false;
            }
            return true;
        }
    }
}
