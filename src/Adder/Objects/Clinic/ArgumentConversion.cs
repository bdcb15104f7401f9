using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects.Clinic;

/// <summary>Arguments to C# parameters, by C# type. Each gives false with the error pending. (the format units of getargs.c)</summary>
internal static unsafe class ArgumentConversion
{
    internal static bool ToBool(ThreadState ts, Value argument, out bool result)
    {
        int truth = argument.IsTrue ? 1 : argument.IsFalse || argument.IsNone ? 0 : argument.IsInt ? (argument.Bits != 0 ? 1 : 0) : Truth.Of(ts, argument);
        result = truth > 0;
        return truth >= 0;
    }

    /// <summary>Py_ssize_t. (format unit n)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ToLong(ThreadState ts, Value argument, out long result)
    {
        result = argument.Bits;
        return argument.IsInt || ToLongSlowly(ts, argument, "Python int too large to convert to C ssize_t", out result);
    }

    /// <summary>C int. (format unit i)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ToInt(ThreadState ts, Value argument, out int result)
    {
        result = (int)argument.Bits;
        return (argument.IsInt && result == argument.Bits) || ToIntSlowly(ts, argument, out result);
    }

    /// <summary>C int, with the words of PyArg_ParseTuple. Throws.</summary>
    internal static int ToCInt(ThreadState ts, Value argument) =>
        ToRange(ts, argument, int.MinValue, int.MaxValue, "signed integer", out long number) ? (int)number : throw ts.Throwable();

    internal static bool ToShort(ThreadState ts, Value argument, out short result)
    {
        bool done = ToRange(ts, argument, short.MinValue, short.MaxValue, "signed short integer", out long number);
        result = (short)number;
        return done;
    }

    internal static bool ToByte(ThreadState ts, Value argument, out byte result)
    {
        bool done = ToRange(ts, argument, byte.MinValue, byte.MaxValue, "unsigned byte integer", out long number);
        result = (byte)number;
        return done;
    }

    /// <summary>The low 32 bits, without overflow. (format unit I)</summary>
    internal static bool ToUInt(ThreadState ts, Value argument, out uint result)
    {
        bool done = ToULong(ts, argument, out ulong number);
        result = (uint)number;
        return done;
    }

    /// <summary>The low 64 bits, without overflow. (format unit K)</summary>
    internal static bool ToULong(ThreadState ts, Value argument, out ulong result)
    {
        result = (ulong)argument.Bits;
        if (argument.IsInt) return true;
        bool done = ToBigInteger(ts, argument, out BigInteger number);
        result = (ulong)(number & ulong.MaxValue);
        return done;
    }

    internal static bool ToBigInteger(ThreadState ts, Value argument, out BigInteger result)
    {
        Value index = Indexing.Index(ts, argument);
        result = index.IsNull ? default : index.IsInt ? index.Bits : Unsafe.As<PyLong>(index.Ref).Number;
        return !index.IsNull;
    }

    /// <summary>PyFloat_AsDouble. (format unit d)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ToDouble(ThreadState ts, Value argument, out double result)
    {
        result = argument.Double;
        return argument.IsFloat || ToDoubleSlowly(ts, argument, out result);
    }

    internal static bool ToText(ThreadState ts, Value argument, string function, string display, out string result, bool orNone = false)
    {
        if (argument.Ref is PyStr text)
        {
            result = text.ToString();
            return true;
        }
        ArgumentErrors.BadArgument(ts, function, display, orNone ? "str or None" : "str", argument);
        result = "";
        return false;
    }

    internal static bool ToTextWithoutNulls(ThreadState ts, Value argument, string function, string display, out string result, bool orNone = false)
    {
        if (!ToText(ts, argument, function, display, out result, orNone)) return false;
        if (result.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !IsUtf8(ts, (PyStr)argument.Ref)) return false;
        if (!result.Contains('\0')) return true;
        ts.Raise(PyType.ValueError, "embedded null character");
        return false;
    }

