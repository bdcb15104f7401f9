using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>int(x)</c>. (PyNumber_Long, PyLong_FromUnicodeObject)</summary>
internal static unsafe class IntConversion
{
    /// <summary>The exact int that any object converts to, or <c>default</c>.</summary>
    internal static Value Of(ThreadState ts, Value x)
    {
        if (PyLong.IsExact(x)) return x;
        PyType type = x.Type;
        if (ReferenceEquals(type, PyType.Str)) return Parse(ts, Unsafe.As<PyStr>(x.Ref), 10);
        if (ReferenceEquals(type, PyType.Bytes)) return Parse(ts, Unsafe.As<PyBytes>(x.Ref).Span, 10, x);
        if (type.NbInt != null) return Checked(ts, type.NbInt(ts, x), "__int__");
        if (type.NbIndex != null) return Indexing.Index(ts, x);
        Value trunc = Attributes.FindSpecial(ts, x, "__trunc__");
        if (!trunc.IsNull) return Truncated(ts, trunc);
        if (ts.HasPending) return default;
        if (x.Ref is PyStr text) return Parse(ts, text, 10);
        if (BytesLike.TryGetBytes(x, out ReadOnlySpan<byte> bytes)) return Parse(ts, bytes, 10, x);
        if (BytesLike.TryCopyBuffer(ts, x, out byte[] buffer)) return Parse(ts, buffer, 10, x);
        return ts.Raise(PyType.TypeError, $"int() argument must be a string, a bytes-like object or a real number, not '{type.Name}'");
    }

    private static Value Checked(ThreadState ts, Value result, string method)
    {
        if (result.IsNull || PyLong.IsExact(result)) return result;
        if (!PyLong.Is(result)) return ts.Raise(PyType.TypeError, $"{method} returned non-int (type {result.Type.Name})");
        Warnings.Warn(
            ts, PyType.DeprecationWarning,
            $"{method} returned non-int (type {result.Type.Name}).  The ability to return an instance of a strict subclass of int is "
            + "deprecated, and may not be supported in a future version of Python.");
        return PyLong.Exact(result);
    }

    private static Value Truncated(ThreadState ts, Value trunc)
    {
        Warnings.Warn(ts, PyType.DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.");
        Value result = Calls.Call(ts, trunc);
        if (result.IsNull || PyLong.IsExact(result)) return result;
        if (PyLong.Is(result)) return PyLong.Exact(result);
        if (result.Type.NbIndex == null)
        {
            return ts.Raise(PyType.TypeError, $"__trunc__ returned non-Integral (type {result.Type.Name})");
        }
        return Indexing.Index(ts, result);
    }

    [SkipLocalsInit]
    internal static Value Parse(ThreadState ts, PyStr text, int radix)
    {
        if (radix == 10 && text.IsLatin1 && TryParsePlain(text.Latin1, out long plain)) return plain;
        Span<char> ascii = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        ascii = ascii[..text.Length];
        NumericTextOf.ToAscii(text, ascii);
        return Parse(ts, ascii, radix, text);
    }

    private const int MaxShown = 200;

    /// <summary>A sign at most and up to 18 digits: nearly all there is.</summary>
    private static bool TryParsePlain(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        bool negative = text.Length > 1 && text[0] == '-';
        if (negative) text = text[1..];
        if (text.Length is 0 or > 18) return false;
        foreach (byte c in text)
        {
            int digit = c - '0';
            if ((uint)digit > 9) return false;
            number = number * 10 + digit;
        }
        if (negative) number = -number;
        return true;
    }

    [SkipLocalsInit]
    internal static Value Parse(ThreadState ts, ReadOnlySpan<byte> text, int radix, Value source)
    {
        if (radix == 10 && TryParsePlain(text, out long plain)) return plain;
        Span<char> ascii = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        for (int i = 0; i < text.Length; i++) ascii[i] = text[i] < 128 ? (char)text[i] : '?';
        return Parse(ts, ascii[..text.Length], radix, source);
    }

    private static Value Parse(ThreadState ts, ReadOnlySpan<char> ascii, int radix, Value source)
    {
        int limit = ts.Interpreter.IntMaxStrDigits;
        switch (IntegerParser.TryParse(ascii, radix, limit, out long small, out BigInteger big, out bool isBig, out int digits))
        {
            case IntegerParse.Ok:
                return isBig ? PyLong.From(big) : Value.Int(small);
            case IntegerParse.TooManyDigits:
                return ts.Raise(PyType.ValueError, DigitLimit.FromTextMessage(limit, digits));
            default:
                Value shown = Repr.Of(ts, Beginning(ts, source));
                if (((PyStr)shown.Ref).Length > MaxShown) shown = ((PyStr)shown.Ref).Substring(0, MaxShown);
                return ts.Raise(PyType.ValueError, $"invalid literal for int() with base {radix}: {shown}");
        }
    }

    private static Value Beginning(ThreadState ts, Value source)
    {
        if (source.Ref is PyStr text) return text.Length > MaxShown ? text.Substring(0, MaxShown) : source;
        byte[] bytes = Buffers.Copy(ts, source);
        return PyBytes.From(bytes.AsSpan(0, Math.Min(bytes.Length, MaxShown)));
    }
}
