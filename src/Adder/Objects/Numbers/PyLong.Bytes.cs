using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyLong
{
    [PyMethod("""
        to_bytes($self, /, length=1, byteorder='big', *, signed=False)
        --

        Return the bytes that represent the int.

          length
            How many bytes to make. OverflowError is raised if the int does not
            fit into so many.
          byteorder
            'big': the most significant byte comes first; 'little': it comes
            last. sys.byteorder is this machine's own order.
          signed
            Whether to use two's complement. If False and the int is negative,
            OverflowError is raised.
        """)]
    private static Value ToBytes(ThreadState ts, Value self, long length = 1, PyStr? byteorder = null, bool signed = false)
    {
        bool bigEndian = IsBigEndian(byteorder);
        if (length < 0) throw Errors.ValueError("length argument must be non-negative");
        if (self.IsInt && length is > 0 and <= sizeof(long) && (ulong)self.Bits >> (int)(length * 8 - 1) == 0) return SmallBytes(self.Bits, (int)length, bigEndian);
        BigInteger number = BigOf(self);
        if (number.Sign < 0 && !signed) throw Errors.OverflowError("can't convert negative int to unsigned");
        if (length > System.Array.MaxLength) throw Errors.MemoryError();
        byte[] bytes = new byte[length];
        if (!TryWrite(number, bytes, signed)) throw Errors.OverflowError("int too big to convert");
        if (bigEndian) System.Array.Reverse(bytes);
        return PyBytes.Own(bytes);
    }

    [PyMethod("""
        from_bytes($type, /, bytes, byteorder='big', *, signed=False)
        --

        Return the int that the bytes represent.

          bytes
            Bytes-like, or an iterable of ints that bytes() takes.
          byteorder
            'big': the most significant byte comes first; 'little': it comes
            last. sys.byteorder is this machine's own order.
          signed
            Whether the bytes are in two's complement.
        """, Class = true)]
    private static Value FromBytes(ThreadState ts, PyType type, Value bytes, PyStr? byteorder = null, bool signed = false)
    {
        bool bigEndian = IsBigEndian(byteorder);
        ReadOnlySpan<byte> data = BytesLike.FromObject(ts, bytes);
        Value number = From(new BigInteger(data, isUnsigned: !signed, isBigEndian: bigEndian));
        return ReferenceEquals(type, PyType.Int) ? number : Calls.Call(ts, type, number);
    }

    private static PyBytes SmallBytes(long number, int length, bool bigEndian)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++, number >>= 8) bytes[bigEndian ? length - 1 - i : i] = (byte)number;
        return PyBytes.Own(bytes);
    }

    private static bool IsBigEndian(PyStr? byteorder)
    {
        if (byteorder is null || byteorder.Is("big")) return true;
        return byteorder.Is("little") ? false : throw Errors.ValueError("byteorder must be either 'little' or 'big'");
    }

    // Little endian, filled up with the sign.
    private static bool TryWrite(BigInteger number, Span<byte> bytes, bool signed)
    {
        if (number.IsZero) return true;
        if (number.GetByteCount(isUnsigned: !signed) > bytes.Length) return false;
        number.TryWriteBytes(bytes, out int written, isUnsigned: !signed);
        if (number.Sign < 0) bytes[written..].Fill(0xFF);
        else bytes[written..].Clear();
        return true;
    }
}
