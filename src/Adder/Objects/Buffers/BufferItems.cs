using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Items of buffers whose format is one native character of the struct module. (unpack_single, pack_single)</summary>
internal static class BufferItems
{
    /// <summary>The character of a native single character format; null for any other.</summary>
    internal static char? Native(string format)
    {
        if (format.Length == 2 && format[0] == '@') format = format[1..];
        return format.Length == 1 && SizeOf(format[0]) > 0 ? format[0] : null;
    }

    /// <summary>The size of an item, 0 for unknown characters.</summary>
    internal static int SizeOf(char format) => format switch
    {
        'c' or 'b' or 'B' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' or 'q' or 'Q' or 'n' or 'N' or 'd' or 'P' => 8,
        _ => 0,
    };

    internal static bool IsByte(char format) => format is 'c' or 'b' or 'B';

    internal static Value Get(char format, ReadOnlySpan<byte> item) => format switch
    {
        'B' => item[0],
        'b' => (sbyte)item[0],
        'c' => PyBytes.FromByte(item[0]),
        '?' => item[0] != 0,
        'h' => MemoryMarshal.Read<short>(item),
        'H' => MemoryMarshal.Read<ushort>(item),
        'i' => MemoryMarshal.Read<int>(item),
        'I' => MemoryMarshal.Read<uint>(item),
        'l' or 'q' or 'n' => MemoryMarshal.Read<long>(item),
        'L' or 'Q' or 'N' or 'P' => PyLong.From(MemoryMarshal.Read<ulong>(item)),
        'e' => (double)BinaryPrimitives.ReadHalfLittleEndian(item),
        'f' => (double)MemoryMarshal.Read<float>(item),
        _ => MemoryMarshal.Read<double>(item),
    };

    /// <summary>Throws TypeError or ValueError for what does not fit the format.</summary>
    internal static void Set(ThreadState ts, char format, Span<byte> item, Value value)
    {
        switch (format)
        {
            case 'c':
                if (value.Ref is not PyBytes bytes) throw WrongType(format);
                item[0] = bytes.Length == 1 ? bytes.Span[0] : throw WrongValue(format);
                break;
            case '?':
                item[0] = Truth.Of(ts, value).OrThrow(ts) != 0 ? (byte)1 : (byte)0;
                break;
            case 'e':
                Half half = (Half)Number(ts, format, value);
                BinaryPrimitives.WriteHalfLittleEndian(item, half);
                break;
            case 'f':
                MemoryMarshal.Write(item, (float)Number(ts, format, value));
                break;
            case 'd':
                MemoryMarshal.Write(item, Number(ts, format, value));
                break;
            default:
                SetInteger(ts, format, item, value);
                break;
        }
    }

    private static void SetInteger(ThreadState ts, char format, Span<byte> item, Value value)
    {
        if (!Positions.HasIndex(value)) throw WrongType(format);
        Value index = Indexing.Index(ts, value).OrThrow(ts);
        BigInteger number = Indexing.ToBig(index);
        bool signed = char.IsLower(format);
        int bits = item.Length * 8;
        BigInteger least = signed ? -(BigInteger.One << (bits - 1)) : 0;
        BigInteger most = signed ? (BigInteger.One << (bits - 1)) - 1 : (BigInteger.One << bits) - 1;
        if (number < least || number > most) throw WrongValue(format);
        ulong raw = (ulong)(number & ulong.MaxValue);
        for (int i = 0; i < item.Length; i++) item[i] = (byte)(raw >> (8 * i));
    }

    private static double Number(ThreadState ts, char format, Value value)
    {
        if (ArgumentConversion.ToDouble(ts, value, out double number)) return number;
        throw ts.ClearIf(PyType.TypeError) ? WrongType(format) : ts.Throwable();
    }

    private static PythonException WrongType(char format) => Errors.TypeError($"memoryview: invalid type for format '{format}'");

    private static PythonException WrongValue(char format) => Errors.ValueError($"memoryview: invalid value for format '{format}'");
}
