using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// <c>type</c>: a class. Built-in types are made once per process from a <see cref="TypeSpec"/>, never change and are shared by all
/// interpreters; their dictionaries are filled when first looked into, which keeps start-up short.
/// </summary>
public sealed unsafe partial class PyType : SlotTable
{
    /// <summary>Makes a built-in type.</summary>
    internal PyType(TypeSpec spec, object? extension = null) : base(null!)
    {
        _spec = spec;
        Extension = extension;
        QualName = spec.Name;
        ModuleName = spec.Module;
        Name = spec.Module is null or "builtins" ? spec.Name : $"{spec.Module}.{spec.Name}";
        Flags = spec.Flags | TypeFlags.ImmutableType | TypeFlags.Ready;
        RootShapeId = Shape.NextId();
        VersionTag = TypeVersions.Next();
        PyType? baseType = spec.Base;
        BaseType = baseType;
        Mro = baseType is null ? [this] : [this, .. baseType.Mro];
        if (baseType is not null)
        {
            Flags |= baseType.Flags & TypeFlags.Inherited & ~TypeFlags.BaseType;
            AllocateInstance = baseType.AllocateInstance;
        }
        if (spec.FillSlots != null) spec.FillSlots(this);
        // As inherit_special: a static type without a constructor of its own does not get object's.
        if (TpNew == null && baseType is not null && baseType.BaseType is null && !Has(TypeFlags.BaseType)) Flags |= TypeFlags.DisallowInstantiation;
        if (baseType is null) return;
        SlotInheritance.Inherit(this, baseType);
        baseType.AddBuiltinSubclass(this);
    }

    /// <summary>Makes an empty heap type; <see cref="TypeConstruction"/> fills it.</summary>
    internal PyType(PyType metatype, string name, PyType baseType) : base(metatype)
    {
        Name = QualName = name;
        BaseType = baseType;
        Mro = [];
        Flags = TypeFlags.HeapType;
        RootShapeId = Shape.NextId();
        TakeSlots(baseType);
        _dict = new PyDict();
    }

    private readonly TypeSpec? _spec;
    private PyDict? _dict;

    /// <summary>The type of this type.</summary>
    internal PyType Metatype => ((PyObject)this).Type;

    /// <summary>The name in messages: built-in types outside of builtins have it with the module. (tp_name)</summary>
    public string Name { get; internal set; }

    /// <summary><c>__name__</c></summary>
    internal string ShortName => _spec?.Name ?? Name;

    public string QualName { get; internal set; }

    /// <summary>A built-in type's <c>__module__</c>; a heap type keeps it in its dictionary.</summary>
    internal string? ModuleName { get; }

    /// <summary>tp_base: the base whose layout instances have.</summary>
    public PyType? BaseType { get; internal set; }

    /// <summary>The built-in type that the instances' layout is from: itself, or the nearest among the bases.</summary>
    internal PyType NativeBase
    {
        get
        {
            PyType type = this;
            while (type.IsHeapType && type.BaseType is { } parent) type = parent;
            return type;
        }
    }

    /// <summary><c>__bases__</c>; null for built-in types until asked.</summary>
    internal PyTuple? BasesTuple { get; set; }

    /// <summary>The method resolution order, this type first.</summary>
    public PyType[] Mro { get; internal set; }

    internal new TypeFlags Flags { get; set; }

    /// <summary>Changes whenever the type or one of its bases changes; 0: ask <see cref="TypeVersions"/> for a new one. Guards inline caches.</summary>
    internal uint VersionTag;

    /// <summary>What BINARY_SUBSCR_GETITEM calls, while the type does not change. (_spec_cache)</summary>
    internal PyFunction? CachedGetItem;

    internal uint CachedGetItemVersion;

    /// <summary>The version for which calls of this class are known to make an instance and run this <c>__init__</c>.</summary>
    internal uint InitializerVersion;

    internal PyFunction? CachedInitializer;

    /// <summary>The version for which instances are known to have no <c>__class__</c> but object's.</summary>
    internal uint PlainClassVersion;

    /// <summary>The shape id of instances without attributes; the only one of types whose instances have no inline slots.</summary>
    internal int RootShapeId;

    /// <summary>Makes an instance without running any Python code. (tp_alloc)</summary>
    internal delegate*<PyType, PyObject> AllocateInstance;

    /// <summary>The allocator of types whose instances need more than their type to be made.</summary>
    internal static PyObject RefuseInstance(PyType type) => throw Errors.TypeError($"cannot create '{type.Name}' instances");

    /// <summary>What watches over instances with <c>__del__</c>, in the interpreter of a class written in Python.</summary>
    internal Finalization? Finalization { get; init; }

    /// <summary>The keys version and the layouts of instances with inline slots; null where there are none.</summary>
    internal ShapeTree? Shapes;

    /// <summary>Slots in instances that <c>__slots__</c> of this type and its bases take.</summary>
    internal int SlotCount;

    /// <summary>The names in the class's own <c>__slots__</c>, sorted. (ht_slots)</summary>
    internal PyStr[] SlotNames { get; set; } = [];

    internal bool IsHeapType => (Flags & TypeFlags.HeapType) != 0;

    internal bool IsImmutable => (Flags & TypeFlags.ImmutableType) != 0;

    internal bool Has(TypeFlags flags) => (Flags & flags) == flags;

    internal TypeSpec? Spec => _spec;

    /// <summary>What kinds of types keep for themselves: the layout of a struct sequence, of C data.</summary>
    internal object? Extension { get; set; }

    /// <summary>The type's own names. Changes go through <see cref="TypeVersions.Modified"/>.</summary>
    internal PyDict Namespace
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _dict ?? FillDict();
        set => _dict = value;
    }

    /// <summary>Python's <c>issubclass</c> without hooks. (PyType_IsSubtype)</summary>
    public bool IsSubtypeOf(PyType other)
    {
        if (ReferenceEquals(this, other)) return true;
        PyType[] mro = Mro;
        for (int i = 0; i < mro.Length; i++)
        {
            if (ReferenceEquals(mro[i], other)) return true;
        }
        return Mro.Length == 0 && BaseType is { } parent && parent.IsSubtypeOf(other);
    }

    public override string ToString() => $"<class '{Name}'>";

    private PyDict FillDict()
    {
        lock (_spec!)
        {
            if (_dict is null)
            {
                PyDict dict = new();
                TypeDictionary.Fill(this, _spec, dict);
                _dict = dict;
            }
            return _dict;
        }
    }
}
