using Adder.Objects;

namespace Adder.Modules.Ctypes;

internal enum CTypeKind
{
    Simple, Structure, Union, Array, Pointer, Function,
}

/// <summary>Facts about a type that decide how it may be passed and changed. (TYPEFLAG_)</summary>
[Flags]
internal enum CTypeFlags
{
    None = 0, IsPointer = 0x100, HasPointer = 0x200, HasUnion = 0x400, HasBitField = 0x800, Final = 0x1000,
}

/// <summary>How objects of a Python class lie in C's memory; the class's <see cref="PyType.Extension"/>. (StgDictObject)</summary>
internal sealed class CType
{
    internal required CTypeKind Kind { get; init; }

    internal long Size { get; set; }

    internal long Align { get; set; }

    /// <summary>The number of items or fields.</summary>
    internal long Length { get; set; }

    /// <summary>The type of items, or of what a pointer points to.</summary>
    internal PyType? Element { get; set; }

    /// <summary>How a simple value is read and written.</summary>
    internal SimpleCode? Code { get; init; }

    /// <summary>As PEP 3118 writes it.</summary>
    internal string? Format { get; set; }

    internal int[] Shape { get; set; } = [];

    /// <summary>libffi's description.</summary>
    internal nint Ffi { get; set; }

    internal CTypeFlags Flags { get; set; }

    /// <summary>What the fields of an aggregate are made of, for libffi.</summary>
    internal List<FfiPart> Parts { get; set; } = [];

    /// <summary>The signature of function pointers.</summary>
    internal Signature? Function { get; init; }

    internal bool Has(CTypeFlags flags) => (Flags & flags) != 0;

    internal static CType? Of(PyType type) => type.Extension as CType;

    internal static CType? Of(Value value) => value.Ref is PyType type ? Of(type) : null;

    /// <summary>A class that derives from a simple type: its objects are not turned into Python's own. (_ctypes_simple_instance)</summary>
    internal static bool IsOwnSimple(PyType type) => Of(type) is { Kind: CTypeKind.Simple } && !ReferenceEquals(type.BaseType, PyCSimple.TypeObject);
}

/// <summary>Fundamental values in an aggregate: where each lies and what it is.</summary>
internal readonly record struct FfiPart(long Offset, long Size, nint Ffi, bool IsFloating);

/// <summary>What a function pointer takes and gives. (argtypes, converters, restype, checker)</summary>
internal sealed class Signature
{
    internal int Flags { get; init; }

    internal PyTuple? ArgumentTypes { get; set; }

    internal Value[]? Converters { get; set; }

    /// <summary>No value: int; None: void.</summary>
    internal Value Result { get; set; }

    internal Value Checker { get; set; }
}
