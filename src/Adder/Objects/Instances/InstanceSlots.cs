namespace Adder.Objects;

/// <summary>The storage of <c>__slots__</c>: the first inline slots, or an array in instances of subclasses of built-in types.</summary>
internal static class InstanceSlots
{
    internal static Value Get(PyObject obj, int slot)
    {
        if (obj is PyInstance instance) return instance.Slot(slot);
        Value[]? slots = obj.SlotArray;
        return slots is null || slot >= slots.Length ? default : slots[slot];
    }

    internal static void Set(PyObject obj, int slot, Value value)
    {
        if (obj is PyInstance instance)
        {
            Value.Store(ref instance.Slot(slot), value);
            return;
        }
        ref Value[]? slots = ref obj.SlotArray;
        if (slots is null || slot >= slots.Length) Array.Resize(ref slots, obj.Type.SlotCount);
        Value.Store(ref slots[slot], value);
    }
}
