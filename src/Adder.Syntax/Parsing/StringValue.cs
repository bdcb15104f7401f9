using System.Text;

namespace Adder.Syntax.Parsing;

/// <summary>The value of a str constant: a string, or code points where UTF-16 would merge two escaped surrogates.</summary>
internal static class StringValue
{
    public static bool IsEmpty(object value) => value is string { Length: 0 };

    public static object Concat(object left, object right)
    {
        if (left is string a && right is string b)
        {
            bool merges = a.Length > 0 && b.Length > 0 && char.IsHighSurrogate(a[^1]) && char.IsLowSurrogate(b[0]);
            if (!merges) return a + b;
        }
        int[] first = CodePoints(left);
        int[] second = CodePoints(right);
        return FromCodePoints([.. first, .. second]);
    }

    public static object FromCodePoints(int[] points)
    {
        var text = new StringBuilder(points.Length);
        for (int i = 0; i < points.Length; i++)
        {
            int point = points[i];
            if (i > 0 && point is >= 0xDC00 and <= 0xDFFF && points[i - 1] is >= 0xD800 and <= 0xDBFF) return points;
            if (point < 0x10000) text.Append((char)point);
            else text.Append(char.ConvertFromUtf32(point));
        }
        return text.ToString();
    }

    private static int[] CodePoints(object value)
    {
        if (value is int[] points) return points;
        var text = (string)value;
        var result = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            result.Add(pair ? char.ConvertToUtf32(text[i], text[++i]) : text[i]);
        }
        return result.ToArray();
    }
}
