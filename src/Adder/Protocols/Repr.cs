using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>repr()</c>. Throws. (PyObject_Repr)</summary>
internal static unsafe class Repr
{
    internal static PyStr Of(ThreadState ts, Value value)
    {
        if (!ts.EnterRecursive(" while getting the repr of an object")) throw ts.Throwable();
        Value result = value.Type.TpRepr(ts, value);
        ts.LeaveRecursive();
        if (result.OrThrow(ts).Ref is PyStr text) return text;
        throw Errors.TypeError($"__repr__ returned non-string (type {result.Type.Name})");
    }

    /// <summary>With everything beyond ASCII escaped. (PyObject_ASCII)</summary>
    internal static PyStr Ascii(ThreadState ts, Value value)
    {
        PyStr text = Of(ts, value);
        if (text.IsLatin1 && text.Latin1.IndexOfAnyExceptInRange((byte)0, (byte)127) < 0) return text;
        StrBuilder escaped = StrBuilder.Spare(ts, text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < 128) escaped.Append(text[i]);
            else escaped.AppendEscape(text[i]);
        }
        return escaped.ToStr(ts);
    }
}

/// <summary><c>str()</c>. Throws. (PyObject_Str)</summary>
internal static unsafe class Str
{
    internal static PyStr Of(ThreadState ts, Value value)
    {
        if (ReferenceEquals(value.Type, PyType.Str)) return (PyStr)value.Ref;
        if (value.Type.TpStr == null) return Repr.Of(ts, value);
        if (!ts.EnterRecursive(" while getting the str of an object")) throw ts.Throwable();
        Value result = value.Type.TpStr(ts, value);
        ts.LeaveRecursive();
        if (result.OrThrow(ts).Ref is PyStr text) return text;
        throw Errors.TypeError($"__str__ returned non-string (type {result.Type.Name})");
    }
}
