using System.Runtime.CompilerServices;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>float(x)</c>. All of it throws. (PyNumber_Float, PyFloat_AsDouble, PyFloat_FromString)</summary>
internal static unsafe class FloatConversions
{
    /// <summary>A number, or what float() reads from text.</summary>
    internal static double Any(ThreadState ts, Value x)
    {
        if (x.IsFloat) return x.Double;
        if (TryNumber(ts, x, out double number)) return number;
        if (x.Ref is PyStr text) return Text(ts, text);
        if (BytesLike.TryGetBytes(x, out ReadOnlySpan<byte> bytes)) return Bytes(ts, bytes, x);
        if (BytesLike.TryCopyBuffer(ts, x, out byte[] buffer)) return Bytes(ts, buffer, x);
        throw Errors.TypeError($"float() argument must be a string or a real number, not '{x.Type.Name}'");
    }

    /// <summary>A number only. (PyFloat_AsDouble)</summary>
    internal static double Number(ThreadState ts, Value x)
    {
        if (PyFloat.Is(x)) return PyFloat.Of(x);
        return TryNumber(ts, x, out double number) ? number : throw Errors.TypeError($"must be real number, not {x.Type.Name}");
    }

    internal static bool TryNumber(ThreadState ts, Value x, out double number)
    {
        PyType type = x.Type;
        if (type.NbFloat != null)
        {
            Value result = type.NbFloat(ts, x).OrThrow(ts);
            number = result.IsFloat ? result.Double : FromSubclass(ts, x, result);
            return true;
        }
        number = 0;
        if (type.NbIndex == null) return false;
        Value index = Indexing.Index(ts, x).OrThrow(ts);
        return PyLong.TryDouble(index, out number) ? true : throw Errors.OverflowError("int too large to convert to float");
    }

    private static double FromSubclass(ThreadState ts, Value x, Value result)
    {
        if (result.Ref is not PyFloat number)
        {
            throw Errors.TypeError($"{x.Type.Name}.__float__ returned non-float (type {result.Type.Name})");
        }
        Warnings.Warn(
            ts, PyType.DeprecationWarning,
            $"{x.Type.Name}.__float__ returned non-float (type {result.Type.Name}).  The ability to return an instance of a strict subclass "
            + "of float is deprecated, and may not be supported in a future version of Python.");
        return number.Number;
    }

    [SkipLocalsInit]
    internal static double Text(ThreadState ts, PyStr text)
    {
        Span<char> ascii = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        ascii = ascii[..text.Length];
        NumericTextOf.ToAscii(text, ascii);
        return Parse(ts, ascii, text);
    }

    private static double Bytes(ThreadState ts, ReadOnlySpan<byte> text, Value source)
    {
        char[] ascii = new char[text.Length];
        for (int i = 0; i < ascii.Length; i++) ascii[i] = text[i] < 128 ? (char)text[i] : '?';
        return Parse(ts, ascii, source);
    }

    private static double Parse(ThreadState ts, ReadOnlySpan<char> ascii, Value source) =>
        FloatParser.TryParse(NumericText.Strip(ascii), out double number)
            ? number
            : throw Errors.ValueError($"could not convert string to float: {Repr.Of(ts, source)}");
}

/// <summary>A str as the number parsers want it.</summary>
internal static class NumericTextOf
{
    internal static void ToAscii(PyStr text, Span<char> ascii)
    {
        switch (text.Kind)
        {
            case StrKind.Latin1: NumericText.ToAscii(text.Latin1, ascii); break;
            case StrKind.Ucs2: NumericText.ToAscii(System.Runtime.InteropServices.MemoryMarshal.Cast<char, ushort>(text.Ucs2), ascii); break;
            default: NumericText.ToAscii(text.Ucs4, ascii); break;
        }
    }
}
