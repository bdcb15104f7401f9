namespace Adder.Objects;

/// <summary>Which base gives a class the layout of its instances. (best_base)</summary>
internal static unsafe class BaseLayout
{
    internal static PyType Best(PyTuple bases)
    {
        PyType? winner = null, best = null;
        foreach (Value value in bases.Items)
        {
            if (value.Ref is not PyType candidateBase) throw Errors.TypeError("bases must be types");
            if (!candidateBase.Has(TypeFlags.BaseType)) throw Errors.TypeError($"type '{candidateBase.Name}' is not an acceptable base type");
            PyType candidate = Solid(candidateBase);
            if (winner is null || (!ReferenceEquals(winner, candidate) && !winner.IsSubtypeOf(candidate) && candidate.IsSubtypeOf(winner)))
            {
                winner = candidate;
                best = candidateBase;
            }
            else if (!winner.IsSubtypeOf(candidate))
            {
                throw Errors.TypeError("multiple bases have instance lay-out conflict");
            }
        }
        return best!;
    }

    /// <summary>The nearest base that adds something to the layout: a built-in type with its own C# class, or non-empty <c>__slots__</c>.</summary>
    internal static PyType Solid(PyType type)
    {
        while (type.BaseType is { } parent)
        {
            // A type without instances of its own (typing.Generic) adds nothing.
            bool allocates = type.AllocateInstance != null && type.AllocateInstance != parent.AllocateInstance;
            if (!type.IsHeapType && allocates) return type;
            if (!type.IsHeapType && type.TpNew != parent.TpNew) return type;
            if (type.SlotCount > parent.SlotCount) return type;
            type = parent;
        }
        return type;
    }
}
