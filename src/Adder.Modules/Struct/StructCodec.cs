using System.Buffers.Binary;
using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Struct;

/// <summary>Single values to bytes and back.</summary>
internal static class StructCodec
{
    internal static void Write(ThreadState ts, char code, Span<byte> target, Value value, bool littleEndian, bool isNative)
    {
        switch (code)
        {
            case 'c':
                if (value.Ref is PyBytes { Length: 1 } single) target[0] = single.Span[0];
                else if (value.Ref is PyByteArray array && array.Span.Length == 1) target[0] = array.Span[0];
                else throw StructModule.Error("char format requires a bytes object of length 1");
                break;
            case 's' or 'p':
                WriteString(code, target, value);
                break;
            case '?':
                target[0] = Truth.Test(ts, value) ? (byte)1 : (byte)0;
                break;
            case 'e' or 'f' or 'd':
                WriteFloat(ts, code, target, value, littleEndian, isNative);
                break;
            default:
                WriteInteger(ts, code, target, value, littleEndian);
                break;
        }
    }

    private static void WriteString(char code, Span<byte> target, Value value)
    {
        if (value.Ref is not (PyBytes or PyByteArray)) throw StructModule.Error($"argument for '{code}' must be a bytes object");
        ReadOnlySpan<byte> bytes = ((PyByteString)value.Ref).Span;
        if (code == 's')
        {
            bytes[..Math.Min(bytes.Length, target.Length)].CopyTo(target);
            return;
        }
        if (target.IsEmpty) return;
        int length = Math.Min(bytes.Length, target.Length - 1);
        bytes[..length].CopyTo(target[1..]);
        target[0] = (byte)Math.Min(length, 255);
    }

    private static void WriteFloat(ThreadState ts, char code, Span<byte> target, Value value, bool littleEndian, bool isNative)
    {
        if (!ArgumentConversion.ToDouble(ts, value, out double number))
        {
            ts.ClearPending();
            throw StructModule.Error("required argument is not a float");
        }
        switch (code)
        {
            case 'e':
                var half = (Half)number;
                if (Half.IsInfinity(half) && !double.IsInfinity(number)) throw Errors.OverflowError("float too large to pack with e format");
                Put(target, BitConverter.HalfToUInt16Bits(half), littleEndian);
                break;
            case 'f':
                float single = (float)number;
                if (!isNative && float.IsInfinity(single) && !double.IsInfinity(number))
                {
                    throw Errors.OverflowError("float too large to pack with f format");
                }
                Put(target, BitConverter.SingleToUInt32Bits(single), littleEndian);
                break;
            default:
                Put(target, BitConverter.DoubleToUInt64Bits(number), littleEndian);
                break;
        }
    }

    private static void WriteInteger(ThreadState ts, char code, Span<byte> target, Value value, bool littleEndian)
    {
        if (value.IsInt && code != 'P' && Fits(value.Bits, target.Length * 8, char.IsAsciiLetterLower(code)))
        {
            Put(target, (ulong)value.Bits, littleEndian);
            return;
        }
        BigInteger number = ToInteger(ts, value);
        int bits = target.Length * 8;
        if (code == 'P')
        {
            if (number < long.MinValue || number > ulong.MaxValue) throw StructModule.Error("int too large to convert");
        }
        else
        {
            bool isSigned = char.IsAsciiLetterLower(code);
            BigInteger least = isSigned ? -(BigInteger.One << (bits - 1)) : BigInteger.Zero;
            BigInteger most = (BigInteger.One << (isSigned ? bits - 1 : bits)) - 1;
            if (number < least || number > most) throw StructModule.Error($"'{code}' format requires {least} <= number <= {most}");
        }
        Put(target, (ulong)(number & ulong.MaxValue), littleEndian);
    }

    private static bool Fits(long number, int bits, bool isSigned)
    {
        if (isSigned) return number << (64 - bits) >> (64 - bits) == number;
        return number >= 0 && (bits == 64 || number >> bits == 0);
    }

    // get_pylong
    private static BigInteger ToInteger(ThreadState ts, Value value)
    {
        if (value.IsInt) return value.Bits;
        if (PyLong.TryBig(value, out BigInteger number)) return number;
        if (!Positions.HasIndex(value)) throw StructModule.Error("required argument is not an integer");
        return Indexing.ToBig(Indexing.Index(ts, value).OrThrow(ts));
    }

    private static void Put(Span<byte> target, ulong bits, bool littleEndian)
    {
        switch (target.Length)
        {
            case 1:
                target[0] = (byte)bits;
                break;
            case 2:
                if (littleEndian) BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)bits);
                else BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)bits);
                break;
            case 4:
                if (littleEndian) BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)bits);
                else BinaryPrimitives.WriteUInt32BigEndian(target, (uint)bits);
                break;
            default:
                if (littleEndian) BinaryPrimitives.WriteUInt64LittleEndian(target, bits);
                else BinaryPrimitives.WriteUInt64BigEndian(target, bits);
                break;
        }
    }

    private static ulong Get(ReadOnlySpan<byte> source, bool littleEndian) => source.Length switch
    {
        1 => source[0],
        2 => littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(source) : BinaryPrimitives.ReadUInt16BigEndian(source),
        4 => littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(source) : BinaryPrimitives.ReadUInt32BigEndian(source),
        _ => littleEndian ? BinaryPrimitives.ReadUInt64LittleEndian(source) : BinaryPrimitives.ReadUInt64BigEndian(source),
    };

    internal static Value Read(char code, ReadOnlySpan<byte> source, bool littleEndian)
    {
        switch (code)
        {
            case 'c':
                return PyBytes.FromByte(source[0]);
            case 's':
                return PyBytes.From(source);
            case 'p':
                return source.IsEmpty ? PyBytes.Empty : PyBytes.From(source.Slice(1, Math.Min(source[0], source.Length - 1)));
            case '?':
                return source[0] != 0;
            case 'e':
                return (double)BitConverter.UInt16BitsToHalf((ushort)Get(source, littleEndian));
            case 'f':
                return (double)BitConverter.UInt32BitsToSingle((uint)Get(source, littleEndian));
            case 'd':
                return BitConverter.UInt64BitsToDouble(Get(source, littleEndian));
        }
        ulong bits = Get(source, littleEndian);
        if (code == 'P' || char.IsAsciiLetterUpper(code)) return PyLong.From(bits);
        int unused = 64 - source.Length * 8;
        return Value.Int((long)(bits << unused) >> unused);
    }
}
