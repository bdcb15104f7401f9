using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>getset_descriptor</c>: a computed attribute of a built-in type.</summary>
[PyType("getset_descriptor", Property = "GetSetDescriptor", Subclassable = false, NoInstantiation = true)]
public sealed unsafe partial class PyGetSetDescriptor : PyDescriptor
{
    internal PyGetSetDescriptor(PyType owner, GetSetDef def) : base(PyType.GetSetDescriptor, owner, def.Name)
    {
        Def = def;
    }

    internal GetSetDef Def { get; }

    [Slot(Slot.TpDescrGet)]
    internal Value Get(ThreadState ts, Value obj, Value type) => AccessorCalls.Get(ts, this, Def, obj);

    [Slot(Slot.TpDescrSet)]
    internal int Set(ThreadState ts, Value obj, Value value) => AccessorCalls.Set(ts, this, Def, obj, value);

    [PyGetSet("__doc__")]
    private Value GetDoc() => Def.Doc is null ? Value.None : Def.Doc;

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => Describe("attribute");
}

/// <summary><c>member_descriptor</c> of a built-in type.</summary>
[PyType("member_descriptor", Property = "MemberDescriptor", Subclassable = false, NoInstantiation = true)]
public sealed unsafe partial class PyMemberDescriptor : PyDescriptor
{
    internal PyMemberDescriptor(PyType owner, GetSetDef def) : base(PyType.MemberDescriptor, owner, def.Name)
    {
        Def = def;
    }

    /// <summary>A descriptor for a name in <c>__slots__</c>.</summary>
    internal PyMemberDescriptor(PyType owner, string name, int slot) : base(PyType.MemberDescriptor, owner, name)
    {
        SlotIndex = slot;
    }

    internal GetSetDef? Def { get; }

    /// <summary>The instance slot, where the descriptor is one of <c>__slots__</c>.</summary>
    internal int SlotIndex { get; } = -1;

    [Slot(Slot.TpDescrGet)]
    internal Value Get(ThreadState ts, Value obj, Value type)
    {
        if (Def is not null) return AccessorCalls.Get(ts, this, Def, obj);
        if (obj.IsNull) return this;
        Check(obj);
        Value value = InstanceSlots.Get(obj.Ref, SlotIndex);
        return value.IsNull ? ts.Raise(Errors.Attribute(obj, Name, $"'{obj.Type.Name}' object has no attribute '{Name}'")) : value;
    }

    [Slot(Slot.TpDescrSet)]
    internal int Set(ThreadState ts, Value obj, Value value)
    {
        if (Def is not null) return AccessorCalls.Set(ts, this, Def, obj, value);
        Check(obj);
        if (value.IsNull && InstanceSlots.Get(obj.Ref, SlotIndex).IsNull)
        {
            return ts.Fail(PyType.AttributeError, Name);
        }
        InstanceSlots.Set(obj.Ref, SlotIndex, value);
        return 0;
    }

    [PyGetSet("__doc__")]
    private Value GetDoc() => Def?.Doc is null ? Value.None : Def.Doc;

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => Describe("member");

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts) => new PyTuple(ts.Interpreter.Builtins.FindString("getattr"), new PyTuple(Owner, Name));
}

/// <summary>What getset and member descriptors do alike.</summary>
internal static unsafe class AccessorCalls
{
    internal static Value Get(ThreadState ts, PyDescriptor descriptor, GetSetDef def, Value obj)
    {
        if (obj.IsNull) return descriptor;
        descriptor.Check(obj);
        if (def.Getter != null) return def.Getter(ts, obj);
        return ts.Raise(PyType.AttributeError, $"attribute '{def.Name}' of '{descriptor.Owner.Name}' objects is not readable");
    }

    internal static int Set(ThreadState ts, PyDescriptor descriptor, GetSetDef def, Value obj, Value value)
    {
        descriptor.Check(obj);
        if (def.Setter != null) return def.Setter(ts, obj, value);
        return ts.Fail(PyType.AttributeError, def.IsMember
            ? "readonly attribute"
            : $"attribute '{def.Name}' of '{descriptor.Owner.Name}' objects is not writable");
    }
}
