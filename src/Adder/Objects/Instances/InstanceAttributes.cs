using System.Runtime.CompilerServices;

namespace Adder.Objects;

/// <summary>
/// The attributes of any object that has a <c>__dict__</c>, wherever they are: inline slots, overflow, or a dictionary.
/// The slow path beneath attribute access; the interpreter goes by shape ids.
/// </summary>
internal static class InstanceAttributes
{
    /// <summary>Whether objects of this kind can have attributes of their own.</summary>
    internal static bool Has(PyObject obj) =>
        obj is PyInstance ? obj.Type.Shapes is { HasDict: true } : KeepsDict(obj);

    // Every subclass of a built-in type has the field; one with __slots__ does not use it.
    private static bool KeepsDict(PyObject obj) => obj.HasDictSlot && obj.Type.Has(TypeFlags.HasDict);

    /// <summary>The attribute, or <c>default</c>.</summary>
    internal static Value Find(PyObject obj, PyStr name)
    {
        if (obj is PyInstance instance)
        {
            if (obj.Type.Shapes is not { HasDict: true } shapes) return default;
            Shape? shape = shapes.Of(obj);
            if (shape is null) return RealDict(instance) is { } real ? real.FindString(name) : default;
            int index = shape.IndexOf(name);
            return index < 0 ? default : SlotOf(instance, shape, index);
        }
        if (!KeepsDict(obj)) return default;
        return obj.DictSlot is { } dict ? dict.FindString(name) : default;
    }

    /// <summary>As above where a key of the dictionary may be no str and run Python code in comparing; the error is left pending.</summary>
    internal static Value Find(ThreadState ts, PyObject obj, PyStr name)
    {
        Value found = Find(obj, name);
        return found.IsNull && RealDictOf(obj) is { OnlyStrings: false } dict ? dict.Find(ts, name) : found;
    }

    private static PyDict? RealDictOf(PyObject obj)
    {
        if (obj is not PyInstance instance) return KeepsDict(obj) ? obj.DictSlot : null;
        return obj.Type.Shapes is { HasDict: true } shapes && shapes.Of(obj) is null ? RealDict(instance) : null;
    }

    /// <summary>The attribute's number in the object's dictionary, which it has, or counts as having; or less than 0.</summary>
    internal static int HintFor(PyObject obj, PyStr name)
    {
        if (obj is PyInstance && obj.Type.Shapes!.Of(obj) is { } shape) return shape.IndexOf(name);
        return RealDictOf(obj) is { } dict ? dict.LookupString(name, name.Hash) : -1;
    }

    /// <summary>Where the attribute of this number is; no reference when that has another name.</summary>
    internal static ref Value AtHint(PyObject obj, int hint, PyStr name)
    {
        if (obj is PyInstance instance && obj.Type.Shapes!.Of(obj) is { } shape)
        {
            if (shape.IndexOf(name) == hint) return ref SlotOf(instance, shape, hint);
        }
        else if (RealDictOf(obj) is { } dict && hint < dict.EntryCount)
        {
            ref PyDict.Entry entry = ref dict.EntryAt(hint);
            if (ReferenceEquals(entry.KeyRef, name)) return ref entry.Item;
        }
        return ref Unsafe.NullRef<Value>();
    }

    /// <summary>Sets the attribute; false when the object cannot have any.</summary>
    internal static bool Set(PyObject obj, PyStr name, Value value)
    {
        if (obj is PyInstance instance)
        {
            if (obj.Type.Shapes is not { HasDict: true } shapes) return false;
            if (shapes.Of(obj) is not { } shape)
            {
                RealDict(instance)!.SetString(name, value);
                return true;
            }
            SetInShape(instance, shape, PyStr.Intern(name), value);
            return true;
        }
        if (!KeepsDict(obj)) return false;
        (obj.DictSlot ??= new PyDict()).SetString(name, value);
        return true;
    }

    /// <summary>Removes the attribute; false when there is none.</summary>
    internal static bool Remove(PyObject obj, PyStr name)
    {
        if (Find(obj, name).IsNull) return false;
        if (obj is PyInstance instance && obj.Type.Shapes!.Of(obj) is { } shape)
        {
            int index = shape.IndexOf(name);
            if (shape.Without(index) is { } smaller)
            {
                Shrink(instance, shape, index, smaller);
                return true;
            }
        }
        return DictOf(obj)!.RemoveString(name);
    }

    /// <summary>The object's <c>__dict__</c>, made when first asked for; null when it cannot have one. (_PyObject_GetDictPtr)</summary>
    internal static PyDict? DictOf(PyObject obj)
    {
        if (obj is PyInstance instance)
        {
            if (obj.Type.Shapes is not { HasDict: true } shapes) return null;
            return shapes.Of(obj) is { } shape ? Materialize(instance, shape) : RealDict(instance);
        }
        if (!KeepsDict(obj)) return null;
        return obj.DictSlot ??= new PyDict();
    }

