using System.Numerics;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

internal static partial class BuiltinsModule
{
    [PyFunction("abs($module, x, /)\n--\n\nThe number without its sign, or the magnitude of a complex one.")]
    private static Value Abs(ThreadState ts, Value x) => Protocols.Numbers.Absolute(ts, x);

    [PyFunction("divmod($module, x, y, /)\n--\n\nQuotient and remainder at once: (x//y, x%y).")]
    private static Value DivMod(ThreadState ts, Value x, Value y) => Protocols.Numbers.DivMod(ts, x, y);

    [PyFunction("pow($module, /, base, exp, mod=None)\n--\n\nbase**exp; with a third argument, base**exp % mod.\n\nFor integers the latter is worked out without the huge number in between.")]
    private static Value Pow(ThreadState ts, Value @base, Value exp, Value mod = default) =>
        Protocols.Numbers.Power(ts, @base, exp, mod.IsNull ? Value.None : mod);

    [PyFunction("round($module, /, number, ndigits=None)\n--\n\nThe number rounded to so many digits after the point; a negative count rounds before it.\n\nWithout a count, or with None, the result is an integer, else of the number's own type.")]
    private static Value Round(ThreadState ts, Value number, Value ndigits = default)
    {
        bool plain = ndigits.IsNull || ndigits.IsNone;
        Value result = plain
            ? Calls.Special(ts, number, PyStr.Intern("__round__"), out bool found)
            : Calls.Special(ts, number, PyStr.Intern("__round__"), out found, ndigits);
        return found ? result : ts.Raise(PyType.TypeError, $"type {number.Type.Name} doesn't define __round__ method");
    }

    [PyFunction("bin($module, number, /)\n--\n\nAn integer in base two, after 0b.\n\n   >>> bin(10)\n   '0b1010'")]
    private static Value Bin(ThreadState ts, Value number) => InBase(ts, number, 1, "0b");

    [PyFunction("oct($module, number, /)\n--\n\nAn integer in base eight, after 0o.\n\n   >>> oct(511)\n   '0o777'")]
    private static Value Oct(ThreadState ts, Value number) => InBase(ts, number, 3, "0o");

    [PyFunction("hex($module, number, /)\n--\n\nAn integer in base sixteen, after 0x.\n\n   >>> hex(48879)\n   '0xbeef'")]
    private static Value Hex(ThreadState ts, Value number) => InBase(ts, number, 4, "0x");

    private static Value InBase(ThreadState ts, Value number, int bitsPerDigit, string prefix)
    {
        BigInteger value = Indexing.ToBig(Indexing.Index(ts, number).OrThrow(ts));
        bool negative = value.Sign < 0;
        if (negative) value = -value;
        byte[] bytes = value.ToByteArray(isUnsigned: true);
        long bits = Math.Max(1, (long)value.GetBitLength());
        int digits = (int)((bits + bitsPerDigit - 1) / bitsPerDigit);
        return string.Create(digits + prefix.Length + (negative ? 1 : 0), (bytes, bitsPerDigit, prefix, negative), static (text, state) =>
        {
            int at = text.Length;
            int first = state.prefix.Length + (state.negative ? 1 : 0);
            for (long bit = 0; at > first; bit += state.bitsPerDigit) text[--at] = Digit(state.bytes, bit, state.bitsPerDigit);
            state.prefix.CopyTo(text[(state.negative ? 1 : 0)..]);
            if (state.negative) text[0] = '-';
        });
    }

    private static char Digit(byte[] bytes, long bit, int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            long at = bit + i;
            if (at >> 3 < bytes.Length && (bytes[at >> 3] >> (int)(at & 7) & 1) != 0) value |= 1 << i;
        }
        return (char)(value < 10 ? '0' + value : 'a' + value - 10);
    }

    [PyFunction("chr($module, i, /)\n--\n\nThe string of the one character that has this code point, from 0 to 0x10ffff.")]
    private static Value Chr(ThreadState ts, Value i)
    {
        Value index = Indexing.Index(ts, i);
        if (index.IsNull) return default;
        if (index.IsInt && (ulong)index.Bits <= 0x10FFFF) return PyStr.FromCodePoint((int)index.Bits);
        if (!index.IsInt || index.Bits != (int)index.Bits)
        {
            bool negative = Indexing.ToBig(index).Sign < 0;
            return ts.Raise(PyType.OverflowError, negative ? "signed integer is less than minimum" : "Python int too large to convert to C int");
        }
        return ts.Raise(PyType.ValueError, "chr() arg not in range(0x110000)");
    }

    [PyFunction("ord($module, c, /)\n--\n\nThe code point of a character.")]
    private static Value Ord(ThreadState ts, Value c)
    {
        int length;
        switch (c.Ref)
        {
            case PyStr text:
                if (text.Length == 1) return text[0];
                length = text.Length;
                break;
            case PyBytes bytes:
                if (bytes.Length == 1) return bytes.Span[0];
                length = bytes.Length;
                break;
            case PyByteArray array:
                if (array.Length == 1) return array.Span[0];
                length = array.Length;
                break;
            default:
                return ts.Raise(PyType.TypeError, $"ord() expected string of length 1, but {c.Type.Name} found");
        }
        return ts.Raise(PyType.TypeError, $"ord() expected a character, but string of length {length} found");
    }

    /// <summary>sum(): unboxed ints and floats are added without dispatch; floats are compensated as in 3.12.</summary>
    [PyFunction("sum($module, iterable, /, start=0)\n--\n\nThe start value plus all the numbers of the iterable, from first to last.\n\nMeant for numbers: strings are refused.")]
    private static Value Sum(ThreadState ts, Value iterable, Value start = default)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        if (start.IsNull) start = Value.Int(0);
        string? refused = start.Ref switch
        {
            PyStr => "sum() can't sum strings [use ''.join(seq) instead]",
            PyBytes => "sum() can't sum bytes [use b''.join(seq) instead]",
            PyByteArray => "sum() can't sum bytearray [use b''.join(seq) instead]",
            _ => null,
        };
        if (refused is not null) return ts.Raise(PyType.TypeError, refused);
        Value sum = SumOf(ts, iterator, start);
        Temporaries.Drop(ts, iterator);
        return sum;
    }

    private static Value SumOf(ThreadState ts, Value iterator, Value start)
    {
        Summation sum = new(start);
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? default : sum.Total;
            if (!sum.TryAdd(item) && !sum.Add(ts, item)) return default;
        }
    }
}
