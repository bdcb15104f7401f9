using System.Buffers.Binary;
using System.Numerics;

namespace Adder.Bytecode;

/// <summary>Bytes in the marshal format: the primitives that CPython's w_ functions write.</summary>
internal sealed class MarshalOutput
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Byte(int value) => Reserve(1)[0] = (byte)value;

    // w_short
    public void Short(int value) => BinaryPrimitives.WriteInt16LittleEndian(Reserve(2), (short)value);

    // w_long
    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(4), value);

    // w_float_bin
    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    // w_pstring
    public void Sized(ReadOnlySpan<byte> bytes)
    {
        Int(bytes.Length);
        Bytes(bytes);
    }

    // w_PyLong: 15-bit digits, their number signed as the value is.
    public void Digits(BigInteger value)
    {
        BigInteger rest = BigInteger.Abs(value);
        int digits = (int)((rest.GetBitLength() + 14) / 15);
        Int(value.Sign < 0 ? -digits : digits);
        byte[] magnitude = rest.ToByteArray(isUnsigned: true);
        for (int digit = 0; digit < digits; digit++) Short(DigitAt(magnitude, digit * 15));
    }

    private static int DigitAt(byte[] magnitude, int bit)
    {
        int at = bit / 8, value = 0;
        for (int i = 2; i >= 0; i--) value = (value << 8) | (at + i < magnitude.Length ? magnitude[at + i] : 0);
        return (value >> (bit % 8)) & 0x7FFF;
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        Span<byte> room = _bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
