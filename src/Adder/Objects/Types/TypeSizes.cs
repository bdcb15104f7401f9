namespace Adder.Objects;

/// <summary>The sizes that CPython's structures have, for programs that print them.</summary>
internal static class TypeSizes
{
    internal static long Basic(PyType type)
    {
        long size = Own(type);
        while (size == 0) size = Own(type = type.BaseType!);
        return size;
    }

    internal static long Item(PyType type) =>
        type.Has(TypeFlags.LongSubclass) ? 4
        : type.Has(TypeFlags.TupleSubclass) ? 8
        : type.Has(TypeFlags.BytesSubclass) ? 1
        : type.Has(TypeFlags.TypeSubclass) ? 40
        : ReferenceEquals(type, PyType.MemoryView) ? 8 : 0;

    /// <summary>Whether instances hold more than attributes and slots: what a built-in type keeps of its own.</summary>
    internal static bool HasHiddenState(PyType type)
    {
        type = type.NativeBase;
        return !ReferenceEquals(type, PyType.Object)
            && type.ShortName is not ("_IOBase" or "_RawIOBase" or "_BufferedIOBase" or "_TextIOBase" or "PrepareProtocol" or "Generic");
    }

    private static long Own(PyType type)
    {
        if (ReferenceEquals(type, PyType.Object)) return 16;
        if (type.IsHeapType) return type.SlotCount > type.BaseType!.SlotCount ? Basic(type.BaseType) + 8 * (type.SlotCount - type.BaseType.SlotCount) : 0;
        return type.ShortName switch
        {
            "int" or "float" or "tuple" => 24, "complex" => 32, "str" => 64, "bytes" => 33, "list" => 40, "dict" => 64, "set" or "frozenset" => 200,
            "type" => 928, "BaseException" => 72, "bytearray" => 56, _ => 0,
        };
    }
}