    // A lone surrogate has no place in a char *.
    private static bool IsUtf8(ThreadState ts, PyStr text)
    {
        try
        {
            _ = Encodings.EncodeUtf8(ts, text);
            return true;
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            return false;
        }
    }

    internal static bool ToCodePoint(ThreadState ts, Value argument, string function, string display, out CodePoint result)
    {
        bool isCharacter = argument.Ref is PyStr { Length: 1 };
        result = isCharacter ? new(Unsafe.As<PyStr>(argument.Ref)[0]) : default;
        if (!isCharacter) ArgumentErrors.BadArgument(ts, function, display, "a unicode character", argument);
        return isCharacter;
    }

    // _PyEval_SliceIndex, _PyEval_SliceIndexNotNone
    internal static bool ToSliceIndex(ThreadState ts, Value argument, out SliceIndex result, bool orNone = false)
    {
        result = new(argument.Bits);
        if (argument.IsInt) return true;
        result = default;
        if (orNone && argument.IsNone) return true;
        if (argument.Ref is not PyLong && argument.Type.NbIndex == null)
        {
            string none = orNone ? "or None " : "";
            ts.Raise(PyType.TypeError, $"slice indices must be integers {none}or have an __index__ method");
            return false;
        }
        if (!ToBigInteger(ts, argument, out BigInteger number)) return false;
        result = new((long)BigInteger.Clamp(number, long.MinValue, long.MaxValue));
        return true;
    }

    internal static Value FromNumber(BigInteger number) => PyLong.From(number);

    internal static Value FromNumber(ulong number) => PyLong.From(number);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ToLongSlowly(ThreadState ts, Value argument, string overflow, out long result)
    {
        result = -1;
        if (!ToBigInteger(ts, argument, out BigInteger number)) return false;
        if (number < long.MinValue || number > long.MaxValue)
        {
            ts.Raise(PyType.OverflowError, overflow);
            return false;
        }
        result = (long)number;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ToIntSlowly(ThreadState ts, Value argument, out int result)
    {
        const string Overflow = "Python int too large to convert to C int";
        result = -1;
        if (!ToLongSlowly(ts, argument, Overflow, out long number)) return false;
        if (number < int.MinValue || number > int.MaxValue)
        {
            ts.Raise(PyType.OverflowError, Overflow);
            return false;
        }
        result = (int)number;
        return true;
    }

    private static bool ToRange(ThreadState ts, Value argument, long least, long most, string kind, out long result)
    {
        if (!ToLongSlowly(ts, argument, "Python int too large to convert to C long", out result)) return false;
        if (result >= least && result <= most) return true;
        ts.Raise(PyType.OverflowError, $"{kind} is {(result < least ? "less than minimum" : "greater than maximum")}");
        return false;
    }

    // PyFloat_AsDouble
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ToDoubleSlowly(ThreadState ts, Value argument, out double result)
    {
        result = argument.IsInt ? argument.Bits : -1.0;
        if (argument.IsInt) return true;
        if (argument.Ref is PyFloat number)
        {
            result = number.Number;
            return true;
        }
        var convert = argument.Type.NbFloat;
        if (convert == null)
        {
            if (argument.Type.NbIndex != null) return Indexing.Index(ts, argument) is { IsNull: false } index && ToDouble(ts, index, out result);
            ts.Raise(PyType.TypeError, $"must be real number, not {argument.Type.Name}");
            return false;
        }
        Value converted = convert(ts, argument);
        if (converted.IsNull) return false;
        if (converted.IsFloat) result = converted.Double;
        else if (converted.Ref is PyFloat subclass) result = subclass.Number;
        else
        {
            ts.Raise(PyType.TypeError, $"{argument.Type.Name}.__float__ returned non-float (type {converted.Type.Name})");
            return false;
        }
        return true;
    }
}
