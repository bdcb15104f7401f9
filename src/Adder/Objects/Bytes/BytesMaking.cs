using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Bytes from the arguments of bytes() and bytearray(), and from anything else. (PyBytes_FromObject and company)</summary>
internal static class BytesMaking
{
    // bytes_new_impl
    internal static PyBytes Bytes(ThreadState ts, Value source, string? encoding, string? errors)
    {
        if (encoding is not null || errors is not null || source.IsNull) return FromText(ts, source, encoding, errors) ?? PyBytes.Empty;
        Value method = Attributes.FindSpecial(ts, source, "__bytes__");
        if (!method.IsNull)
        {
            Value made = Calls.Call(ts, method).OrThrow(ts);
            return made.Ref as PyBytes ?? throw Errors.TypeError($"__bytes__ returned non-bytes (type {made.Type.Name})");
        }
        if (ts.HasPending) throw ts.Throwable();
        if (source.Ref is PyStr) throw Errors.TypeError("string argument without an encoding");
        if (Count(ts, source) is long count) return PyBytes.Own(Zeros(count));
        return FromObject(ts, source);
    }

    /// <summary>The encoded text where an encoding or error handler is given; null where none is and the source is absent.</summary>
    internal static PyBytes? FromText(ThreadState ts, Value source, string? encoding, string? errors)
    {
        if (source.IsNull && encoding is null && errors is null) return null;
        if (source.Ref is PyStr && encoding is null) throw Errors.TypeError("string argument without an encoding");
        if (source.Ref is PyStr text) return Encodings.Encode(ts, text, encoding, errors);
        string which = encoding is not null ? "encoding" : "errors";
        throw Errors.TypeError($"{which} without a string argument");
    }

    /// <summary>A number of zeros, where the source is one; null where it is something else.</summary>
    internal static long? Count(ThreadState ts, Value source)
    {
        if (!source.IsInt && !Positions.HasIndex(source)) return null;
        long count = Indexing.ToSsize(ts, source, PyType.OverflowError);
        if (count == -1 && ts.HasPending)
        {
            if (!ts.ClearIf(PyType.TypeError)) throw ts.Throwable();
            return null;
        }
        return count >= 0 ? count : throw Errors.ValueError("negative count");
    }

    /// <summary>Bytes that the caller writes all of.</summary>
    internal static byte[] Room(long count) =>
        count <= Array.MaxLength ? GC.AllocateUninitializedArray<byte>((int)count) : throw Errors.MemoryError();

    internal static byte[] Zeros(long count) => count <= Array.MaxLength ? new byte[count] : throw Errors.MemoryError();

    /// <summary>From a buffer or an iterable of numbers. (PyBytes_FromObject)</summary>
    internal static PyBytes FromObject(ThreadState ts, Value source)
    {
        if (ReferenceEquals(source.Type, PyType.Bytes)) return (PyBytes)source.Ref;
        if (Buffers.Has(source)) return PyBytes.Own(Buffers.Copy(ts, source));
        if (source.Ref is PyStr) throw Errors.TypeError($"cannot convert '{source.Type.Name}' object to bytes");
        return PyBytes.Own(FromIterable(ts, source, "cannot convert '{0}' object to bytes", "bytes must be in range(0, 256)"));
    }

    /// <summary>The numbers that an iterable gives. The message takes the type's name.</summary>
    internal static byte[] FromIterable(ThreadState ts, Value source, string notIterable, string outOfRange)
    {
        Value iterator = Iteration.GetIter(ts, source);
        if (iterator.IsNull)
        {
            if (ts.ClearIf(PyType.TypeError)) throw Errors.TypeError(notIterable.Replace("{0}", source.Type.Name));
            throw ts.Throwable();
        }
        if (LengthHint.Of(ts, source, 64) < 0) throw ts.Throwable();
        System.Buffers.ArrayBufferWriter<byte> bytes = new();
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) break;
            bytes.GetSpan(1)[0] = ToByte(ts, item, outOfRange);
            bytes.Advance(1);
        }
        if (ts.HasPending) throw ts.Throwable();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A number below 256. Throws.</summary>
    internal static byte ToByte(ThreadState ts, Value item, string outOfRange)
    {
        long number = item.IsInt ? item.Bits : Indexing.ToSsize(ts, item, null).OrThrow(ts);
        return number is >= 0 and <= 255 ? (byte)number : throw Errors.ValueError(outOfRange);
    }
}
