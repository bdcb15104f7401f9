using System.Globalization;
using System.Numerics;
using System.Text;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class ExpressionText
{
    /// <summary>Python's <c>repr</c> of a constant.</summary>
    public static string ReprOf(object value) => value switch
    {
        string or int[] => ReprOfText(ConstantFolding.CodePoints(value)),
        byte[] bytes => ReprOfBytes(bytes),
        double number => ReprOfDouble(number),
        Imaginary number => ReprOfComplex(number),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        object[] items => ReprOfTuple(items, ReprOf),
        FrozenItems set => set.Items.Length == 0 ? "frozenset()" : "frozenset({" + string.Join(", ", Array.ConvertAll(set.Items, ReprOf)) + "})",
        _ => value.ToString()!,
    };

    private static string ReprOfTuple(object[] items, Converter<object, string> repr) =>
        "(" + string.Join(", ", Array.ConvertAll(items, repr)) + (items.Length == 1 ? ",)" : ")");

    private void WriteConstant(Constant e)
    {
        if (e.Value == (object)Singleton.Ellipsis)
        {
            _text.Append("...");
            return;
        }
        _text.Append(e.Kind).Append(ConstantText(e.Value));
    }

    // append_ast_constant: infinity has no literal.
    private static string ConstantText(object value) => value switch
    {
        object[] items => ReprOfTuple(items, ConstantText),
        double or Imaginary => ReprOf(value).Replace("inf", "1e309"),
        _ => ReprOf(value),
    };

    private static string ReprOfText(int[] points)
    {
        bool single = Array.IndexOf(points, '\'') >= 0, isDouble = Array.IndexOf(points, '"') >= 0;
        char quote = single && !isDouble ? '"' : '\'';
        var text = new StringBuilder(points.Length + 2).Append(quote);
        foreach (int point in points)
        {
            switch (point)
            {
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\\': text.Append("\\\\"); break;
                case < ' ' or 0x7F: text.Append($"\\x{point:x2}"); break;
                default:
                    if (point == quote) text.Append('\\').Append(quote);
                    else if (point < 0x7F || IsPrintable(point)) AppendPoint(text, point);
                    else if (point <= 0xFF) text.Append($"\\x{point:x2}");
                    else if (point <= 0xFFFF) text.Append($"\\u{point:x4}");
                    else text.Append($"\\U{point:x8}");
                    break;
            }
        }
        return text.Append(quote).ToString();
    }

    private static void AppendPoint(StringBuilder text, int point)
    {
        if (point > 0xFFFF) text.Append(char.ConvertFromUtf32(point));
        else text.Append((char)point);
    }

    private static bool IsPrintable(int point) => point is < 0xD800 or > 0xDFFF && CharUnicodeInfo.GetUnicodeCategory(point) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);

    private static string ReprOfBytes(byte[] bytes)
    {
        bool single = Array.IndexOf(bytes, (byte)'\'') >= 0, isDouble = Array.IndexOf(bytes, (byte)'"') >= 0;
        char quote = single && !isDouble ? '"' : '\'';
        var text = new StringBuilder(bytes.Length + 3).Append('b').Append(quote);
        foreach (byte b in bytes)
        {
            switch (b)
            {
                case (byte)'\n': text.Append("\\n"); break;
                case (byte)'\r': text.Append("\\r"); break;
                case (byte)'\t': text.Append("\\t"); break;
                case (byte)'\\': text.Append("\\\\"); break;
                case < 0x20 or >= 0x7F: text.Append($"\\x{b:x2}"); break;
                default:
                    if (b == quote) text.Append('\\');
                    text.Append((char)b);
                    break;
            }
        }
        return text.Append(quote).ToString();
    }

    private static string ReprOfDouble(double number)
    {
        string text = ShortestText(number);
        return text.AsSpan().ContainsAnyExceptInRange('-', '9') ? text : text.Contains('.') ? text : text + ".0";
    }

    private static string ReprOfComplex(Imaginary number)
    {
        string imag = ShortestText(number.Imag);
        if (number.Real == 0.0 && !double.IsNegative(number.Real)) return imag + "j";
        return "(" + ShortestText(number.Real) + (imag[0] is '-' ? "" : "+") + imag + "j)";
    }

    // float_repr_style short: the digits of .NET's round-trip form, laid out as Python does.
    private static string ShortestText(double number)
    {
        if (double.IsNaN(number)) return "nan";
        if (double.IsInfinity(number)) return number > 0 ? "inf" : "-inf";
        string scientific = number.ToString("E16", CultureInfo.InvariantCulture);
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var digits = new StringBuilder();
        foreach (char c in shortest)
        {
            if (c == 'E') break;
            if (char.IsAsciiDigit(c)) digits.Append(c);
        }
        string significant = digits.ToString().TrimStart('0').TrimEnd('0');
        if (significant.Length == 0) significant = "0";
        int exponent = number == 0 ? 0 : DecimalExponent(shortest, scientific);
        string sign = double.IsNegative(number) ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            string fraction = significant.Length > 1 ? "." + significant[1..] : "";
            return $"{sign}{significant[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }
        if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + significant;
        if (significant.Length <= exponent + 1) return sign + significant.PadRight(exponent + 1, '0');
        return sign + significant[..(exponent + 1)] + "." + significant[(exponent + 1)..];
    }

    // The power of ten of the first digit.
    private static int DecimalExponent(string shortest, string scientific)
    {
        int e = shortest.IndexOf('E');
        if (e >= 0) return int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> plain = shortest.AsSpan().TrimStart('-');
        int dot = plain.IndexOf('.');
        int whole = dot < 0 ? plain.Length : dot;
        if (plain[0] != '0') return whole - 1;
        int first = plain[2..].IndexOfAnyExcept('0');
        return first >= 0 ? -first - 1
            : int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private void WriteJoinedString(JoinedStr e, bool isFormatSpec)
    {
        var body = new ExpressionText();
        foreach (Expr value in e.Values) body.WriteFStringElement(value, isFormatSpec);
        string text = body._text.ToString();
        if (isFormatSpec) _text.Append(text);
        else _text.Append('f').Append(ReprOf(text));
    }

    private void WriteFStringElement(Expr e, bool isFormatSpec)
    {
        switch (e)
        {
            case Constant { Value: string text }: _text.Append(text.Replace("{", "{{").Replace("}", "}}")); break;
            case JoinedStr joined: WriteJoinedString(joined, isFormatSpec); break;
            case FormattedValue formatted: WriteFormattedValue(formatted); break;
        }
    }

    private void WriteFormattedValue(FormattedValue e)
    {
        string value = Of(e.Value, Precedence.Test + 1);
        // "{{" would be a literal brace.
        _text.Append(value.StartsWith('{') ? "{ " : "{").Append(value);
        if (e.Conversion > 0) _text.Append('!').Append((char)e.Conversion);
        if (e.FormatSpec is not null)
        {
            _text.Append(':');
            WriteFStringElement(e.FormatSpec, true);
        }
        _text.Append('}');
    }
}
