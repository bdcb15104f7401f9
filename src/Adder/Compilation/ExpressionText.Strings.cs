using System.Globalization;
using System.Numerics;
using System.Text;
using Adder.Objects;
using Adder.Objects.NumberText;
using Adder.Syntax.Text.Unicode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class ExpressionText
{
    /// <summary>Python's <c>repr</c> of a constant.</summary>
    public static string ReprOf(object value) => value switch
    {
        string or int[] => ReprOfText(ConstantFolding.CodePoints(value)),
        byte[] bytes => ReprOfBytes(bytes),
        double number => FloatText.Repr(number),
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
                case < ' ' or 0x7F: text.AppendEscape(point); break;
                default:
                    if (point == quote) text.Append('\\').Append(quote);
                    else if (point < 0x7F || UnicodeData.IsPrintable(point)) AppendPoint(text, point);
                    else text.AppendEscape(point);
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
                case < 0x20 or >= 0x7F: text.AppendEscape(b); break;
                default:
                    if (b == quote) text.Append('\\');
                    text.Append((char)b);
                    break;
            }
        }
        return text.Append(quote).ToString();
    }

    private static string ReprOfComplex(Imaginary number)
    {
        string imag = FloatText.Format(number.Imag, 'r', 0, FloatStyle.None);
        if (number.Real == 0.0 && !double.IsNegative(number.Real)) return imag + "j";
        return "(" + FloatText.Format(number.Real, 'r', 0, FloatStyle.None) + (imag[0] is '-' ? "" : "+") + imag + "j)";
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
