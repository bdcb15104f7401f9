namespace Adder.Objects;

/// <summary>Py_TPFLAGS_, with CPython's numbers where they show through <c>__flags__</c>.</summary>
[Flags]
public enum TypeFlags : long
{
    None = 0,
    InlineValues = 1 << 2,
    ManagedWeakref = 1 << 3,
    ManagedDict = 1 << 4,
    Sequence = 1 << 5,
    Mapping = 1 << 6,
    DisallowInstantiation = 1 << 7,
    ImmutableType = 1 << 8,
    HeapType = 1 << 9,
    BaseType = 1 << 10,
    HaveVectorcall = 1 << 11,
    Ready = 1 << 12,
    HaveGc = 1 << 14,
    MethodDescriptor = 1 << 17,
    IsAbstract = 1 << 20,
    MatchSelf = 1 << 22,
    LongSubclass = 1 << 24,
    ListSubclass = 1 << 25,
    TupleSubclass = 1 << 26,
    BytesSubclass = 1 << 27,
    UnicodeSubclass = 1 << 28,
    DictSubclass = 1 << 29,
    BaseExcSubclass = 1 << 30,
    TypeSubclass = 1L << 31,

    /// <summary>Adder's own: instances are <see cref="PyInstance"/> with inline slots.</summary>
    InlineSlots = 1L << 40,

    /// <summary>Adder's own: instances have a <c>__dict__</c> (lazily made).</summary>
    HasDict = 1L << 41,

    /// <summary>Adder's own: instances can be weakly referenced.</summary>
    HasWeakref = 1L << 42,

    /// <summary>Adder's own: __getattribute__ is object's and there is no __getattr__: attribute lookup may be specialized.</summary>
    GenericGetattr = 1L << 43,

    /// <summary>Adder's own: CPython makes the type with PyType_FromSpec, and <c>__flags__</c> says HEAPTYPE.</summary>
    MadeFromSpec = 1L << 44,

    /// <summary>The flags that a subclass takes from its base.</summary>
    Inherited = LongSubclass | ListSubclass | TupleSubclass | BytesSubclass | UnicodeSubclass | DictSubclass | BaseExcSubclass | TypeSubclass
        | MatchSelf | HasDict | HasWeakref | HaveGc | BaseType | Sequence | Mapping,
}
