using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PyComplex
{
    // complex_new_impl
    [Slot(Slot.TpNew, Signature = "complex(real=<unrepresentable>, imag=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value real, Value imag)
    {
        if (real.IsNull) real = 0;
        if (ReferenceEquals(real.Type, PyType.Complex) && ReferenceEquals(type, PyType.Complex) && imag.IsNull) return real;
        if (real.Ref is PyStr text)
        {
            if (!imag.IsNull) return ts.Raise(PyType.TypeError, "complex() can't take second arg if first is a string");
            (double re, double im) = ParseText(ts, text);
            return Make(type, re, im);
        }
        if (imag.Ref is PyStr) return ts.Raise(PyType.TypeError, "complex() second arg can't be a string");
        if (TrySpecial(ts, real, out PyComplex? converted)) real = converted;
        bool isReal = real.Ref is PyComplex || IsNumber(real);
        if (!isReal)
        {
            return ts.Raise(PyType.TypeError, $"complex() first argument must be a string or a number, not '{real.Type.Name}'");
        }
        if (!imag.IsNull && imag.Ref is not PyComplex && !IsNumber(imag))
        {
            return ts.Raise(PyType.TypeError, $"complex() second argument must be a number, not '{imag.Type.Name}'");
        }
        return Combine(ts, type, real, imag);
    }

    // Both parts may be complex: real + imag * 1j.
    private static Value Combine(ThreadState ts, PyType type, Value real, Value imag)
    {
        double re, im = 0;
        bool realIsComplex = false, imagIsComplex = false;
        if (real.Ref is PyComplex first)
        {
            (re, im) = (first.Real, first.Imaginary);
            realIsComplex = true;
        }
        else
        {
            re = FloatConversions.Number(ts, real);
        }
        double secondRe = 0, secondIm = 0;
        if (imag.Ref is PyComplex second)
        {
            (secondRe, secondIm) = (second.Real, second.Imaginary);
            imagIsComplex = true;
        }
        else if (!imag.IsNull)
        {
            secondRe = FloatConversions.Number(ts, imag);
        }
        if (imagIsComplex) re -= secondIm;
        return Make(type, re, realIsComplex && !imag.IsNull ? im + secondRe : realIsComplex ? im : secondRe);
    }

    private static bool IsNumber(Value value) => value.Type.NbFloat != null || value.Type.NbIndex != null;

    private static Value Make(PyType type, double real, double imaginary)
    {
        if (ReferenceEquals(type, PyType.Complex)) return new PyComplex(real, imaginary);
        return type.IsHeapType ? new Subclass(type, real, imaginary) : new PyComplex(type, real, imaginary);
    }

    /// <summary>What <c>__complex__</c> gives; false where there is no such method. Throws. (try_complex_special_method)</summary>
    internal static bool TrySpecial(ThreadState ts, Value value, out PyComplex? number)
    {
        number = value.Ref as PyComplex;
        if (number is not null && ReferenceEquals(value.Type, PyType.Complex)) return true;
        if (value.IsInt || value.IsFloat) return false;
        Value method = Attributes.FindSpecial(ts, value, "__complex__");
        if (method.IsNull) return ts.HasPending ? throw ts.Throwable() : false;
        Value result = Calls.Call(ts, method).OrThrow(ts);
        number = result.Ref as PyComplex ?? throw Errors.TypeError($"{value.Type.Name}.__complex__ returned non-complex (type {result.Type.Name})");
        if (!ReferenceEquals(result.Type, PyType.Complex))
        {
            Warnings.Warn(
                ts, PyType.DeprecationWarning,
                $"{value.Type.Name}.__complex__ returned non-complex (type {result.Type.Name}).  The ability to return an instance of a "
                + "strict subclass of complex is deprecated, and may not be supported in a future version of Python.");
        }
        return true;
    }

    /// <summary>Any number as a complex one. Throws. (PyComplex_AsCComplex)</summary>
    internal static System.Numerics.Complex From(ThreadState ts, Value value)
    {
        if (value.Ref is PyComplex exact) return new(exact.Real, exact.Imaginary);
        return TrySpecial(ts, value, out PyComplex? number) ? new(number!.Real, number.Imaginary) : new(FloatConversions.Number(ts, value), 0);
    }

    // complex_from_string_inner: optional parentheses, "re", "im j", or "re±im j".
    private static (double Real, double Imaginary) ParseText(ThreadState ts, PyStr source)
    {
        char[] ascii = new char[source.Length];
        NumericTextOf.ToAscii(source, ascii);
        if (!UnderscoresAreBetweenDigits(ascii)) throw Errors.ValueError($"could not convert string to complex: {Repr.Of(ts, source)}");
        ReadOnlySpan<char> text = NumericText.Strip(ascii);
        if (text.Length > 0 && text[0] == '(')
        {
            text = NumericText.Strip(text[1..]);
            if (text.Length == 0 || text[^1] != ')') throw Malformed();
            text = NumericText.Strip(text[..^1]);
        }
        return TryParse(text.ToString().Replace("_", "", StringComparison.Ordinal), out double real, out double imaginary)
            ? (real, imaginary)
            : throw Malformed();
    }

    private static PythonException Malformed() => Errors.ValueError("complex() arg is a malformed string");

    private static bool TryParse(ReadOnlySpan<char> text, out double real, out double imaginary)
    {
        real = imaginary = 0;
        if (text.IsEmpty) return false;
        int used = FloatParser.ParsePrefix(text, out double first);
        if (used > 0)
        {
            text = text[used..];
            if (text.IsEmpty)
            {
                real = first;
                return true;
            }
            if (text[0] is 'j' or 'J')
            {
                imaginary = first;
                return text.Length == 1;
            }
            if (text[0] is not ('+' or '-')) return false;
            real = first;
            int more = FloatParser.ParsePrefix(text, out imaginary);
            if (more == 0)
            {
                imaginary = text[0] == '+' ? 1 : -1;
                more = 1;
            }
            text = text[more..];
            return text is ['j' or 'J'];
        }
        // A sign and no digits, or nothing: the imaginary unit.
        imaginary = 1;
        if (text[0] is '+' or '-')
        {
            imaginary = text[0] == '+' ? 1 : -1;
            text = text[1..];
        }
        return text is ['j' or 'J'];
    }

    private static bool UnderscoresAreBetweenDigits(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '_') continue;
            if (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])) return false;
        }
        return true;
    }
}
