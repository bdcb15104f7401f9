namespace Adder.Objects;

/// <summary>The dunder names that fill a slot, and the slots that a name fills: <see cref="SlotDefinitions"/> from both ends.</summary>
internal static class SlotNames
{
    private static readonly PyStr[][] s_names = new PyStr[SlotTable.SlotKinds][];

    // Some ninety names, and what they fill at the same place.
    private static readonly PyStr[] s_filling;
    private static readonly Slot[][] s_filled;

    static SlotNames()
    {
        for (int i = 0; i < s_names.Length; i++) s_names[i] = [];
        s_filling = new PyStr[SlotDefinitions.All.Length];
        s_filled = new Slot[s_filling.Length][];
        int count = 0;
        foreach (SlotDefinition definition in SlotDefinitions.All)
        {
            PyStr name = PyStr.Intern(definition.Name);
            ref PyStr[] names = ref s_names[(int)definition.Slot];
            names = [.. names, name];
            int place = 0;
            while (place < count && !ReferenceEquals(s_filling[place], name)) place++;
            if (place == count) count++;
            s_filling[place] = name;
            s_filled[place] = [.. s_filled[place] ?? [], definition.Slot];
        }
        Array.Resize(ref s_filling, count);
    }

    /// <summary>In the order of the definitions.</summary>
    internal static PyStr[] Of(Slot slot) => s_names[(int)slot];

    internal static Slot[] FilledBy(PyStr name)
    {
        if (name.Length < 5 || name[0] != '_') return [];
        PyStr? interned = name.IsInterned ? name : InternTable.Shared.Find(name);
        for (int i = 0; i < s_filling.Length; i++)
        {
            if (ReferenceEquals(s_filling[i], interned)) return s_filled[i];
        }
        return [];
    }
}
