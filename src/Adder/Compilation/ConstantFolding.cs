using System.Numerics;
using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>Python's operators on constants of the syntax tree; null where they raise, or where the result would be too big to keep.</summary>
internal static partial class ConstantFolding
{
    private const int MaxIntBits = 128;
    private const int MaxCollectionSize = 256;
    private const int MaxStringSize = 4096;
    private const int MaxTotalItems = 1024;

    /// <summary>Python's <c>==</c> between constants: 1, 1.0 and True are one.</summary>
    public static readonly IEqualityComparer<object> ValueEquality = new ValueComparer();

    public static bool IsTrue(object value) => value switch
    {
        Singleton single => single != Singleton.None && single != Singleton.False,
        long number => number != 0,
        BigInteger => true,
        double number => number != 0,
        Imaginary number => number.Real != 0 || number.Imag != 0,
        string text => text.Length > 0,
        byte[] bytes => bytes.Length > 0,
        object[] items => items.Length > 0,
        FrozenItems set => set.Items.Length > 0,
        _ => true,
    };

    public static FrozenItems FrozenSet(object[] items)
    {
        var seen = new HashSet<object>(ValueEquality);
        var distinct = new List<object>(items.Length);
        foreach (object item in items)
        {
            if (seen.Add(item)) distinct.Add(item);
        }
        return new FrozenItems([.. distinct]);
    }

    public static object? Unary(UnaryOperator op, object value)
    {
        if (op == UnaryOperator.Not) return Singleton.Of(!IsTrue(value));
        if (AsInteger(value) is { } number)
        {
            return op switch
            {
                UnaryOperator.Invert => Normalize(-number - 1),
                UnaryOperator.USub => Normalize(-number),
                _ => Normalize(number),
            };
        }
        return value switch
        {
            double d when op == UnaryOperator.UAdd => d,
            double d when op == UnaryOperator.USub => -d,
            Imaginary c when op == UnaryOperator.UAdd => c,
            Imaginary c when op == UnaryOperator.USub => new Imaginary(-c.Imag, -c.Real),
            _ => null,
        };
    }

    public static object? Binary(Operator op, object left, object right)
    {
        if (op is Operator.BitAnd or Operator.BitOr or Operator.BitXor && AsBool(left) is { } a && AsBool(right) is { } b)
        {
            return Singleton.Of(op == Operator.BitAnd ? a & b : op == Operator.BitOr ? a | b : a ^ b);
        }
        BigInteger? leftInteger = AsInteger(left), rightInteger = AsInteger(right);
        if (leftInteger is { } i && rightInteger is { } j) return OfIntegers(op, i, j);
        if (left is Imaginary || right is Imaginary)
        {
            return AsComplex(left) is { } x && AsComplex(right) is { } y ? OfComplex(op, x, y) : null;
        }
        if (left is double || right is double)
        {
            return AsDouble(left) is { } x && AsDouble(right) is { } y ? OfDoubles(op, x, y) : null;
        }
        return op switch
        {
            Operator.Add => Concatenate(left, right),
            Operator.Mult when leftInteger is { } count => Repeat(right, count),
            Operator.Mult when rightInteger is { } count => Repeat(left, count),
            _ => null,
        };
    }

    public static object? Subscript(object value, object index)
    {
        if (AsInteger(index) is not { } wanted || wanted < int.MinValue || wanted > int.MaxValue) return null;
        int at = (int)wanted;
        switch (value)
        {
            case string or int[]:
                int[] points = CodePoints(value);
                if (at < 0) at += points.Length;
                return (uint)at < (uint)points.Length ? TextOf(points.AsSpan(at, 1)) : null;
            case byte[] bytes:
                if (at < 0) at += bytes.Length;
                return (uint)at < (uint)bytes.Length ? (long)bytes[at] : null;
            case object[] items:
                if (at < 0) at += items.Length;
                return (uint)at < (uint)items.Length ? items[at] : null;
            default:
                return null;
        }
    }

    /// <summary>The code points of a str constant.</summary>
    public static int[] CodePoints(object text)
    {
        if (text is int[] points) return points;
        string utf16 = (string)text;
        var result = new int[utf16.Length];
        int count = 0;
        for (int i = 0; i < utf16.Length; i++)
        {
            bool pair = char.IsHighSurrogate(utf16[i]) && i + 1 < utf16.Length && char.IsLowSurrogate(utf16[i + 1]);
            result[count++] = pair ? char.ConvertToUtf32(utf16[i], utf16[++i]) : utf16[i];
        }
        return count == result.Length ? result : result[..count];
    }

