using System.Runtime.CompilerServices;

namespace Adder.Objects;

/// <summary>A tuple of type tuple itself with its items in the object: one object instead of two, 72 bytes for a pair.</summary>
internal abstract class InlineTuple(int count) : PyTuple(count)
{
    /// <summary>The most items for which there is a class.</summary>
    internal const int Room = 4;
}

internal sealed class InlineTuple1() : InlineTuple(1)
{
    internal Value Item;
}

internal sealed class InlineTuple2() : InlineTuple(2)
{
    internal new Slots2 Items;
}

internal sealed class InlineTuple3() : InlineTuple(3)
{
    internal new Slots3 Items;
}

internal sealed class InlineTuple4() : InlineTuple(4)
{
    internal new Slots4 Items;
}

[InlineArray(3)]
internal struct Slots3
{
    private Value _first;
}
