using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>The attributes that only arrays of characters have. (CharArray_getsets, WCharArray_getsets)</summary>
internal static unsafe class CharacterArray
{
    private static readonly GetSetDef s_value = new("value", "string value", &GetValue, &SetValue);
    private static readonly GetSetDef s_raw = new("raw", "value", &GetRaw, &SetRaw);
    private static readonly GetSetDef s_wideValue = new("value", "string value", &GetWideValue, &SetWideValue);

    internal static void AddAttributes(PyType type, SimpleCode? item)
    {
        if (item?.Letter == 'c')
        {
            type.Namespace.SetString("value", new PyGetSetDescriptor(type, s_value));
            type.Namespace.SetString("raw", new PyGetSetDescriptor(type, s_raw));
        }
        else if (item?.Letter == 'u')
        {
            type.Namespace.SetString("value", new PyGetSetDescriptor(type, s_wideValue));
        }
        TypeVersions.Modified(type);
    }

    private static Value GetValue(ThreadState ts, Value self) => Read(ts, self, 's');

    private static Value GetWideValue(ThreadState ts, Value self) => Read(ts, self, 'U');

    private static Value Read(ThreadState ts, Value self, char letter)
    {
        try
        {
            PyCData array = (PyCData)self.Ref;
            Value value = SimpleReading.Get(ts, SimpleCode.Find(letter)!, array.Start, array.Size);
            GC.KeepAlive(array);
            return value;
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            return default;
        }
    }

    private static Value GetRaw(ThreadState ts, Value self)
    {
        PyCData array = (PyCData)self.Ref;
        Value bytes = PyBytes.From(new ReadOnlySpan<byte>(array.Start, (int)array.Size));
        GC.KeepAlive(array);
        return bytes;
    }

    private static int SetRaw(ThreadState ts, Value self, Value value)
    {
        if (value.IsNull) return ts.Fail(PyType.AttributeError, "cannot delete attribute");
        try
        {
            using BufferView bytes = BufferView.From(ts, value);
            PyCData array = (PyCData)self.Ref;
            if (bytes.Length > array.Size) return ts.Fail(PyType.ValueError, "byte string too long");
            bytes.Span.CopyTo(new Span<byte>(array.Start, (int)array.Size));
            GC.KeepAlive(array);
            return 0;
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            return -1;
        }
    }

    private static int SetValue(ThreadState ts, Value self, Value value)
    {
        if (value.IsNull) return ts.Fail(PyType.TypeError, "can't delete attribute");
        if (value.Ref is not PyBytes bytes) return ts.Fail(PyType.TypeError, $"bytes expected instead of {value.Type.Name} instance");
        PyCData array = (PyCData)self.Ref;
        if (bytes.Length > array.Size) return ts.Fail(PyType.ValueError, "byte string too long");
        bytes.Span.CopyTo(new Span<byte>(array.Start, (int)array.Size));
        if (bytes.Length < array.Size) array.Start[bytes.Length] = 0;
        GC.KeepAlive(array);
        return 0;
    }

    private static int SetWideValue(ThreadState ts, Value self, Value value)
    {
        if (value.IsNull) return ts.Fail(PyType.TypeError, "can't delete attribute");
        if (value.Ref is not PyStr text) return ts.Fail(PyType.TypeError, $"unicode string expected instead of {value.Type.Name} instance");
        PyCData array = (PyCData)self.Ref;
        if (text.Length > array.Size / sizeof(int)) return ts.Fail(PyType.ValueError, "string too long");
        int* at = (int*)array.Start;
        for (int i = 0; i < text.Length; i++) at[i] = text[i];
        if (text.Length < array.Size / sizeof(int)) at[text.Length] = 0;
        GC.KeepAlive(array);
        return 0;
    }
}