    /// <summary>Adds what the object itself refers to: its dictionary, or the values that stand in its place. (PyObject_VisitManagedDict)</summary>
    internal static void AddTo(PyList found, PyObject obj)
    {
        PyDict? dict;
        if (obj is PyInstance instance)
        {
            if (obj.Type.Shapes is not { HasDict: true } shapes) return;
            if (shapes.Of(obj) is { } shape)
            {
                for (int i = 0; i < shape.Count; i++) found.Add(SlotOf(instance, shape, i));
                return;
            }
            dict = RealDict(instance);
        }
        else
        {
            dict = obj.HasDictSlot ? obj.DictSlot : null;
        }
        if (dict is not null) found.Add(dict);
    }

    /// <summary>Replaces the object's <c>__dict__</c>.</summary>
    internal static bool SetDict(PyObject obj, PyDict dict)
    {
        if (obj is PyInstance instance)
        {
            if (obj.Type.Shapes is not { HasDict: true } shapes) return false;
            if (shapes.Of(obj) is { } shape) Materialize(instance, shape);
            OverflowOf(instance).Dict = dict;
            return true;
        }
        if (!KeepsDict(obj)) return false;
        obj.DictSlot = dict;
        return true;
    }

    internal static ref Value SlotOf(PyInstance instance, Shape shape, int index)
    {
        int slot = shape.Tree.Reserved + index;
        int last = shape.Capacity - 1;
        if (!shape.Overflows || slot < last) return ref instance.Slot(slot);
        return ref ((OverflowSlots)instance.Slot(last).Ref).Slots[slot - last];
    }

    private static void SetInShape(PyInstance instance, Shape shape, PyStr name, Value value)
    {
        int index = shape.IndexOf(name);
        if (index >= 0)
        {
            Value.Store(ref SlotOf(instance, shape, index), value);
        }
        else if (shape.With(name) is { } next)
        {
            Extend(instance, shape, next, value);
        }
        else
        {
            Materialize(instance, shape).SetString(name, value);
        }
    }

    // The attributes behind the removed one move up.
    private static void Shrink(PyInstance instance, Shape from, int index, Shape to)
    {
        for (; index < to.Count; index++) Value.Store(ref SlotOf(instance, from, index), SlotOf(instance, from, index + 1));
        SlotOf(instance, from, index) = default;
        int last = from.Capacity - 1;
        if (from.Overflows && !to.Overflows) instance.Slot(last) = ((OverflowSlots)instance.Slot(last).Ref).Slots[0];
        instance.ShapeId = to.Id;
    }

    private static void Extend(PyInstance instance, Shape from, Shape to, Value value)
    {
        int last = to.Capacity - 1;
        if (to.Overflows)
        {
            OverflowSlots overflow = from.Overflows ? (OverflowSlots)instance.Slot(last).Ref : new OverflowSlots();
            int used = from.Tree.Reserved + to.Count - last;
            if (overflow.Slots.Length < used) Array.Resize(ref overflow.Slots, used + 3);
            if (!from.Overflows)
            {
                overflow.Slots[0] = instance.Slot(last);
                Value.Store(ref instance.Slot(last), overflow);
            }
        }
        instance.ShapeId = to.Id;
        Value.Store(ref SlotOf(instance, to, to.Count - 1), value);
    }

    private static PyDict Materialize(PyInstance instance, Shape shape)
    {
        PyDict dict = shape.NewDict();
        for (int i = 0; i < shape.Count; i++) Value.Store(ref dict.EntryAt(i).Item, SlotOf(instance, shape, i));
        int last = shape.Capacity - 1;
        for (int i = shape.Tree.Reserved; i < last; i++) instance.Slot(i) = default;
        Value.Store(ref instance.Slot(last), new OverflowSlots { Dict = dict });
        instance.ShapeId = shape.Tree.DictShapeId(shape.Capacity);
        return dict;
    }

    private static OverflowSlots OverflowOf(PyInstance instance) => (OverflowSlots)instance.Slot(CapacityOf(instance) - 1).Ref;

    private static PyDict? RealDict(PyInstance instance) => OverflowOf(instance).Dict;

    internal static int CapacityOf(PyInstance instance) => instance switch
    {
        PyInstance1 => 1, PyInstance2 => 2, PyInstance4 => 4, PyInstance8 => 8, PyInstance16 => 16,
        PyInstance32 => 32, PyInstance64 => 64, PyInstance256 => 256, PyInstance4096 => 4096, _ => 0,
    };
}
