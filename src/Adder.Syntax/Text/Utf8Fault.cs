using System.Buffers;
using System.Text;

namespace Adder.Syntax.Text;

/// <summary>The first place at which bytes are not UTF-8, in the terms of CPython's decoder.</summary>
public readonly record struct Utf8Fault(int Start, int Length, string Reason)
{
    /// <summary>Finds the first fault; false when the bytes are valid.</summary>
    public static bool Find(ReadOnlySpan<byte> bytes, out Utf8Fault fault)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int consumed) == OperationStatus.Done)
            {
                at += consumed;
                continue;
            }
            fault = At(bytes, at);
            return true;
        }
        fault = default;
        return false;
    }

    /// <summary>What is wrong with the sequence at an offset, which is not valid.</summary>
    public static Utf8Fault At(ReadOnlySpan<byte> bytes, int at)
    {
        byte first = bytes[at];
        if (first is < 0xC2 or > 0xF4) return new(at, 1, "invalid start byte");
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        for (int i = 1; i < length; i++)
        {
            if (at + i >= bytes.Length) return new(at, i, "unexpected end of data");
            if (!Continues(first, i, bytes[at + i])) return new(at, i, "invalid continuation byte");
        }
        throw new ArgumentException("the sequence is valid", nameof(at));
    }

    /// <summary>Whether more bytes might have made the sequence valid.</summary>
    public bool IsCutOff => Reason == "unexpected end of data";

    private static bool Continues(byte first, int index, byte next)
    {
        if (index > 1) return next is >= 0x80 and <= 0xBF;
        (byte low, byte high) = first switch
        {
            0xE0 => ((byte)0xA0, (byte)0xBF),
            0xED => ((byte)0x80, (byte)0x9F),
            0xF0 => ((byte)0x90, (byte)0xBF),
            0xF4 => ((byte)0x80, (byte)0x8F),
            _ => ((byte)0x80, (byte)0xBF),
        };
        return next >= low && next <= high;
    }
}
