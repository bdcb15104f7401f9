using System.Numerics;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the conversions of <c>%</c> take. All of it throws. (mainformatlong, formatfloat, formatchar)</summary>
internal static unsafe class PercentArguments
{
    internal static BigInteger ToInt(ThreadState ts, Value value, char type)
    {
        if (PyLong.TryBig(value, out BigInteger number)) return number;
        bool isIndexOnly = type is 'x' or 'o' or 'X';
        bool isNumber = value.Type.NbIndex != null || value.Type.NbInt != null || value.Type.NbFloat != null || value.Ref is PyComplex;
        if (isNumber)
        {
            Value converted = isIndexOnly ? Indexing.Index(ts, value) : IntConversion.Of(ts, value);
            if (!converted.IsNull) return Indexing.ToBig(converted);
            if (!ts.ClearIf(PyType.TypeError)) throw ts.Throwable();
        }
        throw Errors.TypeError(isIndexOnly
            ? $"%{type} format: an integer is required, not {value.Type.Name}"
            : $"%{type} format: a real number is required, not {value.Type.Name}");
    }

    internal static double ToDouble(ThreadState ts, Value value) => FloatConversions.Number(ts, value);

    internal static int ToCharacter(ThreadState ts, Value value)
    {
        if (value.Ref is PyStr text) return text.Length == 1 ? text[0] : throw Errors.TypeError("%c requires int or char");
        if (!Positions.HasIndex(value)) throw Errors.TypeError("%c requires int or char");
        Value index = Indexing.Index(ts, value).OrThrow(ts);
        return PyLong.TryInt64(index, out long number) && number is >= 0 and <= 0x10FFFF
            ? (int)number
            : throw Errors.OverflowError("%c arg not in range(0x110000)");
    }
}
