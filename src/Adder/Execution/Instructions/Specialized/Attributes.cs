using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// LOAD_ATTR under the type's version and the instance's shape.
internal static unsafe partial class Instructions
{
    /// <summary>The cached shape: an inline slot of a type that has not changed.</summary>
    [Pasted]
    internal static bool InlineAttribute(Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        PyObject obj = owner.Ref;
        if (obj.ShapeId != ip[3].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[2].Arg) return false;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[4].Arg);
        if (slot.Ref is null) return false;
        if ((arg & 1) != 0)
        {
            Unsafe.AsRef(in owner.Ref) = null!;
            owner = ref Unsafe.Add(ref owner, 1);
        }
        Value.Store(ref owner, slot);
        return true;
    }

    // Another shape of the same type is a hit too: CPython keeps all instances' names in one table.
    [Specialization(73, nameof(LoadAttr), Fast = nameof(InlineAttribute), Pops = "1", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrInstanceValue(Instruction* ip, [Operands] ref Value owner, [Name(1)] PyStr name, [Oparg] int arg)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg || owner.Ref is not PyInstance instance) return Outcome.Miss;
        Value overflow = AttributeCache.InOverflow(ip, instance);
        if (!overflow.IsNull) return PushAttribute(overflow, ref owner, arg);
        if (owner.Type.Shapes!.Of(instance) is not { } shape) return Outcome.Miss;
        int index = shape.IndexOf(name);
        if (index < 0) return Outcome.Miss;
        AttributeCache.RememberSlot(ip, shape, index);
        return PushAttribute(InstanceAttributes.SlotOf(instance, shape, index), ref owner, arg);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Outcome PushAttribute(Value found, ref Value owner, int arg)
    {
        if ((arg & 1) != 0)
        {
            Unsafe.AsRef(in owner.Ref) = null!;
            owner = ref Unsafe.Add(ref owner, 1);
        }
        Value.Store(ref owner, found);
        return Outcome.Done;
    }

    // Instances that count as having a dictionary keep their attributes in slots all the same.
    [Specialization(79, nameof(LoadAttr), Fast = nameof(InlineAttribute), Pops = "1", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrWithHint(Instruction* ip, [Operands] ref Value owner, [Name(1)] PyStr name, [Oparg] int arg)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg || Specializer.HasInlineValues(owner.Ref)) return Outcome.Miss;
        Value overflow = AttributeCache.InOverflow(ip, owner.Ref);
        if (!overflow.IsNull) return PushAttribute(overflow, ref owner, arg);
        int hint = AttributeCache.Hint(ip, owner.Type);
        ref Value item = ref InstanceAttributes.AtHint(owner.Ref, hint, name);
        if (Unsafe.IsNullRef(ref item)) return Outcome.Miss;
        AttributeCache.RememberHint(ip, owner.Ref, hint);
        return PushAttribute(item, ref owner, arg);
    }

    [Pasted]
    internal static bool ModuleItem(Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        if ((arg & 1) != 0 || owner.Ref.GetType() != typeof(PyModule)) return false;
        PyDict dict = Unsafe.As<PyModule>(owner.Ref).Dict;
        if (dict.CurrentKeysVersion != (uint)ip[2].Arg) return false;
        ref Value item = ref dict.EntryAt(ip[4].Arg).Item;
        Value.Store(ref owner, item);
        return true;
    }

    [Specialization(76, nameof(LoadAttr), Fast = nameof(ModuleItem), Pops = "1", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrModule(Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        if (!ReferenceEquals(owner.Type, PyType.Module)) return Outcome.Miss;
        PyDict dict = Unsafe.As<PyModule>(owner.Ref).Dict;
        return dict.CurrentKeysVersion == (uint)ip[2].Arg ? PushAttribute(dict.EntryAt(ip[4].Arg).Item, ref owner, arg) : Outcome.Miss;
    }

    [Specialization(78, nameof(LoadAttr), Fast = nameof(InlineAttribute), Pops = "1", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrSlot(Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg) return Outcome.Miss;
        int slot = ip[4].Arg;
        Value found = slot < 0 ? owner.Type : InstanceSlots.Get(owner.Ref, slot);
        return found.IsNull ? Outcome.Miss : PushAttribute(found, ref owner, arg);
    }

    [Pasted]
    internal static bool ClassItem(Frame frame, Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        if (owner.Ref.GetType() != typeof(PyType)) return false;
        PyType type = Unsafe.As<PyType>(owner.Ref);
        if (type.VersionTag != (uint)ip[2].Arg) return false;
        PyObject kept = Unsafe.As<PyObject>(frame.Code.CacheObjects[ip[1].Arg])!;
        if (kept.GetType() == typeof(PyCell))
        {
            ref Value number = ref Unsafe.As<PyCell>(kept).Contents;
            if (number.Ref is null) return false;
            if ((arg & 1) != 0) return false;
            Value.Store(ref owner, number);
            return true;
        }
        if ((arg & 1) != 0)
        {
            Unsafe.AsRef(in owner.Ref) = null!;
            owner = ref Unsafe.Add(ref owner, 1);
        }
        Unsafe.AsRef(in owner.Ref) = kept;
        Unsafe.AsRef(in owner.Bits) = 0;
        return true;
    }

    [Specialization(70, nameof(LoadAttr), Fast = nameof(ClassItem), Pops = "1", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrClass(Frame frame, Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        if (owner.Ref is not PyType type || type.VersionTag != (uint)ip[2].Arg) return Outcome.Miss;
        PyObject kept = Unsafe.As<PyObject>(frame.Code.CacheObject(ip[1].Arg))!;
        return PushAttribute(kept is PyCell { Contents: { IsNull: false } number } ? number : kept, ref owner, arg);
    }

    [Pasted]
    internal static bool InlineMethod(Frame frame, Instruction* ip, [Operands] ref Value owner)
    {
        PyObject obj = owner.Ref;
        if (obj.ShapeId != ip[3].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[2].Arg) return false;
        ref Value self = ref Unsafe.Add(ref owner, 1);
        Value.Store(ref self, owner);
        Unsafe.AsRef(in owner.Ref) = Unsafe.As<PyObject>(frame.Code.CacheObjects[ip[1].Arg])!;
        Unsafe.AsRef(in owner.Bits) = 0;
        return true;
    }

    [Pasted]
    internal static bool MethodOfType(Frame frame, Instruction* ip, [Operands] ref Value owner)
    {
        PyType type = owner.Ref.Type;
        if (type.VersionTag != (uint)ip[2].Arg) return false;
        ref Value self = ref Unsafe.Add(ref owner, 1);
        Value.Store(ref self, owner);
        Unsafe.AsRef(in owner.Ref) = Unsafe.As<PyObject>(frame.Code.CacheObjects[ip[1].Arg])!;
        Unsafe.AsRef(in owner.Bits) = 0;
        return true;
    }

    private static void PushMethod(Frame frame, Instruction* ip, ref Value owner)
    {
        Value.Store(ref Unsafe.Add(ref owner, 1), owner);
        Value.Store(ref owner, Unsafe.As<PyObject>(frame.Code.CacheObject(ip[1].Arg)));
    }

    [Specialization(82, nameof(LoadAttr), Fast = nameof(InlineMethod), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrMethodWithValues(Frame frame, Instruction* ip, [Operands] ref Value owner, [Name(1)] PyStr name)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg || !Specializer.HasInlineValues(owner.Ref)) return Outcome.Miss;
        if (!InstanceAttributes.Find(owner.Ref, name).IsNull) return Outcome.Miss;
        if (owner.Ref is PyInstance) ip[3].Arg = owner.Ref.ShapeId;
        PushMethod(frame, ip, ref owner);
        return Outcome.Done;
    }

    [Specialization(81, nameof(LoadAttr), Fast = nameof(MethodOfType), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrMethodNoDict([Operands] ref Value owner) => Outcome.Miss;

    [Specialization(80, nameof(LoadAttr), Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadAttrMethodLazyDict(Frame frame, Instruction* ip, [Operands] ref Value owner)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg || owner.Ref.DictSlot is not null) return Outcome.Miss;
        PushMethod(frame, ip, ref owner);
        return Outcome.Done;
    }

    [Specialization(77, nameof(LoadAttr), Pops = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? LoadAttrProperty(ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value owner, [Oparg] int arg)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg) return Frame.Miss;
        PyFunction getter = Unsafe.As<PyFunction>(frame.Code.CacheObject(ip[1].Arg))!;
        if (getter.CurrentVersion != (uint)ip[3].Arg) return Frame.Miss;
        if ((arg & 1) != 0) owner = ref MovedUp(frame, ref owner);
        return Calling.EnterExactly(ts, frame, getter, ExecutableCode.Of(getter.Code), ref owner, 1);
    }

    // What is found is called next: beneath it is the null of a callable that is no method.
    private static ref Value MovedUp(Frame frame, ref Value owner)
    {
        ref Value above = ref Unsafe.Add(ref owner, 1);
        Value.Store(ref above, owner);
        frame.Push(default);
        return ref above;
    }

    [Specialization(72, nameof(LoadAttr), Pops = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? LoadAttrGetattributeOverridden(
        ThreadState ts, Frame frame, Instruction* ip, [Operands] ref Value owner, [Oparg] int arg, [Name(1)] PyStr name)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg) return Frame.Miss;
        PyFunction function = Unsafe.As<PyFunction>(frame.Code.CacheObject(ip[1].Arg))!;
        if (function.CurrentVersion != (uint)ip[3].Arg) return Frame.Miss;
        if ((arg & 1) != 0) owner = ref MovedUp(frame, ref owner);
        Value.Store(ref Unsafe.Add(ref owner, 1), name);
        return Calling.EnterExactly(ts, frame, function, ExecutableCode.Of(function.Code), ref owner, 2);
    }

    [Specialization(66, nameof(LoadSuperAttr), Pops = "3", Pushes = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadSuperAttrAttr(ThreadState ts, [Operands] ref Value global, [Name(2)] PyStr name)
    {
        if (!global.Is(PyType.Super) || Unsafe.Add(ref global, 1).Ref is not PyType type) return Outcome.Miss;
        Value found = PySuper.Lookup(ts, type, Unsafe.Add(ref global, 2), name);
        if (found.IsNull) return Outcome.Failed;
        Value.Store(ref global, found);
        return Outcome.Done;
    }

    [Specialization(67, nameof(LoadSuperAttr), Pops = "3", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome LoadSuperAttrMethod(ThreadState ts, [Operands] ref Value global, [Name(2)] PyStr name)
    {
        if (!global.Is(PyType.Super) || Unsafe.Add(ref global, 1).Ref is not PyType type) return Outcome.Miss;
        Value self = Unsafe.Add(ref global, 2);
        if (self.Type.TpGetattro == GenericAttributes.GetSlot && self.Type.IsSubtypeOf(type))
        {
            Value raw = ts.Interpreter.InheritedAttributes.Find(type, self.Type, name);
            if (!raw.IsNull && raw.Type.Has(TypeFlags.MethodDescriptor))
            {
                Value.Store(ref global, raw);
                Value.Store(ref Unsafe.Add(ref global, 1), self);
                return Outcome.Done;
            }
        }
        Value found = PySuper.Lookup(ts, type, self, name);
        if (found.IsNull) return Outcome.Failed;
        Unsafe.AsRef(in global.Ref) = null!;
        Value.Store(ref Unsafe.Add(ref global, 1), found);
        return Outcome.Done;
    }

    /// <summary>The cached shape: the store fills an inline slot, adding the attribute where the cache says so.</summary>
    [Pasted]
    internal static bool StoreInline(Instruction* ip, ref Value value, ref Value owner)
    {
        PyObject obj = owner.Ref;
        if (obj.ShapeId != ip[3].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[2].Arg) return false;
        obj.ShapeId = ip[1].Arg;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[4].Arg);
        Value.Store(ref slot, value);
        return true;
    }

    [Specialization(113, nameof(StoreAttr), Fast = nameof(StoreInline), Pushes = "0")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome StoreAttrInstanceValue(Instruction* ip, ref Value value, ref Value owner, [Name] PyStr name)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg || !Specializer.HasInlineValues(owner.Ref)) return Outcome.Miss;
        AttributeCache.RememberStore(ip, owner.Ref, name);
        InstanceAttributes.Set(owner.Ref, name, value);
        return Outcome.Done;
    }

    [Specialization(153, nameof(StoreAttr), Fast = nameof(StoreInline), Pushes = "0")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome StoreAttrWithHint(Instruction* ip, ref Value value, ref Value owner, [Name] PyStr name)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg || Specializer.HasInlineValues(owner.Ref)) return Outcome.Miss;
        int hint = AttributeCache.Hint(ip, owner.Type);
        ref Value item = ref InstanceAttributes.AtHint(owner.Ref, hint, name);
        if (Unsafe.IsNullRef(ref item)) return Outcome.Miss;
        AttributeCache.RememberHint(ip, owner.Ref, hint);
        AttributeCache.NextShape(ip) = AttributeCache.Shape(ip);
        Value.Store(ref item, value);
        return Outcome.Done;
    }

    [Specialization(148, nameof(StoreAttr), Fast = nameof(StoreInline), Pushes = "0")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome StoreAttrSlot(Instruction* ip, ref Value value, ref Value owner)
    {
        if (owner.Type.VersionTag != (uint)ip[2].Arg) return Outcome.Miss;
        InstanceSlots.Set(owner.Ref, ip[4].Arg, value);
        return Outcome.Done;
    }
}
