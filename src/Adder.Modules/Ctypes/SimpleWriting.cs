using System.Buffers.Binary;
using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Python objects to simple values in memory. Gives what must live as long as the memory, or None. Throws. (the _set functions of cfield.c)</summary>
internal static unsafe class SimpleWriting
{
    /// <param name="size">The bytes there are, for arrays of characters.</param>
    internal static Value Set(ThreadState ts, SimpleCode code, byte* at, Value value, long size)
    {
        switch (code.Letter)
        {
            case 'c': *at = Character(value); break;
            case '?': *at = Truth.Test(ts, value) ? (byte)1 : (byte)0; break;
            case 'v': *(short*)at = Truth.Test(ts, value) ? (short)-1 : (short)0; break;
            case 'f': Put(code, at, BitConverter.SingleToInt32Bits((float)Double(ts, value))); break;
            case 'd': Put(code, at, BitConverter.DoubleToInt64Bits(Double(ts, value))); break;
            case 'g': LongDouble.Write(at, Double(ts, value)); break;
            case 'u': *(int*)at = WideCharacter(value); break;
            case 's': Text(at, value, size); break;
            case 'U': WideText((int*)at, value, size / 4); break;
            case 'z': return Pointer(at, value);
            case 'Z': return WidePointer(at, value);
            case 'P': *(nuint*)at = Address(value); break;
            case 'O':
                *(nint*)at = ObjectHandles.Of(ts, value);
                return value;
            default: Put(code, at, (long)Masked(ts, value)); break;
        }
        return Value.None;
    }

    /// <summary>The low bits of what can be an int. (PyLong_AsUnsignedLongMask)</summary>
    internal static ulong Masked(ThreadState ts, Value value) => Masked(PyLong.Is(value) ? value : Indexing.Index(ts, value).OrThrow(ts));

    /// <summary>The low bits of an int.</summary>
    internal static ulong Masked(Value value)
    {
        if (value.IsInt) return (ulong)value.Bits;
        return PyLong.TryBig(value, out BigInteger big) ? (ulong)(big & ulong.MaxValue) : throw Errors.TypeError($"int expected instead of {value.Type.Name} instance");
    }

    private static double Double(ThreadState ts, Value value) => ArgumentConversion.ToDouble(ts, value, out double number) ? number : throw ts.Throwable();

    internal static void Put(SimpleCode code, byte* at, long bits)
    {
        bool swaps = code.IsSwapped;
        switch (code.Size)
        {
            case 1: *at = (byte)bits; break;
            case 2: *(short*)at = swaps ? BinaryPrimitives.ReverseEndianness((short)bits) : (short)bits; break;
            case 4: *(int*)at = swaps ? BinaryPrimitives.ReverseEndianness((int)bits) : (int)bits; break;
            default: *(long*)at = swaps ? BinaryPrimitives.ReverseEndianness(bits) : bits; break;
        }
    }

    private static byte Character(Value value) => value.Ref switch
    {
        PyBytes { Length: 1 } bytes => bytes.Span[0],
        PyByteArray { Length: 1 } array => array.Span[0],
        _ when PyLong.Is(value) && PyLong.TryInt64(value, out long number) && number is >= 0 and < 256 => (byte)number,
        _ => throw Errors.TypeError("one character bytes, bytearray or integer expected"),
    };

    private static int WideCharacter(Value value)
    {
        if (value.Ref is not PyStr text) throw Errors.TypeError($"unicode string expected instead of {value.Type.Name} instance");
        return text.Length == 1 ? text[0] : throw Errors.TypeError("one character unicode string expected");
    }

    private static void Text(byte* at, Value value, long size)
    {
        if (value.Ref is not PyBytes bytes) throw Errors.TypeError($"expected bytes, {value.Type.Name} found");
        // Up to the first zero, which is written where there is room.
        int end = bytes.Span.IndexOf((byte)0), length = end < 0 ? bytes.Length : end;
        if (length > size) throw Errors.ValueError($"bytes too long ({length}, maximum length {size})");
        bytes.Span[..length].CopyTo(new Span<byte>(at, checked((int)size)));
        if (length < size) at[length] = 0;
    }

    private static void WideText(int* at, Value value, long room)
    {
        if (value.Ref is not PyStr text) throw Errors.TypeError($"unicode string expected instead of {value.Type.Name} instance");
        if (text.Length > room) throw Errors.ValueError($"string too long ({text.Length}, maximum length {room})");
        for (int i = 0; i < text.Length; i++) at[i] = text[i];
        if (text.Length < room) at[text.Length] = 0;
    }

    private static Value Pointer(byte* at, Value value)
    {
        if (value.Ref is PyBytes bytes)
        {
            *(byte**)at = NativeBlock.Of(bytes).Start;
            return value;
        }
        *(nuint*)at = value.IsNone ? 0 : PyLong.Is(value) ? (nuint)Masked(value) : throw Errors.TypeError($"bytes or integer address expected instead of {value.Type.Name} instance");
        return Value.None;
    }

    private static Value WidePointer(byte* at, Value value)
    {
        if (value.IsNone || PyLong.Is(value))
        {
            *(nuint*)at = value.IsNone ? 0 : (nuint)Masked(value);
            return Value.None;
        }
        if (value.Ref is not PyStr text) throw Errors.TypeError($"unicode string or integer address expected instead of {value.Type.Name} instance");
        PyCMemory copy = PyCMemory.Of(text);
        *(byte**)at = copy.Block.Start;
        return copy;
    }

    private static nuint Address(Value value) =>
        value.IsNone ? 0 : PyLong.Is(value) ? (nuint)Masked(value) : throw Errors.TypeError("cannot be converted to pointer");
}

/// <summary>Memory that a C object needs: Python sees that it is kept. (the _ctypes/cfield.c wchar_t buffer capsule)</summary>
[PyType("PyCMemory", Module = "_ctypes", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyCMemory : PyObject
{
    internal PyCMemory(NativeBlock block) : base(TypeObject)
    {
        Block = block;
    }

    internal NativeBlock Block { get; }

    /// <summary>The text as a wchar_t string.</summary>
    internal static unsafe PyCMemory Of(PyStr text)
    {
        NativeBlock block = new((text.Length + 1L) * sizeof(int));
        int* at = (int*)block.Start;
        for (int i = 0; i < text.Length; i++) at[i] = text[i];
        return new PyCMemory(block);
    }
}
