namespace Adder.Objects;

/// <summary>The dunder names that fill a slot, and the slots that a name fills: <see cref="SlotDefinitions"/> from both ends.</summary>
internal static class SlotNames
{
    private static readonly PyStr[][] s_names = new PyStr[SlotTable.SlotKinds][];
    private static readonly Dictionary<PyStr, Slot[]> s_slots = new(InternTable.ByContent);

    static SlotNames()
    {
        Array.Fill(s_names, []);
        foreach (SlotDefinition definition in SlotDefinitions.All)
        {
            PyStr name = PyStr.Intern(definition.Name);
            ref PyStr[] names = ref s_names[(int)definition.Slot];
            names = [.. names, name];
            s_slots[name] = [.. FilledBy(name), definition.Slot];
        }
    }

    /// <summary>In the order of the definitions.</summary>
    internal static PyStr[] Of(Slot slot) => s_names[(int)slot];

    internal static Slot[] FilledBy(PyStr name) => s_slots.GetValueOrDefault(name, []);
}
