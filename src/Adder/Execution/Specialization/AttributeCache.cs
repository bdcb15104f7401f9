using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>
/// What LOAD_ATTR, STORE_ATTR and LOAD_GLOBAL keep in their cache units. The visible counter is in the instruction itself.
/// </summary>
internal static unsafe class AttributeCache
{
    /// <summary>The object kept in the code object's side table.</summary>
    internal static ref int Object(Instruction* ip) => ref ip[1].Arg;

    internal static ref int Version(Instruction* ip) => ref ip[2].Arg;

    internal static ref int Shape(Instruction* ip) => ref ip[3].Arg;

    internal static ref int Slot(Instruction* ip) => ref ip[4].Arg;

    /// <summary>The shape after a store that adds the attribute. (STORE_ATTR keeps no object.)</summary>
    internal static ref int NextShape(Instruction* ip) => ref ip[1].Arg;

    /// <summary>Remembers where an instance with inline slots keeps the attribute; shape 0 (none) when it is elsewhere.</summary>
    internal static void RememberSlot(Instruction* ip, PyObject owner, PyStr name)
    {
        Shape(ip) = 0;
        if (owner is not PyInstance || owner.Type.Shapes is not { HasDict: true } shapes || shapes.Of(owner) is not { } shape) return;
        int index = shape.IndexOf(name);
        if (index >= 0) RememberSlot(ip, shape, index);
    }

    internal static void RememberSlot(Instruction* ip, Shape shape, int index)
    {
        int slot = shape.InlineSlot(index), last = shape.Capacity - 1;
        Shape(ip) = slot < 0 ? -shape.Id : shape.Id;
        Slot(ip) = slot < 0 ? last << PlaceBits | (shape.Tree.Reserved + index - last) : slot;
    }

    // Overflow slots are counted in so many bits.
    private const int PlaceBits = 6;

    /// <summary>The attribute, where it is in an overflow slot of just the shape that is remembered (as a negative number); else <c>default</c>.</summary>
    internal static Value InOverflow(Instruction* ip, PyObject owner)
    {
        int place = Slot(ip), shapeId = -Shape(ip);
        if (shapeId <= 0 || owner.ShapeId != shapeId) return default;
        PyObject overflow = Unsafe.As<PyInstance>(owner).Slot(place >> PlaceBits).Ref;
        return Unsafe.As<OverflowSlots>(overflow).Slots[place & ((1 << PlaceBits) - 1)];
    }

    /// <summary>
    /// Remembers where an instance that has, or counts as having, a dictionary keeps the attribute of this number: a slot of its shape, or
    /// just the number where it has none.
    /// </summary>
    internal static void RememberHint(Instruction* ip, PyObject owner, int hint)
    {
        if (owner is PyInstance && owner.Type.Shapes!.Of(owner) is { } shape)
        {
            RememberSlot(ip, shape, hint);
            return;
        }
        Shape(ip) = 0;
        Slot(ip) = hint;
    }

    /// <summary>The number of the attribute that <see cref="RememberHint"/> was given.</summary>
    internal static int Hint(Instruction* ip, PyType type)
    {
        int slot = Slot(ip), shapeId = Shape(ip);
        if (shapeId == 0) return slot;
        return (shapeId > 0 ? slot : (slot >> PlaceBits) + (slot & ((1 << PlaceBits) - 1))) - type.Shapes!.Reserved;
    }

    /// <summary>The forms that go by an inline slot may be used.</summary>
    internal static bool IsInline(Instruction* ip) => Shape(ip) > 0;

    /// <summary>Remembers a slot of <c>__slots__</c>, and the shape when it is an inline one.</summary>
    internal static void RememberSlot(Instruction* ip, PyObject owner, int slot)
    {
        Shape(ip) = owner is PyInstance ? owner.ShapeId : 0;
        Slot(ip) = slot;
    }

    /// <summary>Remembers where a store goes, and the shape that it leads to.</summary>
    internal static void RememberStore(Instruction* ip, PyObject owner, PyStr name)
    {
        Shape(ip) = 0;
        if (owner is not PyInstance || owner.Type.Shapes is not { HasDict: true } shapes || shapes.Of(owner) is not { } shape) return;
        int index = shape.IndexOf(name);
        Shape next = shape;
        if (index < 0)
        {
            if (!name.IsInterned || shape.With(name) is not { } larger) return;
            next = larger;
            index = next.Count - 1;
            if (next.Overflows) return;
        }
        int slot = next.InlineSlot(index);
        if (slot < 0) return;
        Shape(ip) = shape.Id;
        NextShape(ip) = next.Id;
        Slot(ip) = slot;
    }
}
