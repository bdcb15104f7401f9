using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.SyntaxCheck;

/// <summary>Writes a tree as <c>dump.py</c> writes CPython's: classes, fields and positions in the asdl's words.</summary>
public static class TreeDump
{
    private static readonly Dictionary<Type, PropertyInfo[]> s_fields = [];

    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("None"); break;
            case Node node: WriteNode(text, node); break;
            case Enum item: text.Append(item); break;
            case string name: WriteText(text.Append('s'), name); break;
            case IList items when value.GetType() != typeof(byte[]) && value is not int[]:
                text.Append('[');
                foreach (object? item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            default: WriteConstant(text, value); break;
        }
    }

    private static void WriteConstant(StringBuilder text, object value)
    {
        switch (value)
        {
            case Singleton singleton: text.Append(singleton); break;
            case int or long or BigInteger:
                text.Append(CultureInfo.InvariantCulture, $"{(value is BigInteger big && BigInteger.Abs(big) > long.MaxValue ? "x" + Hex(big) : value)}");
                break;
            case double number: text.Append('f').Append(BitConverter.DoubleToInt64Bits(number).ToString("x16")); break;
            case Imaginary imaginary: text.Append('j').Append(BitConverter.DoubleToInt64Bits(imaginary.Imag).ToString("x16")); break;
            case byte[] bytes: text.Append('b').Append(Convert.ToHexStringLower(bytes)); break;
            case int[] points: WritePoints(text.Append('s'), points); break;
            default: text.Append('?').Append(value.GetType()); break;
        }
    }

    private static string Hex(BigInteger value) => value.ToString("x").TrimStart('0');

    private static void WriteNode(StringBuilder text, Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Type type = node.GetType();
        text.Append(type == typeof(ExprStmt) ? "Expr" : NameOf(type)).Append('(');
        foreach (PropertyInfo field in FieldsOf(type))
        {
            object? value = field.GetValue(node);
            if (value is SourceSpan span)
            {
                text.Append(CultureInfo.InvariantCulture, $"@{span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn}");
            }
            else
            {
                Write(text, value);
                text.Append(',');
            }
        }
        text.Append(')');
    }

    private static string NameOf(Type type) => type.Name switch
    {
        "Arguments" => "arguments",
        "Arg" => "arg",
        "Keyword" => "keyword",
        "Alias" => "alias",
        "WithItem" => "withitem",
        "MatchCase" => "match_case",
        "Comprehension" => "comprehension",
        string name => name,
    };

    private static PropertyInfo[] FieldsOf(Type type)
    {
        if (s_fields.TryGetValue(type, out PropertyInfo[]? known)) return known;
        ParameterInfo[] parameters = type.GetConstructors()[0].GetParameters();
        return s_fields[type] = Array.ConvertAll(parameters, parameter => type.GetProperty(parameter.Name!)!);
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            bool pair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            WritePoint(text, pair ? char.ConvertToUtf32(value[i], value[++i]) : value[i]);
        }
        text.Append('"');
    }

    private static void WritePoints(StringBuilder text, int[] points)
    {
        text.Append('"');
        foreach (int point in points) WritePoint(text, point);
        text.Append('"');
    }

    private static void WritePoint(StringBuilder text, int point)
    {
        if (point is >= ' ' and < 127 and not '"' and not '\\') text.Append((char)point);
        else text.Append(CultureInfo.InvariantCulture, $"\\{{{point:x}}}");
    }
}
