using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adder.Generators.Clinic;

/// <summary>Reads a class with [PyType].</summary>
internal sealed class TypeReader
{
    private const long SequenceFlag = 1 << 5, MappingFlag = 1 << 6, NoInstantiationFlag = 1 << 7, BaseTypeFlag = 1 << 10, MatchSelfFlag = 1 << 22;
    private const long HasDictFlag = 1L << 41;

    private readonly INamedTypeSymbol _symbol;
    private readonly AttributeData _attribute;
    private readonly Compilation _compilation;
    private readonly List<DiagnosticModel> _diagnostics = [];
    private readonly List<SlotModel> _slots = [];
    private readonly List<CallableModel> _methods = [];
    private readonly List<GetSetModel> _getSets = [];
    private readonly List<ConstantModel> _constants = [];

    private TypeReader(INamedTypeSymbol symbol, AttributeData attribute, Compilation compilation)
    {
        _symbol = symbol;
        _attribute = attribute;
        _compilation = compilation;
    }

    internal static TypeModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return context.TargetSymbol is INamedTypeSymbol symbol
            ? new TypeReader(symbol, context.Attributes[0], context.SemanticModel.Compilation).Read()
            : null;
    }

    private TypeModel? Read()
    {
        if (_attribute.ConstructorArguments.Length == 0 || _attribute.ConstructorArguments[0].Value is not string name) return null;
        RequirePartial(_symbol, _diagnostics);
        string? doc = CSharpTypes.Named<string>(_attribute, "Doc");
        SlotReader slots = new(_compilation, _diagnostics);
        MemberReader members = new(_diagnostics);
        // What types share stands in a C# base class that is no Python type itself.
        for (INamedTypeSymbol? at = _symbol; at is not null; at = NextPart(at))
        {
            foreach (ISymbol member in at.GetMembers())
            {
                foreach (AttributeData attribute in member.GetAttributes()) ReadMember(member, attribute, slots, members, doc);
            }
        }
        bool subclassable = !IsFalse("Subclassable");
        return new(
            CSharpTypes.ClassOf(_symbol), name, CSharpTypes.Named<string>(_attribute, "Module") ?? "builtins", doc, Property(), Declared("Base"),
            Declared("Metatype"), Flags(subclassable), Allocation(subclassable), new(_slots), new(_methods), new(_getSets), new(_constants),
            new(_diagnostics));
    }

    /// <summary>Generated code stands in a second part of the class.</summary>
    internal static void RequirePartial(INamedTypeSymbol symbol, List<DiagnosticModel> diagnostics)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is ClassDeclarationSyntax syntax && syntax.Modifiers.ToString().Contains("partial")
                && symbol.ContainingType is null)
            {
                return;
            }
        }
        diagnostics.Add(DiagnosticModel.At(symbol, "ADR005", "the class must be partial and not nested"));
    }

    private static INamedTypeSymbol? NextPart(INamedTypeSymbol part) =>
        part.BaseType is { SpecialType: SpecialType.None } next && next.Name != "PyObject" && CSharpTypes.Find(next, "PyTypeAttribute") is null ? next : null;

    private void ReadMember(ISymbol member, AttributeData attribute, SlotReader slots, MemberReader members, string? doc)
    {
        switch (attribute.AttributeClass?.Name)
        {
            case "SlotAttribute" when slots.Read((IMethodSymbol)member, attribute, doc) is SlotModel slot:
                if (!_slots.Exists(known => known.Slot == slot.Slot)) _slots.Add(slot);
                break;
            case "PyMethodAttribute" when new CallableReader((IMethodSymbol)member, _diagnostics).Read(attribute, false) is CallableModel method:
                if (!_methods.Exists(known => known.PythonName == method.PythonName)) _methods.Add(method);
                break;
            case "PyGetSetAttribute" when members.GetSet(member, attribute) is GetSetModel getSet:
                _getSets.Add(getSet);
                break;
            case "PyMemberAttribute" when members.Member(member, attribute) is GetSetModel field:
                _getSets.Add(field);
                break;
            case "PyConstantAttribute" when members.Constant(member, attribute) is ConstantModel constant:
                _constants.Add(constant);
                break;
        }
    }

    private long Flags(bool subclassable)
    {
        long flags = CSharpTypes.Named<long>(_attribute, "Flags");
        if (subclassable) flags |= BaseTypeFlag;
        if (IsTrue("NoInstantiation")) flags |= NoInstantiationFlag;
        if (IsTrue("Sequence")) flags |= SequenceFlag;
        if (IsTrue("Mapping")) flags |= MappingFlag;
        if (IsTrue("MatchSelf")) flags |= MatchSelfFlag;
        if (Overrides("DictSlot")) flags |= HasDictFlag;
        return flags;
    }

    private AllocationModel Allocation(bool subclassable)
    {
        List<ConstructorModel> constructors = [];
        if (_symbol.IsStatic) return new(Declared("Base") is null ? AllocationKind.None : AllocationKind.Inherited, _symbol.Name, false, false, false, new(constructors));
        bool needsDict = !Overrides("DictSlot");
        bool needsSlots = !Overrides("SlotArray");
        bool isDefault = false;
        bool isType = _symbol.Name == "PyType";
        INamedTypeSymbol made = CSharpTypes.Named<INamedTypeSymbol>(_attribute, "SubclassBase") ?? _symbol;
        if (subclassable && !made.IsAbstract && !isType)
        {
            foreach (IMethodSymbol constructor in made.InstanceConstructors)
            {
                if (constructor.Parameters.Length == 0 || !CSharpTypes.Is(constructor.Parameters[0].Type, "PyType")) continue;
                isDefault |= constructor.Parameters.Length == 1;
                constructors.Add(Forward(constructor));
            }
        }
        bool needsSubclass = constructors.Count > 0 && (needsDict || needsSlots);
        if (needsSubclass && made.IsSealed)
        {
            _diagnostics.Add(DiagnosticModel.At(_symbol, "ADR006", "instances of subclasses derive from the class: it must not be sealed (or set Subclassable = false)"));
        }
        return new(
            isDefault ? AllocationKind.Constructor : AllocationKind.Refused, made.Name, needsSubclass, needsDict, needsSlots, new(constructors));
    }

    private static ConstructorModel Forward(IMethodSymbol constructor)
    {
        List<string> parameters = [];
        List<string> arguments = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            string prefix = parameter.RefKind switch { RefKind.Ref => "ref ", RefKind.In => "in ", RefKind.Out => "out ", _ => "" };
            string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
                SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
            parameters.Add(prefix + type + " @" + parameter.Name);
            arguments.Add(prefix + "@" + parameter.Name);
        }
        return new(string.Join(", ", parameters), string.Join(", ", arguments));
    }

    private bool Overrides(string property)
    {
        for (INamedTypeSymbol? at = _symbol; at is not null && at.Name != "PyObject"; at = at.BaseType)
        {
            if (at.GetMembers(property).Length > 0) return true;
        }
        return false;
    }

    /// <summary>The property of PyType: the name without Py, with Type behind it where PyType has something else under that name.</summary>
    private string? Property()
    {
        INamedTypeSymbol? pyType = _compilation.GetTypeByMetadataName("Adder.Objects.PyType");
        if (pyType is null || !SymbolEqualityComparer.Default.Equals(pyType.ContainingAssembly, _compilation.Assembly)) return null;
        if (CSharpTypes.Named<string>(_attribute, "Property") is string given) return given;
        string name = _symbol.Name.StartsWith("Py", System.StringComparison.Ordinal) ? _symbol.Name.Substring(2) : _symbol.Name;
        for (INamedTypeSymbol? at = pyType; at is not null; at = at.BaseType)
        {
            if (at.GetMembers(name).Length > 0) return name + "Type";
        }
        return name;
    }

    private string? Declared(string property) =>
        CSharpTypes.Named<ITypeSymbol>(_attribute, property) is ITypeSymbol type ? CSharpTypes.FullName(type) : null;

    private bool IsTrue(string property) => CSharpTypes.Named<bool>(_attribute, property);

    private bool IsFalse(string property)
    {
        foreach (var argument in _attribute.NamedArguments)
        {
            if (argument.Key == property) return argument.Value.Value is false;
        }
        return false;
    }
}
