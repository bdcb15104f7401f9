using Adder.Runtime;

namespace Adder.Objects.Clinic;

/// <summary>One built-in function or method, as ClinicGenerator writes it. (PyMethodDef)</summary>
public sealed unsafe class MethodDef
{
    internal MethodDef(string name, CallingConvention convention, string? doc, void* code)
    {
        Name = name;
        Convention = convention;
        InternalDoc = doc;
        _code = code;
    }

    private readonly void* _code;
    private PyStr? _key;

    public string Name { get; }

    /// <summary>The name as modules and types have it among their keys.</summary>
    internal PyStr Key => _key ??= PyStr.Intern(Name);

    /// <summary>CPython's calling convention, which decides the specialized CALL form and the wording of argument errors.</summary>
    public CallingConvention Convention { get; }

    /// <summary>Text signature, "--", docstring.</summary>
    internal string? InternalDoc { get; }

    // Which of these the code pointer is follows from the convention. None of them throws.
    internal delegate*<ThreadState, Value, Value> NoArgs => (delegate*<ThreadState, Value, Value>)_code;
    internal delegate*<ThreadState, Value, Value, Value> One => (delegate*<ThreadState, Value, Value, Value>)_code;
    internal delegate*<ThreadState, Value, ReadOnlySpan<Value>, Value> Fast => (delegate*<ThreadState, Value, ReadOnlySpan<Value>, Value>)_code;

    /// <summary>FastCall|Keywords and VarArgs|Keywords: keyword values stand behind the positional ones, their names in the tuple.</summary>
    internal delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value> FastWithKeywords =>
        (delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value>)_code;
}

/// <summary>A computed attribute of a built-in type. (PyGetSetDef)</summary>
public sealed unsafe class GetSetDef(
    string name, string? doc, delegate*<ThreadState, Value, Value> getter, delegate*<ThreadState, Value, Value, int> setter)
{
    private readonly delegate*<ThreadState, Value, Value> _getter = getter;
    private readonly delegate*<ThreadState, Value, Value, int> _setter = setter;

    public string Name { get; } = name;
    public string? Doc { get; } = doc;
    internal delegate*<ThreadState, Value, Value> Getter => _getter;

    /// <summary>Null: read-only. A null value deletes.</summary>
    internal delegate*<ThreadState, Value, Value, int> Setter => _setter;

    /// <summary>Shows as member_descriptor instead of getset_descriptor. (PyMemberDef)</summary>
    internal bool IsMember { get; init; }
}

/// <summary>What a built-in type is made from: written by ClinicGenerator, one per <see cref="PyTypeAttribute"/>.</summary>
internal sealed unsafe class TypeSpec
{
    internal required string Name { get; init; }
    internal string Module { get; init; } = "builtins";
    internal string? Doc { get; init; }

    /// <summary>The base type; null only for object.</summary>
    internal PyType? Base { get; init; }

    internal TypeFlags Flags { get; init; }

    /// <summary>Fills the slot table; run at once.</summary>
    internal delegate*<PyType, void> FillSlots { get; init; }

    /// <summary>Gives the tables for the type's dictionary; run when it is first looked into.</summary>
    internal delegate*<MethodDef[]> Methods { get; init; }

    internal delegate*<GetSetDef[]> GetSets { get; init; }

    /// <summary>Adds what is neither: constants.</summary>
    internal delegate*<PyType, PyDict, void> AddConstants { get; init; }
}

/// <summary>What a built-in module is made from. (PyModuleDef)</summary>
internal sealed unsafe class ModuleDef
{
    internal required string Name { get; init; }
    internal string? Doc { get; init; }
    internal delegate*<MethodDef[]> Methods { get; init; }

    /// <summary>The same for all interpreters.</summary>
    internal MethodDef[] KnownMethods => _knownMethods ??= Methods == null ? [] : Methods();

    private MethodDef[]? _knownMethods;

    /// <summary>How many names the last one was filled with.</summary>
    internal int NameCount { get; set; }

    /// <summary>Adds types, constants, and runs what <see cref="PyModuleExecAttribute"/> marks. May throw PythonException.</summary>
    internal delegate*<ThreadState, PyModule, void> Execute { get; init; }
}
