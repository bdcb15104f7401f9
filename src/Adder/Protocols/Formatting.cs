using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.NumberText;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The <c>__format__</c> of the built-in types. Throws. (_PyLong_FormatAdvancedWriter ...)</summary>
internal static class Formatting
{
    /// <summary>Of an int of any kind.</summary>
    internal static PyStr Number(ThreadState ts, Value number, PyStr formatSpec)
    {
        if (formatSpec.Length == 0) return Str.Of(ts, number);
        FormatSpec spec = Parse(formatSpec, number.Type.Name, 'd', '>');
        NumericLocale locale = ts.Interpreter.NumericLocale;
        try
        {
            if (!IntegerFormatter.WantsFloat(spec))
            {
                return PyStr.From(number.IsInt
                    ? IntegerFormatter.Format(number.Bits, spec, locale, number.Type.Name)
                    : IntegerFormatter.Format(Indexing.ToBig(number), spec, locale, ts.Interpreter.IntMaxStrDigits, number.Type.Name));
            }
            if (!PyLong.TryDouble(number, out double converted)) throw Errors.OverflowError("int too large to convert to float");
            return PyStr.From(FloatFormatter.Format(converted, spec, locale, number.Type.Name));
        }
        catch (FormattingError error)
        {
            throw Translate(error);
        }
    }

    internal static PyStr Float(ThreadState ts, Value number, double value, PyStr formatSpec)
    {
        if (formatSpec.Length == 0) return Str.Of(ts, number);
        FormatSpec spec = Parse(formatSpec, number.Type.Name, '\0', '>');
        try
        {
            return PyStr.From(FloatFormatter.Format(value, spec, ts.Interpreter.NumericLocale, number.Type.Name));
        }
        catch (FormattingError error)
        {
            throw Translate(error);
        }
    }

    internal static PyStr Complex(ThreadState ts, Value number, Complex value, PyStr formatSpec)
    {
        if (formatSpec.Length == 0) return Str.Of(ts, number);
        FormatSpec spec = Parse(formatSpec, number.Type.Name, '\0', '>');
        try
        {
            return PyStr.From(ComplexFormatter.Format(value.Real, value.Imaginary, spec, ts.Interpreter.NumericLocale, number.Type.Name));
        }
        catch (FormattingError error)
        {
            throw Translate(error);
        }
    }

    internal static PyStr Text(ThreadState ts, PyStr text, PyStr formatSpec)
    {
        if (formatSpec.Length == 0) return Str.Of(ts, text);
        FormatSpec spec = Parse(formatSpec, text.Type.Name, 's', '<');
        try
        {
            TextLayout.Check(spec, text.Type.Name);
        }
        catch (FormattingError error)
        {
            throw Translate(error);
        }
        (int kept, int left, int right) = TextLayout.Measure(text.Length, spec);
        if (left == 0 && right == 0) return text.Substring(0, kept);
        StrBuilder padded = new(kept + left + right);
        padded.Append(spec.Fill, left);
        padded.Append(text, 0, kept);
        padded.Append(spec.Fill, right);
        return padded.ToStr();
    }

    internal static PythonException Translate(FormattingError error) =>
        error.Fault == FormattingFault.OverflowError ? Errors.OverflowError(error.Message) : Errors.ValueError(error.Message);

    private static FormatSpec Parse(PyStr text, string typeName, char defaultType, char defaultAlign)
    {
        FormatSpec spec;
        string? message = text.Kind switch
        {
            StrKind.Latin1 => FormatSpecParser<byte>.Parse(text.Latin1, typeName, defaultType, defaultAlign, out spec),
            StrKind.Ucs2 => FormatSpecParser<ushort>.Parse(MemoryMarshal.Cast<char, ushort>(text.Ucs2), typeName, defaultType, defaultAlign, out spec),
            _ => FormatSpecParser<int>.Parse(text.Ucs4, typeName, defaultType, defaultAlign, out spec),
        };
        return message is null ? spec : throw Errors.ValueError(message);
    }
}
