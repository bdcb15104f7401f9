using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>What the metatypes of C data share. (CDataType_methods)</summary>
[PyType("CType_Type", Module = "_ctypes", Base = typeof(PyType), Property = "CTypeType", Doc = "The base of the metatypes of C data.")]
internal static unsafe partial class CTypeType
{
    private static CType Layout(Value self) => CType.Of(self) ?? throw Errors.TypeError("abstract class");

    [PyMethod("from_address($self, value, /)\n--\n\nThe C object that lies at an address.", Name = "from_address")]
    private static Value FromAddress(ThreadState ts, Value self, Value value)
    {
        if (!PyLong.Is(value)) throw Errors.TypeError("integer expected");
        Auditing.Raise(ts, "ctypes.cdata", value);
        return PyCData.At((PyType)self.Ref, (byte*)SimpleWriting.Masked(value), null);
    }

    [PyMethod("from_buffer($self, obj, offset=0, /)\n--\n\nA C object in the memory of an object with a writable buffer.", Name = "from_buffer", Convention = CallingConvention.VarArgs)]
    private static Value FromBuffer(ThreadState ts, Value self, Value obj, long offset = 0)
    {
        CType layout = Layout(self);
        PyMemoryView view = PyMemoryView.Of(ts, obj);
        // One more than the view's: of temporary views the owner may let go.
        PyBuffer buffer = Buffers.Get(ts, obj, BufferRequest.FullReadOnly);
        if (buffer.IsReadOnly) throw Refused(ts, buffer, "underlying buffer is not writable");
        if (!buffer.IsContiguous) throw Refused(ts, buffer, "underlying buffer is not C contiguous");
        PinnedMemory pinned = new(buffer, ts.Interpreter.Finalization);
        Check(layout, buffer.Length, offset);
        PyCData made = PyCData.At((PyType)self.Ref, pinned.Start + offset, pinned);
        made.Keep(ts, -1, view);
        return made;
    }

    private static PythonException Refused(ThreadState ts, PyBuffer buffer, string message)
    {
        buffer.Release(ts);
        return Errors.TypeError(message);
    }

    [PyMethod("from_buffer_copy($self, obj, offset=0, /)\n--\n\nA C object with a copy of the bytes in a buffer.", Name = "from_buffer_copy", Convention = CallingConvention.VarArgs)]
    private static Value FromBufferCopy(ThreadState ts, Value self, BufferView obj, long offset = 0)
    {
        CType layout = Layout(self);
        Check(layout, obj.Length, offset);
        PyCData made = PyCData.Make((PyType)self.Ref);
        obj.Span.Slice((int)offset, (int)layout.Size).CopyTo(new Span<byte>(made.Start, (int)layout.Size));
        return made;
    }

    private static void Check(CType layout, long length, long offset)
    {
        if (offset < 0) throw Errors.ValueError("offset cannot be negative");
        if (layout.Size > length - offset) throw Errors.ValueError($"Buffer size too small ({length} instead of at least {layout.Size + offset} bytes)");
    }

    [PyMethod("in_dll($self, dll, name, /)\n--\n\nThe C object that a library exports.", Name = "in_dll", Convention = CallingConvention.VarArgs)]
    private static Value InDll(ThreadState ts, Value self, Value dll, [NoNulls] string name)
    {
        Layout(self);
        Value handle = Attributes.Get(ts, dll, "_handle").OrThrow(ts);
        if (!PyLong.Is(handle)) throw Errors.TypeError("the _handle attribute of the second argument must be an integer");
        nint address = DynamicLibrary.Find((nint)SimpleWriting.Masked(handle), name, PyType.ValueError);
        return PyCData.At((PyType)self.Ref, (byte*)address, null);
    }

    [PyMethod("from_param($self, value, /)\n--\n\nThe object as an argument of this type.", Name = "from_param")]
    private static Value FromParameter(ThreadState ts, Value self, Value value)
    {
        PyType type = (PyType)self.Ref;
        CType layout = Layout(self);
        return layout.Kind switch
        {
            CTypeKind.Simple => SimpleParameter.From(ts, type, layout.Code!, value),
            CTypeKind.Pointer => PyCPointer.FromParameter(ts, type, layout, value),
            _ => CDataConversion.FromParameter(ts, type, value),
        };
    }

    [Slot(Slot.SqRepeat)]
    internal static Value Repeat(ThreadState ts, Value self, long count)
    {
        if (count < 0) throw Errors.ValueError($"Array length must be >= 0, not {count}");
        return ts.Interpreter.State<CtypesState>().ArrayOf(ts, (PyType)self.Ref, count);
    }

    /// <summary>The class that type's constructor makes, the layout still to be given to it.</summary>
    internal static PyType NewClass(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        (PyType)PyType.New(ts, metatype, args, kwnames).OrThrow(ts).Ref;

    /// <summary>An attribute of the class or its bases, or no value.</summary>
    internal static Value Find(ThreadState ts, PyType type, string name)
    {
        Value found = Attributes.Find(ts, type, name);
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }
}
