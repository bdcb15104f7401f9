namespace Adder.Objects;

/// <summary>Whether instances of two classes look alike, so that one may become the other. (compatible_for_assignment)</summary>
internal static unsafe class LayoutComparison
{
    internal static bool AreCompatible(PyType from, PyType to)
    {
        PyType x = WhereLayoutChanged(from), y = WhereLayoutChanged(to);
        if (ReferenceEquals(x, y)) return true;
        return x.BaseType is not null && ReferenceEquals(x.BaseType, y.BaseType) && AddTheSame(x, y);
    }

    private static PyType WhereLayoutChanged(PyType type)
    {
        while (type.BaseType is { } parent && AddsNothing(type, parent)) type = parent;
        return type;
    }

    // compatible_with_tp_base
    private static bool AddsNothing(PyType type, PyType parent)
    {
        const TypeFlags parts = TypeFlags.HasDict | TypeFlags.HasWeakref;
        if (type.SlotCount != parent.SlotCount || (type.Flags & parts) != (parent.Flags & parts)) return false;
        return type.IsHeapType || (type.AllocateInstance == parent.AllocateInstance && type.TpNew == parent.TpNew);
    }

    // same_slots_added
    private static bool AddTheSame(PyType x, PyType y)
    {
        const TypeFlags parts = TypeFlags.HasDict | TypeFlags.HasWeakref;
        if (!x.IsHeapType || !y.IsHeapType || (x.Flags & parts) != (y.Flags & parts)) return false;
        ReadOnlySpan<PyStr> names = x.SlotNames, others = y.SlotNames;
        if (names.Length != others.Length) return false;
        for (int i = 0; i < names.Length; i++)
        {
            if (!names[i].ContentEquals(others[i])) return false;
        }
        return true;
    }
}
