using Adder.Bytecode;

namespace Adder.Objects;

/// <summary>
/// How many attributes the first instance of a class will have, as far as its <c>__init__</c> and its base tell: many classes have but one
/// instance, which would have to do with the slots of those that nothing is known of.
/// </summary>
internal static class ExpectedAttributes
{
    internal static int Of(PyType parent, PyDict names)
    {
        int inherited = parent.Shapes is { HasDict: true } shapes ? shapes.InlineCapacity - shapes.Reserved : 0;
        return Math.Max(inherited, names.FindString("__init__").Ref is PyFunction initializer ? StoredBy(initializer.Code) : 0);
    }

    /// <summary>Attributes of the first parameter that the code sets.</summary>
    private static int StoredBy(CodeObject code)
    {
        Span<bool> stored = stackalloc bool[byte.MaxValue + 1];
        int count = 0;
        byte[] units = code.Bytecode;
        for (int i = 2; i + 1 < units.Length; i += 2)
        {
            bool isStore = (Opcode)units[i] == Opcode.StoreAttr && (Opcode)units[i - 2] == Opcode.LoadFast && units[i - 1] == 0;
            if (!isStore || stored[units[i + 1]]) continue;
            stored[units[i + 1]] = true;
            count++;
        }
        return count;
    }
}
