using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Fills the slots of a class written in Python from the dunder methods that it has or inherits. (update_one_slot)</summary>
internal static unsafe class SlotFixup
{
    /// <summary>All slots, for a new class or one whose bases changed. (fixup_slot_dispatchers)</summary>
    internal static void All(PyType type)
    {
        if (type.BaseType is { } parent && IsBelow(type, parent))
        {
            for (int i = 0; i < SlotTable.SlotKinds; i++) type[(Slot)i] = parent[(Slot)i];
            UpdateDefined(type);
        }
        else
        {
            for (int i = 0; i < SlotTable.SlotKinds; i++) Update(type, (Slot)i);
        }
        type.TpNew = NewOf(type);
        WatchedInstances.Arrange(type);
    }

    // Its order is its base's behind itself: whatever the class does not define, it has from there.
    private static bool IsBelow(PyType type, PyType parent)
    {
        PyType[] order = type.Mro, above = parent.Mro;
        if (order.Length != above.Length + 1 || !ReferenceEquals(order[0], type)) return false;
        for (int i = 0; i < above.Length; i++)
        {
            if (!ReferenceEquals(order[i + 1], above[i])) return false;
        }
        return true;
    }

    private static void UpdateDefined(PyType type)
    {
        PyDict members = type.Namespace;
        for (int i = 0; i < members.EntryCount; i++)
        {
            if (members.EntryAt(i).Key.Ref is not PyStr name) continue;
            foreach (Slot slot in SlotNames.FilledBy(name)) Update(type, slot);
        }
    }

    /// <summary>The slots that the name stands for, in the class and its subclasses. (update_slot)</summary>
    internal static void Named(PyType type, PyStr name)
    {
        if (name.Is("__new__"))
        {
            // As on CPython, a constructor that turns built-in again is found by its name all the same.
            if (NewOf(type) == (delegate*<ThreadState, PyType, ReadOnlySpan<Value>, PyTuple?, Value>)&SlotFunctions.TpNew) type.TpNew = &SlotFunctions.TpNew;
        }
        else
        {
            foreach (Slot slot in SlotNames.FilledBy(name)) Update(type, slot);
            if (name.Is("__del__")) WatchedInstances.Arrange(type);
        }
        foreach (PyType subclass in type.LiveSubclasses()) Named(subclass, name);
    }

    private static void Update(PyType type, Slot slot)
    {
        void* specific = null;
        void* generic = null;
        bool useGeneric = false;
        PyStr[] names = SlotNames.Of(slot);
        foreach (PyStr name in names)
        {
            Value found = TypeLookup.FindUncached(type, name);
            if (found.IsNull) continue;
            if (found.Ref is PyWrapperDescriptor wrapper && name.Is(wrapper.Definition.Name))
            {
                // Another slot's wrapper under this name (sq_length for mp_length): this slot is inherited as it is.
                bool inherited = type.IsSubtypeOf(wrapper.Owner);
                if (wrapper.Definition.Slot != slot && (inherited || type.BaseType![slot] == null)) continue;
                if (!inherited) useGeneric = true;
                else if (specific == null || specific == wrapper.Pointer) specific = wrapper.Pointer;
                else useGeneric = true;
                generic = SlotFunctions.For(slot);
            }
            else if (found.IsNone && slot == Slot.TpHash)
            {
                specific = (delegate*<ThreadState, Value, long>)&Hashing.NotImplemented;
            }
            else
            {
                useGeneric = true;
                generic = SlotFunctions.For(slot);
            }
        }
        if (names.Length > 0) type[slot] = Choose(type, slot, specific, useGeneric ? generic : null);
        else if (type.BaseType is { } parent) type[slot] = parent[slot];
    }

    private static void* Choose(PyType type, Slot slot, void* specific, void* generic)
    {
        if (generic != null) return generic;
        if (specific != null) return specific;
        // The dunder name is missing or belongs to another slot: built-in bases may still fill this one.
        foreach (PyType parent in type.Mro)
        {
            if (parent.IsHeapType || parent[slot] == null) continue;
            if (!IsOverridden(type, parent, slot)) return parent[slot];
            break;
        }
        // An order without object in it: what every object can do remains.
        return slot == Slot.TpIternext ? (delegate*<ThreadState, Value, Value>)&Iteration.NextNotImplemented : PyType.Object[slot];
    }

    // A class that defines __len__ in Python must not keep the sequence slots of its built-in base beneath it.
    private static bool IsOverridden(PyType type, PyType parent, Slot slot)
    {
        foreach (PyStr name in SlotNames.Of(slot))
        {
            Value found = TypeLookup.FindUncached(type, name);
            if (!found.IsNull && found.Ref is not PyWrapperDescriptor) return true;
        }
        return false;
    }

    private static delegate*<ThreadState, PyType, ReadOnlySpan<Value>, PyTuple?, Value> NewOf(PyType type)
    {
        Value found = TypeLookup.FindUncached(type, PyStr.Intern("__new__"));
        if (found.Ref is PyBuiltinFunction { Self.Ref: PyType owner } function && ReferenceEquals(function.Def, ConstructorWrapper.Def)) return owner.TpNew;
        return &SlotFunctions.TpNew;
    }
}
