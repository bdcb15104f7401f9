using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>A pointer in C's memory. (Pointer_Type)</summary>
[PyType("_Pointer", Module = "_ctypes", Base = typeof(PyCData), Metatype = typeof(CPointerType), Doc = "XXX to be provided")]
internal unsafe partial class PyCPointer(PyType type) : PyCData(type)
{
    private byte* Target
    {
        get => *(byte**)Start;
        set => *(byte**)Start = value;
    }

    // Pointer_new
    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        CType.Of(type) is { Element: not null } ? Make(type) : throw Errors.TypeError("Cannot create instance: has no _type_");

    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError("POINTER() takes no keyword arguments");
        if (args.Length > 1) throw Errors.TypeError($"POINTER expected at most 1 argument, got {args.Length}");
        if (args.Length == 1) SetContents(ts, args[0]);
    }

    [PyGetSet("contents", Doc = "the object this pointer points to (read-write)", Setter = nameof(SetContents))]
    private Value GetContents()
    {
        if (Target == null) throw Errors.ValueError("NULL pointer access");
        return Part(CType.Element!, this, 0, Target);
    }

    // Pointer_set_contents
    private void SetContents(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("Pointer does not support item deletion");
        // As in CPython, any C object will do.
        if (value.Ref is not PyCData target) throw Errors.TypeError($"expected {CType.Element!.Name} instead of {value.Type.Name}");
        Target = target.Start;
        // The object is kept, and what it keeps.
        Keep(ts, 1, value);
        Keep(ts, 0, target.RootObjects);
    }

    [Slot(Slot.NbBool)]
    internal bool IsTrue() => Target != null;

    private byte* ItemAt(long index)
    {
        if (Target == null) throw Errors.ValueError("NULL pointer access");
        return Target + index * CType.Of(CType.Element!)!.Size;
    }

    [Slot(Slot.SqItem)]
    internal Value GetItem(ThreadState ts, long index)
    {
        PyType element = CType.Element!;
        return Get(ts, element, null, this, (int)index, CType.Of(element)!.Size, ItemAt(index));
    }

    [Slot(Slot.SqAssItem)]
    internal int SetItem(ThreadState ts, long index, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("Pointer does not support item deletion");
        PyType element = CType.Element!;
        Set(ts, element, null, value, (int)index, CType.Of(element)!.Size, ItemAt(index));
        return 0;
    }

    // Pointer_subscript
    [Slot(Slot.MpSubscript)]
    internal Value GetSubscript(ThreadState ts, Value key)
    {
        if (Positions.HasIndex(key)) return GetItem(ts, Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts));
        if (key.Ref is not PySlice slice) throw Errors.TypeError("Pointer indices must be integer");
        (long start, long count, long step) = Range(ts, slice);
        char letter = CType.Of(CType.Element!)?.Code?.Letter ?? ' ';
        if (letter == 'c')
        {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) bytes[i] = *ItemAt(start + i * step);
            return PyBytes.Own(bytes);
        }
        if (letter == 'u')
        {
            int[] points = new int[count];
            for (int i = 0; i < count; i++) points[i] = *(int*)ItemAt(start + i * step);
            fixed (int* first = points) return count == 0 ? PyStr.From("") : SimpleReading.Wide(first, (int)count);
        }
        PyList list = new();
        for (int i = 0; i < count; i++) list.Add(GetItem(ts, start + i * step).OrThrow(ts));
        return list;
    }

    // Pointers have no length, so that the ends must be given.
    private static (long Start, long Count, long Step) Range(ThreadState ts, PySlice slice)
    {
        long step = slice.Step.IsNone ? 1 : Indexing.ToSsize(ts, slice.Step, PyType.ValueError).OrThrow(ts);
        if (step == 0) throw Errors.ValueError("slice step cannot be zero");
        if (slice.Start.IsNone && step < 0) throw Errors.ValueError("slice start is required for step < 0");
        long start = slice.Start.IsNone ? 0 : Indexing.ToSsize(ts, slice.Start, PyType.ValueError).OrThrow(ts);
        if (slice.Stop.IsNone) throw Errors.ValueError("slice stop is required");
        long stop = Indexing.ToSsize(ts, slice.Stop, PyType.ValueError).OrThrow(ts);
        long count = (step > 0 && start > stop) || (step < 0 && start < stop) ? 0 : step > 0 ? (stop - start - 1) / step + 1 : (stop - start + 1) / step + 1;
        return (start, Math.Max(0, count), step);
    }

    // PyCPointerType_from_param
    internal static Value FromParameter(ThreadState ts, PyType type, CType layout, Value value)
    {
        if (value.IsNone) return value;
        PyType element = layout.Element ?? throw Errors.TypeError("abstract class");
        if (InstanceChecks.IsInstance(ts, value, element)) return CtypesModule.ByReference(value, 0);
        if (value.Ref is PyCPointer or PyCArray && ((PyCData)value.Ref).CType.Element is { } other && InstanceChecks.IsSubclass(ts, other, element)) return value;
        return CDataConversion.FromParameter(ts, type, value);
    }
}
