using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Simple values in memory as Python objects. Throws. (the _get functions of cfield.c)</summary>
internal static unsafe class SimpleReading
{
    /// <param name="size">The bytes there are, for arrays of characters.</param>
    internal static Value Get(ThreadState ts, SimpleCode code, byte* at, long size)
    {
        switch (code.Letter)
        {
            case 'c': return PyBytes.FromByte(*at);
            case '?': return *at != 0;
            case 'v': return *(short*)at != 0;
            case 'f': return BitConverter.Int32BitsToSingle((int)Raw(code, at));
            case 'd': return BitConverter.Int64BitsToDouble(Raw(code, at));
            case 'g': return LongDouble.Read(at);
            case 'u': return Wide((int*)at, 1);
            case 's': return PyBytes.From(Bounded(at, size));
            case 'U': return Wide((int*)at, new ReadOnlySpan<int>(at, checked((int)(size / 4))) is var all && all.IndexOf(0) is >= 0 and var end ? end : all.Length);
            case 'z': return *(byte**)at == null ? Value.None : PyBytes.From(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*(byte**)at));
            case 'Z': return *(int**)at == null ? Value.None : Wide(*(int**)at, LengthOf(*(int**)at));
            case 'P': return *(nuint*)at == 0 ? Value.None : PyLong.From((ulong)*(nuint*)at);
            case 'O': return ObjectHandles.Find(ts, *(nint*)at);
            default: return Integer(code, at);
        }
    }

    private static ReadOnlySpan<byte> Bounded(byte* at, long size)
    {
        ReadOnlySpan<byte> all = new(at, checked((int)size));
        int end = all.IndexOf((byte)0);
        return end < 0 ? all : all[..end];
    }

    internal static int LengthOf(int* text)
    {
        int length = 0;
        while (text[length] != 0) length++;
        return length;
    }

    internal static PyStr Wide(int* text, int length)
    {
        ReadOnlySpan<int> points = new(text, length);
        foreach (int point in points)
        {
            if ((uint)point > 0x10ffff) throw Errors.ValueError($"character U+{point:x} is not in range [U+0000; U+10ffff]");
        }
        return PyStr.FromUcs4(points);
    }

    private static Value Integer(SimpleCode code, byte* at)
    {
        long raw = Raw(code, at);
        return code.IsSigned || raw >= 0 ? raw : PyLong.From((ulong)raw);
    }

    /// <summary>The number, extended by its sign where it has one.</summary>
    internal static long Raw(SimpleCode code, byte* at)
    {
        bool swaps = code.IsSwapped;
        switch (code.Size)
        {
            case 1: return code.IsSigned ? *(sbyte*)at : *at;
            case 2:
                ushort half = swaps ? BinaryPrimitives.ReverseEndianness(*(ushort*)at) : *(ushort*)at;
                return code.IsSigned ? (short)half : half;
            case 4:
                uint word = swaps ? BinaryPrimitives.ReverseEndianness(*(uint*)at) : *(uint*)at;
                return code.IsSigned ? (int)word : word;
            default: return swaps ? BinaryPrimitives.ReverseEndianness(*(long*)at) : *(long*)at;
        }
    }
}
