using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>A number, character or plain pointer in C's memory. (Simple_Type)</summary>
[PyType("_SimpleCData", Module = "_ctypes", Base = typeof(PyCData), Metatype = typeof(CSimpleType), Doc = "XXX to be provided")]
internal unsafe partial class PyCSimple(PyType type) : PyCData(type)
{
    private SimpleCode Code => CType.Code!;

    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length > 1) throw Errors.TypeError($"__init__ expected at most 1 argument, got {args.Length}");
        if (args.Length == 1) SetValue(ts, args[0]);
    }

    [PyGetSet("value", Doc = "current value", Setter = nameof(SetValue))]
    internal Value GetValue(ThreadState ts)
    {
        Value value = SimpleReading.Get(ts, Code, Start, Size);
        GC.KeepAlive(this);
        return value;
    }

    internal void SetValue(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("can't delete attribute");
        Keep(ts, 0, SimpleWriting.Set(ts, Code, Start, value, Size));
    }

    [Slot(Slot.NbBool)]
    internal bool IsTrue()
    {
        foreach (byte part in new ReadOnlySpan<byte>(Start, (int)CType.Size))
        {
            if (part != 0) return true;
        }
        return false;
    }

    [Slot(Slot.TpRepr)]
    internal string ReprOf(ThreadState ts) => ReferenceEquals(Type.BaseType, TypeObject)
        ? $"{Type.Name}({Protocols.Repr.Of(ts, GetValue(ts))})"
        : $"<{Type.Name} object at {Protocols.Identity.Hex(this)}>";

    // Simple_from_outparm
    internal override Value FromOutParameter(ThreadState ts) => CType.IsOwnSimple(Type) ? this : GetValue(ts);
}
