using System.Numerics;
using Adder.Objects;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyPickler
{
    /// <summary>One object, after a look at the memo. Throws. (save)</summary>
    private void Save(ThreadState ts, Value obj, bool isPersistentId = false)
    {
        Output.Boundary(ts);
        if (!isPersistentId && !_persistentId.IsNull && TrySavePersistent(ts, obj)) return;
        if (SaveAtom(ts, obj)) return;
        int known = _memo.Find(obj.Ref);
        if (known >= 0)
        {
            WriteGet(known);
            return;
        }
        PyType type = obj.Type;
        if (ReferenceEquals(type, PyType.Str)) SaveText(ts, (PyStr)obj.Ref);
        else if (ReferenceEquals(type, PyType.Bytes)) SaveBytes(ts, (PyBytes)obj.Ref);
        else SaveDeeper(ts, obj, type);
    }

    // None, bool, int and float have no identity worth keeping.
    private bool SaveAtom(ThreadState ts, Value obj)
    {
        if (obj.IsInt)
        {
            SaveInt(obj.Bits);
        }
        else if (obj.IsFloat)
        {
            if (IsBinary) Output.OpDouble(PickleOp.BinFloat, obj.Double);
            else Output.Ascii($"F{FloatText.Repr(obj.Double)}\n");
        }
        else if (obj.IsNone)
        {
            Output.Byte(PickleOp.None);
        }
        else if (obj.Ref is PyBool)
        {
            if (_protocol >= 2) Output.Byte(obj.IsTrue ? PickleOp.NewTrue : PickleOp.NewFalse);
            else Output.Ascii(obj.IsTrue ? "I01\n" : "I00\n");
        }
        else if (ReferenceEquals(obj.Type, PyType.Int))
        {
            SaveBig(ts, obj, ((PyLong)obj.Ref).Number);
        }
        else
        {
            return false;
        }
        return true;
    }

    private void SaveDeeper(ThreadState ts, Value obj, PyType type)
    {
        if (!ts.EnterRecursive(" while pickling an object")) throw ts.Throwable();
        if (ReferenceEquals(type, PyType.Dict)) SaveDict(ts, obj, (PyDict)obj.Ref);
        else if (ReferenceEquals(type, PyType.Set)) SaveSet(ts, (PySet)obj.Ref);
        else if (ReferenceEquals(type, PyType.FrozenSet)) SaveFrozenSet(ts, (PySet)obj.Ref);
        else if (ReferenceEquals(type, PyType.List)) SaveList(ts, obj, (PyList)obj.Ref);
        else if (ReferenceEquals(type, PyType.Tuple)) SaveTuple(ts, (PyTuple)obj.Ref);
        else if (ReferenceEquals(type, PyType.ByteArray)) SaveByteArray(ts, (PyByteArray)obj.Ref);
        else if (obj.Ref is PyPickleBuffer buffer) SaveBuffer(ts, buffer);
        else SaveByReduction(ts, obj, type);
        ts.LeaveRecursive();
    }

    // save_pers
    private bool TrySavePersistent(ThreadState ts, Value obj)
    {
        Value id = Calls.Call(ts, _persistentId, obj).OrThrow(ts);
        if (id.IsNone) return false;
        if (IsBinary)
        {
            Save(ts, id, isPersistentId: true);
            Output.Byte(PickleOp.BinPersId);
            return true;
        }
        PyStr text = Protocols.Str.Of(ts, id);
        if (!text.IsAscii) throw PickleModule.PicklingError("persistent IDs in protocol 0 must be ASCII strings");
        Output.Byte(PickleOp.PersId);
        Output.Bytes(text.Latin1);
        Output.Byte((byte)'\n');
        return true;
    }

    private void SaveInt(long number)
    {
        if (number is >= int.MinValue and <= int.MaxValue)
        {
            if (!IsBinary) Output.Ascii($"I{number}\n");
            else if ((ulong)number <= 0xFF) Output.Bytes(PickleOp.BinInt1, (byte)number);
            else if ((ulong)number <= 0xFFFF) Output.OpUInt16(PickleOp.BinInt2, (int)number);
            else Output.OpInt32(PickleOp.BinInt, (int)number);
            return;
        }
        if (_protocol < 2)
        {
            Output.Ascii($"L{number}L\n");
            return;
        }
        Span<byte> bytes = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        int count = 8;
        while (count > 1 && bytes[count - 1] == (number < 0 ? 0xFF : 0) && bytes[count - 2] >= 0x80 == number < 0) count--;
        Output.Bytes(PickleOp.Long1, (byte)count);
        Output.Bytes(bytes[..count]);
    }

    private void SaveBig(ThreadState ts, Value obj, BigInteger number)
    {
        if (_protocol < 2)
        {
            Output.Ascii($"L{Repr.Of(ts, obj)}L\n");
            return;
        }
        byte[] bytes = number.ToByteArray();
        if (bytes.Length < 256) Output.Bytes(PickleOp.Long1, (byte)bytes.Length);
        else Output.OpInt32(PickleOp.Long4, bytes.Length);
        Output.Bytes(bytes);
    }

    // memo_put
    private void Memoize(PyObject obj)
    {
        if (IsFast) return;
        int number = _memo.Count;
        _memo.Set(obj, number);
        if (_protocol >= 4) Output.Byte(PickleOp.Memoize);
        else if (!IsBinary) Output.Ascii($"p{number}\n");
        else if (number < 256) Output.Bytes(PickleOp.BinPut, (byte)number);
        else Output.OpInt32(PickleOp.LongBinPut, number);
    }

    // memo_get
    private void WriteGet(int number)
    {
        if (!IsBinary) Output.Ascii($"g{number}\n");
        else if (number < 256) Output.Bytes(PickleOp.BinGet, (byte)number);
        else Output.OpInt32(PickleOp.LongBinGet, number);
    }

    // save_bytes
    private void SaveBytes(ThreadState ts, PyBytes bytes)
    {
        if (_protocol >= 3)
        {
            WriteBytes(ts, bytes.ToArray(), bytes);
            Memoize(bytes);
            return;
        }
        Value reduction = bytes.Length == 0
            ? new PyTuple(PyType.Bytes, PyTuple.Empty)
            : new PyTuple(_state.CodecsEncode, new PyTuple(PyStr.FromLatin1(bytes.Span), "latin1"));
        SaveReduction(ts, reduction, bytes);
    }

    private void WriteBytes(ThreadState ts, ReadOnlyMemory<byte> data, Value payload)
    {
        if (data.Length <= 0xFF) Output.Data(ts, [PickleOp.ShortBinBytes, (byte)data.Length], data, payload);
        else Output.Data(ts, Header(PickleOp.BinBytes, data.Length, 4, stackalloc byte[9]), data, payload);
    }

    private static ReadOnlySpan<byte> Header(byte op, long length, int width, Span<byte> room)
    {
        room[0] = op;
        for (int i = 0; i < width; i++) room[i + 1] = (byte)(length >> (8 * i));
        return room[..(width + 1)];
    }

    // save_bytearray
    private void SaveByteArray(ThreadState ts, PyByteArray array)
    {
        if (_protocol >= 5)
        {
            WriteByteArray(ts, array.Span.ToArray());
            Memoize(array);
            return;
        }
        Value reduction = array.Length == 0
            ? new PyTuple(PyType.ByteArray, PyTuple.Empty)
            : new PyTuple(PyType.ByteArray, new PyTuple(PyBytes.From(array.Span)));
        SaveReduction(ts, reduction, array);
    }

    private void WriteByteArray(ThreadState ts, ReadOnlyMemory<byte> data) =>
        Output.Data(ts, Header(PickleOp.ByteArray8, data.Length, 8, stackalloc byte[9]), data, default);

    // save_picklebuffer
    private void SaveBuffer(ThreadState ts, PyPickleBuffer buffer)
    {
        if (_protocol < 5) throw PickleModule.PicklingError("PickleBuffer can only be pickled with protocol >= 5");
        PyBuffer view = buffer.View;
        if (!PyPickleBuffer.IsContiguous(view))
        {
            throw PickleModule.PicklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        }
        bool inBand = _bufferCallback.IsNull || Truth.Test(ts, Calls.Call(ts, _bufferCallback, buffer).OrThrow(ts));
        if (!inBand)
        {
            Output.Byte(PickleOp.NextBuffer);
            if (view.IsReadOnly) Output.Byte(PickleOp.ReadOnlyBuffer);
            return;
        }
        ReadOnlyMemory<byte> memory = view.Memory.Slice(view.Start, view.Length);
        if (view.IsReadOnly) WriteBytes(ts, memory, default);
        else WriteByteArray(ts, memory);
        Memoize(buffer);
    }

    // save_unicode
    private void SaveText(ThreadState ts, PyStr text)
    {
        if (!IsBinary)
        {
            Output.Byte(PickleOp.Unicode);
            WriteEscaped(text);
            Output.Byte((byte)'\n');
        }
        else if (text.Length <= 0xFF && text.IsAscii && _protocol >= 4)
        {
            Output.Bytes(PickleOp.ShortBinUnicode, (byte)text.Length);
            Output.Bytes(text.Latin1);
        }
        else
        {
            byte[] bytes = Encodings.EncodeUtf8(ts, text, "surrogatepass");
            ReadOnlySpan<byte> header = _protocol >= 4 && bytes.Length <= 0xFF
                ? [PickleOp.ShortBinUnicode, (byte)bytes.Length]
                : Header(PickleOp.BinUnicode, bytes.Length, 4, stackalloc byte[9]);
            Output.Data(ts, header, bytes, default);
        }
        Memoize(text);
    }

    // raw_unicode_escape
    private void WriteEscaped(PyStr text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (c >= 0x10000) Output.Ascii($"\\U{c:x8}");
            else if (c >= 256 || c is '\\' or 0 or '\n' or '\r' or 0x1A) Output.Ascii($"\\u{c:x4}");
            else Output.Byte((byte)c);
        }
    }
}
