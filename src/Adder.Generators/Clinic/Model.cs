using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adder.Generators.Clinic;

/// <summary>The partial class that a declaration stands in, and how to open it again.</summary>
internal sealed record ClassModel(string Namespace, string Name, string Header, string FullName, bool IsStatic);

/// <summary>What ClinicGenerator knows of one [PyType].</summary>
internal sealed record TypeModel(
    ClassModel Class, string PythonName, string ModuleName, string? Doc, string? Property, string? Base, string? Metatype, long Flags,
    AllocationModel Allocation, EquatableArray<SlotModel> Slots, EquatableArray<CallableModel> Methods, EquatableArray<GetSetModel> GetSets,
    EquatableArray<ConstantModel> Constants, EquatableArray<DiagnosticModel> Diagnostics)
{
    internal bool IsObject => PythonName == "object" && ModuleName == "builtins";

    internal bool IsType => PythonName == "type" && ModuleName == "builtins";
}

/// <summary>What ClinicGenerator knows of one [PyModule].</summary>
internal sealed record ModuleModel(
    ClassModel Class, string PythonName, string? Doc, EquatableArray<CallableModel> Functions, EquatableArray<ConstantModel> Constants,
    EquatableArray<ModuleTypeModel> Types, EquatableArray<ModuleExecModel> Execs, EquatableArray<DiagnosticModel> Diagnostics);

internal sealed record ModuleTypeModel(string Declaration, string? Name);

internal sealed record ModuleExecModel(string Method, bool TakesThreadState, bool TakesModule, bool ReturnsValue);

/// <summary>
/// How instances are made: the nested class Subclass derives from the class of the given name and forwards its constructors, as parameter
/// lists and argument lists.
/// </summary>
internal sealed record AllocationModel(
    AllocationKind Kind, string SubclassBase, bool NeedsSubclass, bool NeedsDict, bool NeedsSlots, EquatableArray<ConstructorModel> Constructors);

internal sealed record ConstructorModel(string Parameters, string Arguments);

internal enum AllocationKind
{
    /// <summary>As the base type does it.</summary>
    Inherited,

    /// <summary>The type has no C# class of its own: as for object.</summary>
    None,

    /// <summary>Only tp_new knows how.</summary>
    Refused,

    /// <summary>By a constructor that takes the type.</summary>
    Constructor,
}

/// <summary>Where the receiver of a C# method comes from.</summary>
internal enum Receiver
{
    /// <summary>None: a static method of Python, or a function that does not ask for its module.</summary>
    None,

    /// <summary>A C# instance method.</summary>
    Instance,

    /// <summary>The first parameter, as it is.</summary>
    Value,

    /// <summary>The first parameter, a class.</summary>
    Typed,
}

/// <summary>One filled slot. Where <see cref="Callable"/> is given, the arguments are parsed by its signature.</summary>
internal sealed record SlotModel(
    string Slot, string Method, bool Direct, Receiver Receiver, string? ReceiverType, bool TakesThreadState, bool ChecksReceiver, ResultKind Result,
    string ReturnType, EquatableArray<SlotParameter> Parameters, CallableModel? Callable);

/// <summary>A parameter of the slot's own signature behind ThreadState; <see cref="Cast"/> is what the C# method wants instead.</summary>
internal sealed record SlotParameter(string Type, string? Cast);

/// <summary>A method or function: what Python calls it, how it is called, and what its C# method wants.</summary>
internal sealed record CallableModel(
    string PythonName, string ParserName, string? Doc, int Convention, string Method, Receiver Receiver, string? ReceiverType, bool TakesThreadState,
    RawForm Raw, EquatableArray<ParameterModel> Parameters, ResultKind Result)
{
    internal bool HasKeywords => (Convention & Conventions.Keywords) != 0;
}

/// <summary>Arguments that the C# method takes unparsed.</summary>
internal enum RawForm
{
    Parsed,
    Arguments,
    ArgumentsAndNames,
}

internal enum ParameterKind
{
    PositionalOnly,
    PositionalOrKeyword,
    KeywordOnly,
    VarPositional,
}

/// <summary>One parameter: Python's name, how to convert, and the C# expression of its default (null where it is required).</summary>
internal sealed record ParameterModel(
    string Name, ParameterKind Kind, Conversion Conversion, string CSharpType, string Expected, bool AcceptsNone, string? Default);

/// <summary>A getter with an optional setter; members read and write a C# field or property themselves.</summary>
internal sealed record GetSetModel(
    string PythonName, string? Doc, string Member, bool IsMethod, bool IsMember, Receiver Receiver, string? ReceiverType, bool TakesThreadState,
    ResultKind Result, SetterModel? Setter);

internal sealed record SetterModel(
    string Method, bool AssignsMember, Receiver Receiver, string? ReceiverType, bool TakesThreadState, ResultKind Result, Conversion Conversion,
    string CSharpType, string Expected);

internal sealed record ConstantModel(string PythonName, string Member, ResultKind Kind);

/// <summary>How a C# result becomes Python's.</summary>
internal enum ResultKind
{
    Unsupported,
    Value,
    Object,
    Text,
    Bool,
    Int,
    Long,
    UInt,
    ULong,
    Double,
    BigInteger,
    Void,
}

/// <summary>How an argument becomes the C# parameter.</summary>
internal enum Conversion
{
    Unsupported,
    Value,
    Object,
    Text,
    TextWithoutNulls,
    Bool,
    Int,
    Long,
    UInt,
    ULong,
    Byte,
    Short,
    Double,
    BigInteger,
    SliceIndex,
    CodePoint,
    Buffer,
    Arguments,
}

/// <summary>CPython's METH_ numbers.</summary>
internal static class Conventions
{
    internal const int VarArgs = 1, Keywords = 2, NoArgs = 4, O = 8, Class = 16, Static = 32, Coexist = 64, FastCall = 128;

    internal const int Shape = VarArgs | Keywords | NoArgs | O | FastCall;
}

/// <summary>A diagnostic without symbols, so that it compares by value.</summary>
internal sealed record DiagnosticModel(string Id, string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    internal static DiagnosticModel At(ISymbol symbol, string id, string message)
    {
        Location location = symbol.Locations.Length > 0 ? symbol.Locations[0] : Location.None;
        return new(id, message, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    internal Location Location => Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);
}
