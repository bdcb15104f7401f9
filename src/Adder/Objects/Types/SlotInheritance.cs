namespace Adder.Objects;

/// <summary>What a type takes from its base's slot table. (inherit_slots)</summary>
internal static unsafe class SlotInheritance
{
    /// <summary>Copies the slots that the type does not fill itself and remembers which were its own.</summary>
    internal static void Inherit(PyType type, PyType from)
    {
        bool ownCompare = type.TpRichcompare != null, ownHash = type.TpHash != null;
        for (int i = 0; i < SlotTable.SlotKinds; i++)
        {
            Slot slot = (Slot)i;
            if (type[slot] != null || slot is Slot.TpHash or Slot.TpRichcompare) continue;
            if (slot is Slot.TpNew && type.Has(TypeFlags.DisallowInstantiation)) continue;
            type[slot] = from[slot];
        }
        // Comparison and hash are inherited together: a type that redefines equality is unhashable unless it says how to hash.
        if (!ownCompare && !ownHash)
        {
            type.TpRichcompare = from.TpRichcompare;
            type.TpHash = from.TpHash;
        }
        else if (!ownHash)
        {
            type.TpHash = &Protocols.Hashing.NotImplemented;
        }
        else if (!ownCompare)
        {
            type.TpRichcompare = from.TpRichcompare;
        }
    }
}
