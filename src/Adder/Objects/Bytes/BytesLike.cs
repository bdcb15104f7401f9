using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Bytes of objects that other types take: int(), float(), str(), int.from_bytes().</summary>
internal static class BytesLike
{
    /// <summary>The bytes of bytes or bytearray, for as long as nothing else runs.</summary>
    internal static bool TryGetBytes(Value value, out ReadOnlySpan<byte> bytes)
    {
        PyByteString? text = value.Ref as PyByteString;
        bytes = text is null ? default : text.Span;
        return text is not null;
    }

    /// <summary>A copy of an object's memory; false where it exports none, refuses, or has it in pieces.</summary>
    internal static bool TryCopyBuffer(ThreadState ts, Value value, out byte[] bytes)
    {
        using BufferView? view = BufferView.TryFrom(ts, value);
        bytes = view is { } found ? found.Span.ToArray() : [];
        return view is not null;
    }

    /// <summary>The bytes that <c>bytes(value)</c> would give, except that numbers and text are refused. Throws. (PyObject_Bytes)</summary>
    internal static byte[] FromObject(ThreadState ts, Value value)
    {
        if (ReferenceEquals(value.Type, PyType.Bytes)) return ((PyBytes)value.Ref).ToArray();
        Value method = Attributes.FindSpecial(ts, value, "__bytes__");
        if (!method.IsNull)
        {
            Value made = Calls.Call(ts, method).OrThrow(ts);
            return made.Ref is PyBytes bytes ? bytes.ToArray() : throw Errors.TypeError($"__bytes__ returned non-bytes (type {made.Type.Name})");
        }
        return ts.HasPending ? throw ts.Throwable() : BytesMaking.FromObject(ts, value).ToArray();
    }

    /// <summary>The text of a bytes-like object. Throws. (PyUnicode_FromEncodedObject)</summary>
    internal static PyStr Decode(ThreadState ts, Value value, PyStr? encoding, PyStr? errors)
    {
        if (value.Ref is PyStr) throw Errors.TypeError("decoding str is not supported");
        using BufferView? view = BufferView.TryFrom(ts, value);
        if (view is null) throw Errors.TypeError($"decoding to str: need a bytes-like object, {value.Type.Name} found");
        Value text = Encodings.Decode(ts, value, encoding?.ToString() ?? "utf-8", errors?.ToString());
        return (PyStr)text.OrThrow(ts).Ref;
    }
}
