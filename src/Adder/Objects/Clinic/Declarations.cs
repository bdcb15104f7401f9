namespace Adder.Objects.Clinic;

/// <summary>
/// Declares a built-in type. ClinicGenerator writes the type object (<c>PyType.NAME</c>), the slot thunks and the method tables from the
/// attributed members of the partial class. A static class declares a type whose instances have another C# class (or none: int, float).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyTypeAttribute(string name) : Attribute
{
    /// <summary>Python's <c>__name__</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The C# class that declares the base type; object where it is not given.</summary>
    public Type? Base { get; init; }

    /// <summary>Python's <c>__module__</c>.</summary>
    public string Module { get; init; } = "builtins";

    /// <summary>Whether <c>class C(thistype)</c> is allowed. (Py_TPFLAGS_BASETYPE)</summary>
    public bool Subclassable { get; init; } = true;

    /// <summary>The C# class that instances of subclasses derive from, where it is not the declaring one. Both are in one namespace.</summary>
    public Type? SubclassBase { get; init; }

    /// <summary>Whether calling the type raises "cannot create 'X' instances". (Py_TPFLAGS_DISALLOW_INSTANTIATION)</summary>
    public bool NoInstantiation { get; init; }

    /// <summary>The property of PyType that gives the type object, where it is not the capitalized name.</summary>
    public string? Property { get; init; }

    /// <summary>CPython's internal doc form: text signature, "--", docstring; or just a docstring.</summary>
    public string? Doc { get; init; }

    /// <summary>Instances are sequences, or mappings, for <c>match</c>. (Py_TPFLAGS_SEQUENCE, _MAPPING)</summary>
    public bool Sequence { get; init; }

    public bool Mapping { get; init; }

    /// <summary>A positional class pattern with one argument matches the subject itself. (_Py_TPFLAGS_MATCH_SELF)</summary>
    public bool MatchSelf { get; init; }

    /// <summary>Further flags of the type.</summary>
    public TypeFlags Flags { get; init; }

    /// <summary>The C# class that declares the metatype; type where it is not given.</summary>
    public Type? Metatype { get; init; }
}

/// <summary>A method of a type, or an instance, class or static method where so said. The text is CPython's internal doc form.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PyMethodAttribute(string doc) : Attribute
{
    public string Doc { get; } = doc;

    /// <summary>Overrides the name in the signature (for signatures that CPython cannot express).</summary>
    public string? Name { get; init; }

    /// <summary><c>classmethod</c>: the first parameter after <c>ts</c> is the PyType.</summary>
    public bool Class { get; init; }

    public bool Static { get; init; }

    /// <summary>CPython's METH_ flags where they differ from what the signature implies.</summary>
    public CallingConvention Convention { get; init; }
}

/// <summary>A getter: a C# property or a method (ts?) -> T. With a setter method named in <see cref="Setter"/>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class PyGetSetAttribute(string name) : Attribute
{
    public string Name { get; } = name;
    public string? Doc { get; init; }

    /// <summary>Name of the C# method (ts, value) with null value for deletion.</summary>
    public string? Setter { get; init; }
}

/// <summary>A C# field that shows as a read-only (or writable) member descriptor (PyMemberDef).</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PyMemberAttribute(string name) : Attribute
{
    public string Name { get; } = name;
    public string? Doc { get; init; }
    public bool ReadOnly { get; init; } = true;
}

/// <summary>
/// A C# method that fills a slot of the type object. It may leave ThreadState out, be an instance method (in binary slots: one that
/// gives NotImplemented for other left operands), and return bool, void, string ... where the slot wants a Value or a number.
/// TpNew and TpInit may take parsed parameters: by <see cref="Signature"/>, else by the text signature of the type's Doc.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class SlotAttribute(Slot slot) : Attribute
{
    public Slot Slot { get; } = slot;

    /// <summary>The text signature of TpNew or TpInit: <c>"enumerate(iterable, start=0)"</c>.</summary>
    public string? Signature { get; init; }
}

/// <summary>The static method has exactly the slot's signature and never throws: no thunk is needed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoThrowAttribute : Attribute;

/// <summary>A nullable parameter takes None though that is not its default.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrNoneAttribute : Attribute;

/// <summary>A string parameter refuses null characters. (format unit s)</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoNullsAttribute : Attribute;

/// <summary>Declares a built-in module: a partial static class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;
    public string? Doc { get; init; }
}

/// <summary>A function of a module.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PyFunctionAttribute(string doc) : Attribute
{
    public string Doc { get; } = doc;
    public string? Name { get; init; }
    public CallingConvention Convention { get; init; }
}

/// <summary>
/// A constant of a module (or a type): its name is <see cref="Name"/>, or the C# name as it is (O_RDONLY), or, for one like FloatInfo,
/// float_info.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PyConstantAttribute : Attribute
{
    public string? Name { get; init; }
}

/// <summary>A method (ts, PyModule module) that runs when the module is made: what attributes cannot say.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyModuleExecAttribute : Attribute;

/// <summary>Puts built-in types into the module's namespace under their names.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PyModuleTypeAttribute(Type declaration) : Attribute
{
    public Type Declaration { get; } = declaration;

    /// <summary>The name in the module where it is not the type's own.</summary>
    public string? Name { get; init; }
}

/// <summary>CPython's METH_ flags.</summary>
[Flags]
public enum CallingConvention
{
    /// <summary>Chosen from the signature.</summary>
    Default = 0,
    VarArgs = 1,
    Keywords = 2,
    NoArgs = 4,
    O = 8,
    Class = 16,
    Static = 32,
    Coexist = 64,
    FastCall = 128,
}