    /// <summary>A str constant of code points: UTF-16 where that says the same.</summary>
    public static object TextOf(ReadOnlySpan<int> points)
    {
        var text = new System.Text.StringBuilder(points.Length);
        int previous = 0;
        foreach (int point in points)
        {
            if (previous is >= 0xD800 and < 0xDC00 && point is >= 0xDC00 and < 0xE000) return points.ToArray();
            if (point > 0xFFFF) text.Append(char.ConvertFromUtf32(point));
            else text.Append((char)point);
            previous = point;
        }
        return text.ToString();
    }

    private static object? Concatenate(object left, object right)
    {
        switch (left)
        {
            case object[] items when right is object[] others:
                return (object[])[.. items, .. others];
            case byte[] bytes when right is byte[] others:
                return (byte[])[.. bytes, .. others];
            case string a when right is string b:
                bool joins = a.Length > 0 && b.Length > 0 && char.IsHighSurrogate(a[^1]) && char.IsLowSurrogate(b[0]);
                return joins ? TextOf([.. CodePoints(a), .. CodePoints(b)]) : a + b;
            case string or int[] when right is string or int[]:
                return TextOf([.. CodePoints(left), .. CodePoints(right)]);
            default:
                return null;
        }
    }

    private static object? Repeat(object value, BigInteger count)
    {
        switch (value)
        {
            case object[] items:
                if (items.Length == 0) return items;
                if (count < 0 || count > MaxCollectionSize / items.Length) return null;
                if (count > 0 && Complexity(items, MaxTotalItems / (int)count) < 0) return null;
                return RepeatArray(items, (int)count);
            case byte[] bytes:
                if (bytes.Length == 0) return bytes;
                return count < 0 || count > MaxStringSize / bytes.Length ? null : RepeatArray(bytes, (int)count);
            case string or int[]:
                int[] points = CodePoints(value);
                if (points.Length == 0) return value;
                return count < 0 || count > MaxStringSize / points.Length ? null : TextOf(RepeatArray(points, (int)count));
            default:
                return null;
        }
    }

    private static T[] RepeatArray<T>(T[] items, int count)
    {
        var result = new T[items.Length * count];
        for (int i = 0; i < count; i++) items.CopyTo(result, i * items.Length);
        return result;
    }

    // check_complexity
    private static int Complexity(object value, int limit)
    {
        object[]? items = value as object[] ?? (value as FrozenItems)?.Items;
        if (items is null) return limit;
        limit -= items.Length;
        for (int i = 0; limit >= 0 && i < items.Length; i++) limit = Complexity(items[i], limit);
        return limit;
    }

    private static bool? AsBool(object value) =>
        value == Singleton.True ? true : value == Singleton.False ? false : null;

    private static BigInteger? AsInteger(object value) => value switch
    {
        long number => number,
        BigInteger number => number,
        _ => AsBool(value) is { } flag ? flag ? BigInteger.One : BigInteger.Zero : null,
    };

    private static object Normalize(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number;

    private sealed class ValueComparer : IEqualityComparer<object>
    {
        public new bool Equals(object? left, object? right)
        {
            if (ReferenceEquals(left, right)) return true;
            if (AsComplex(left!) is { } x && AsComplex(right!) is { } y)
            {
                return AsInteger(left!) is { } i && AsInteger(right!) is { } j ? i == j : x.Real == y.Real && x.Imag == y.Imag;
            }
            switch (left)
            {
                case object[] items:
                    if (right is not object[] others || items.Length != others.Length) return false;
                    for (int i = 0; i < items.Length; i++)
                    {
                        if (!Equals(items[i], others[i])) return false;
                    }
                    return true;
                case FrozenItems set:
                    return right is FrozenItems other && set.Items.Length == other.Items.Length
                        && new HashSet<object>(set.Items, this).SetEquals(other.Items);
                default:
                    return ConstantComparer.Instance.Equals(left, right);
            }
        }

        public int GetHashCode(object value) => value switch
        {
            object[] items => items.Length,
            FrozenItems set => set.Items.Length,
            _ => AsComplex(value) is { } number ? number.Real.GetHashCode() : ConstantComparer.Instance.GetHashCode(value),
        };
    }
}
