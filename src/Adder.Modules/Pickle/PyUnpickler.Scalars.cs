using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyUnpickler
{
    private bool ReadScalar(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.None:
                Stack.Push(Value.None);
                return true;
            case PickleOp.NewTrue:
                Stack.Push(Value.True);
                return true;
            case PickleOp.NewFalse:
                Stack.Push(Value.False);
                return true;
            case PickleOp.BinInt2:
                Stack.Push(Value.Int(BinaryPrimitives.ReadUInt16LittleEndian(Input.Take(ts, 2))));
                return true;
            case PickleOp.Long1:
                ReadLong(ts, Input.Byte(ts));
                return true;
            case PickleOp.Long4:
                int size = Int32(ts);
                if (size < 0) throw PickleModule.UnpicklingError("LONG pickle has negative byte count");
                ReadLong(ts, size);
                return true;
            case PickleOp.Int:
                ReadIntLine(ts);
                return true;
            case PickleOp.Long:
                ReadLongLine(ts);
                return true;
            case PickleOp.Float:
                ReadFloatLine(ts);
                return true;
            case PickleOp.BinFloat:
                Stack.Push(Value.Float(BinaryPrimitives.ReadDoubleBigEndian(Input.Take(ts, 8))));
                return true;
            default:
                return ReadText(ts, op);
        }
    }

    private bool ReadText(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.BinUnicode8:
                PushText(ts, Size(ts, "BINUNICODE8"));
                return true;
            case PickleOp.ShortBinBytes:
                Stack.Push(PyBytes.Own(Input.TakeArray(ts, Input.Byte(ts))));
                return true;
            case PickleOp.BinBytes:
                Stack.Push(PyBytes.Own(Input.TakeArray(ts, (uint)Int32(ts))));
                return true;
            case PickleOp.BinBytes8:
                Stack.Push(PyBytes.Own(Input.TakeArray(ts, Size(ts, "BINBYTES8"))));
                return true;
            case PickleOp.ByteArray8:
                Stack.Push(new PyByteArray(Input.TakeArray(ts, Size(ts, "BYTEARRAY8"))));
                return true;
            case PickleOp.Unicode:
                Stack.Push(RawUnicodeEscapeCodec.Decode(Input.Line(ts).ToArray(), StrictErrors.Decoding, true, out _));
                return true;
            case PickleOp.ShortBinString:
                PushOldString(ts, Input.Take(ts, Input.Byte(ts)).ToArray());
                return true;
            case PickleOp.BinString:
                int size = Int32(ts);
                if (size < 0) throw PickleModule.UnpicklingError("BINSTRING pickle has negative byte count");
                PushOldString(ts, Input.Take(ts, size).ToArray());
                return true;
            case PickleOp.String:
                ReadQuoted(ts);
                return true;
            default:
                return false;
        }
    }

    private int Int32(ThreadState ts) => BinaryPrimitives.ReadInt32LittleEndian(Input.Take(ts, 4));

    private long Size(ThreadState ts, string op)
    {
        long size = BinaryPrimitives.ReadInt64LittleEndian(Input.Take(ts, 8));
        return size >= 0 ? size : throw Errors.OverflowError($"{op} exceeds system's maximum size of {long.MaxValue} bytes");
    }

    private void ReadLong(ThreadState ts, int size)
    {
        ReadOnlySpan<byte> bytes = Input.Take(ts, size);
        Stack.Push(PyLong.From(new BigInteger(bytes)));
    }

    private void PushText(ThreadState ts, long size)
    {
        ReadOnlySpan<byte> bytes = Input.Take(ts, size);
        Stack.Push(Ascii.IsValid(bytes) ? PyStr.FromLatin1(bytes) : Encodings.DecodeUtf8(ts, bytes, "surrogatepass"));
    }

    // load_int: anything that int(text, 0) takes; 00 and 01 are the bools of protocol 0.
    private void ReadIntLine(ThreadState ts)
    {
        ReadOnlySpan<byte> line = Input.Line(ts);
        if (line.Length < 1) throw UnpicklerInput.Truncated();
        if (line.SequenceEqual("00"u8)) Stack.Push(Value.False);
        else if (line.SequenceEqual("01"u8)) Stack.Push(Value.True);
        else if (System.Buffers.Text.Utf8Parser.TryParse(line, out long number, out int used) && used == line.Length && line[0] != '0') Stack.Push(Value.Int(number));
        else Stack.Push(ParseInt(ts, line, "could not convert string to int"));
    }

    private static Value ParseInt(ThreadState ts, ReadOnlySpan<byte> text, string? message)
    {
        // As C's strtol, leading zeros mean octal.
        Value number = Calls.Call(ts, PyType.Int, Terminated(ts, text), Value.Int(0));
        if (!number.IsNull) return number;
        if (message is null || !ts.ClearIf(PyType.ValueError)) throw ts.Throwable();
        throw Errors.ValueError(message);
    }

    // A line that is read as a C string ends at a null byte.
    private static PyStr Terminated(ThreadState ts, ReadOnlySpan<byte> line) =>
        Encodings.DecodeUtf8(ts, line.IndexOf((byte)0) is >= 0 and int end ? line[..end] : line);

    private void ReadLongLine(ThreadState ts)
    {
        ReadOnlySpan<byte> line = Input.Line(ts);
        if (line.Length < 1) throw UnpicklerInput.Truncated();
        if (line[^1] == 'L') line = line[..^1];
        Stack.Push(ParseInt(ts, line, null));
    }

    private void ReadFloatLine(ThreadState ts)
    {
        ReadOnlySpan<byte> line = Input.Line(ts);
        if (line.Length < 1) throw UnpicklerInput.Truncated();
        if (!FloatParser.TryParse(Encoding.Latin1.GetString(line), out double number)) throw Errors.ValueError("could not convert string to float");
        Stack.Push(Value.Float(number));
    }

    // load_string
    private void ReadQuoted(ThreadState ts)
    {
        ReadOnlySpan<byte> line = Input.Line(ts);
        if (line.Length < 2 || line[0] != line[^1] || line[0] is not ((byte)'\'' or (byte)'"'))
        {
            throw PickleModule.UnpicklingError("the STRING opcode argument must be quoted");
        }
        PushOldString(ts, ByteEscapes.Decode(line[1..^1].ToArray(), null, out _));
    }

    // What Python 2 called str.
    private void PushOldString(ThreadState ts, byte[] bytes)
    {
        var data = PyBytes.Own(bytes);
        Stack.Push(_encoding == "bytes" ? data : Encodings.Decode(ts, data, _encoding, _errors));
    }
}
