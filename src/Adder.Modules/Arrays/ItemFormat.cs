using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Arrays;

/// <summary>How items of each type code are stored and converted, in the machine's byte order.</summary>
internal static class ItemFormat
{
    internal static bool IsKnown(int code) => code < 128 && ArrayModule.TypeCodes.Contains((char)code);

    internal static int SizeOf(char code) => code switch
    {
        'b' or 'B' => 1,
        'h' or 'H' => 2,
        'i' or 'I' or 'f' or 'u' => 4,
        _ => 8,
    };

    /// <summary>The format of the struct module, for memoryview.</summary>
    internal static string BufferFormat(char code) => code == 'u' ? "w" : code.ToString();

    internal static Value Read(char code, ReadOnlySpan<byte> item) => code switch
    {
        'b' => (long)(sbyte)item[0],
        'B' => (long)item[0],
        'h' => (long)MemoryMarshal.Read<short>(item),
        'H' => (long)MemoryMarshal.Read<ushort>(item),
        'i' => (long)MemoryMarshal.Read<int>(item),
        'I' => (long)MemoryMarshal.Read<uint>(item),
        'l' or 'q' => MemoryMarshal.Read<long>(item),
        'f' => (double)MemoryMarshal.Read<float>(item),
        'd' => MemoryMarshal.Read<double>(item),
        'u' => PyStr.FromCodePoint(MemoryMarshal.Read<int>(item)),
        _ => PyLong.From(MemoryMarshal.Read<ulong>(item)),
    };

    /// <summary>Throws when the value does not fit.</summary>
    internal static void Write(ThreadState ts, char code, Span<byte> item, Value value)
    {
        switch (code)
        {
            case 'f' or 'd':
                if (!ArgumentConversion.ToDouble(ts, value, out double number)) throw ts.Throwable();
                if (code == 'd') MemoryMarshal.Write(item, number);
                else MemoryMarshal.Write(item, (float)number);
                break;
            case 'u':
                if (value.Ref is not PyStr { Length: 1 } text) throw Errors.TypeError("array item must be unicode character");
                MemoryMarshal.Write(item, text[0]);
                break;
            case 'I' or 'L' or 'Q':
                WriteUnsigned(ts, code, item, value);
                break;
            default:
                WriteSigned(ts, code, item, value);
                break;
        }
    }

    private static BigInteger ToInteger(ThreadState ts, Value value) =>
        value.IsInt ? value.Bits : Indexing.ToBig(Indexing.Index(ts, value).OrThrow(ts));

    private static void WriteUnsigned(ThreadState ts, char code, Span<byte> item, Value value)
    {
        BigInteger number = ToInteger(ts, value);
        if (number.Sign < 0)
        {
            throw Errors.OverflowError(code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
        }
        if (number > ulong.MaxValue)
        {
            throw Errors.OverflowError(code == 'Q' ? "int too big to convert" : "Python int too large to convert to C unsigned long");
        }
        if (code == 'I' && number > uint.MaxValue) throw Errors.OverflowError("unsigned int is greater than maximum");
        if (code == 'I') MemoryMarshal.Write(item, (uint)number);
        else MemoryMarshal.Write(item, (ulong)number);
    }

    private static void WriteSigned(ThreadState ts, char code, Span<byte> item, Value value)
    {
        BigInteger big = ToInteger(ts, value);
        if (big < long.MinValue || big > long.MaxValue)
        {
            throw Errors.OverflowError(code == 'q' ? "int too big to convert" : "Python int too large to convert to C long");
        }
        long number = (long)big;
        // The narrow codes go through wider conversions first, whose messages show.
        switch (code)
        {
            case 'b':
                Check(number, short.MinValue, short.MaxValue, "signed short integer");
                Check(number, sbyte.MinValue, sbyte.MaxValue, "signed char");
                item[0] = (byte)number;
                break;
            case 'B':
                Check(number, 0, byte.MaxValue, "unsigned byte integer");
                item[0] = (byte)number;
                break;
            case 'h':
                Check(number, short.MinValue, short.MaxValue, "signed short integer");
                MemoryMarshal.Write(item, (short)number);
                break;
            case 'H':
                Check(number, int.MinValue, int.MaxValue, "signed integer");
                Check(number, 0, ushort.MaxValue, "unsigned short");
                MemoryMarshal.Write(item, (ushort)number);
                break;
            case 'i':
                Check(number, int.MinValue, int.MaxValue, "signed integer");
                MemoryMarshal.Write(item, (int)number);
                break;
            default:
                MemoryMarshal.Write(item, number);
                break;
        }
    }

    private static void Check(long number, long least, long most, string kind)
    {
        if (number < least) throw Errors.OverflowError($"{kind} is less than minimum");
        if (number > most) throw Errors.OverflowError($"{kind} is greater than maximum");
    }

    internal static void Swap(int size, Span<byte> items)
    {
        for (int i = 0; i + size <= items.Length && size > 1; i += size) items.Slice(i, size).Reverse();
    }
}
