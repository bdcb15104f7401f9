using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Instructions;

/// <summary>What a parameter of an instruction's method stands for.</summary>
internal enum ParameterKind
{
    ThreadState, Frame, Pointer, Operand, OperandInPlace, OperandSpan, Operands, Oparg, Local, Locals, Const, Consts, Name, Unknown,
}

/// <summary>One parameter, and where it is found.</summary>
internal sealed class Parameter(string name, string type, ParameterKind kind, int shift)
{
    public string Name { get; } = name;
    public string Type { get; } = type;
    public ParameterKind Kind { get; } = kind;
    public int Shift { get; } = shift;
    public bool IsOperand => Kind is ParameterKind.Operand or ParameterKind.OperandInPlace or ParameterKind.OperandSpan;
}

/// <summary>An instruction as its method and attribute declare it.</summary>
internal sealed class InstructionModel
{
    public InstructionModel(IMethodSymbol method, AttributeData attribute)
    {
        Name = method.Name;
        Opcode = (int)attribute.ConstructorArguments[0].Value!;
        Parameters = ParametersOf(method);
        Result = method.ReturnType.Name == "Void" ? "void" : method.ReturnsByRef ? "ref" : method.ReturnType.Name;
        AttributeData own = attribute;
        Jump = JumpOf(own);
        Breaks = Named(own, "Breaks") is true;
        Returns = Named(own, "Returns") is true;
        Pops = (string?)Named(own, "Pops");
        Pushes = (string?)Named(own, "Pushes");
        JumpStack = Named(own, "JumpStack") is int jumpStack ? jumpStack : 0;
        JumpUnits = Named(own, "JumpUnits") is int jumpUnits ? jumpUnits : 0;
        JumpArgument = Named(own, "JumpArgument") is int jumpArgument ? jumpArgument : 0;
        Swallows = Named(own, "Swallows") is int swallows ? swallows : 0;
        Specializer = (string?)Named(own, "Specializer");
        Fast = Other(method, (string?)Named(own, "Fast"));
        Guard = Other(method, (string?)Named(own, "Guard"));
        Pasted = PastedBody.Of(method);
        FastPasted = Fast is { } fast ? PastedBody.Of(method.ContainingType.GetMembers(fast.Name).OfType<IMethodSymbol>().First()) : null;
        if (attribute.ConstructorArguments.Length == 2) ReadFamily(method, (string)attribute.ConstructorArguments[1].Value!);
        else Cache = Named(own, "Cache") is int cache ? cache : 0;
        Else = Named(own, "Else") is int other ? other : FamilyOpcode ?? 0;
    }

    public string Name { get; }
    public int Opcode { get; }
    public List<Parameter> Parameters { get; }
    public string Result { get; }
    public int Cache { get; private set; }
    public int Jump { get; private set; }
    public int JumpStack { get; private set; }
    public int JumpUnits { get; private set; }
    public int JumpArgument { get; }
    public bool Breaks { get; }
    public bool Returns { get; }
    public string? Pops { get; }
    public string? Pushes { get; }
    public int Swallows { get; }
    public string? Specializer { get; }
    public int? FamilyOpcode { get; private set; }

    /// <summary>What runs when a guard says no.</summary>
    public int Else { get; }

    public (string Name, List<Parameter> Parameters)? Fast { get; }
    public (string Name, List<Parameter> Parameters)? Guard { get; }

    /// <summary>The bodies of methods that are to be part of the loop's own text; null where a call will do.</summary>
    public string? Pasted { get; }

    public string? FastPasted { get; }

    public bool MayFail => Parameters.Exists(p => p.Kind == ParameterKind.ThreadState);

    private void ReadFamily(IMethodSymbol method, string family)
    {
        foreach (AttributeData candidate in method.ContainingType.GetMembers(family).SelectMany(member => member.GetAttributes()))
        {
            if (candidate.AttributeClass?.Name != "InstructionAttribute") continue;
            FamilyOpcode = (int)candidate.ConstructorArguments[0].Value!;
            Cache = Named(candidate, "Cache") is int cache ? cache : 0;
            if (Jump != 0) continue;
            Jump = JumpOf(candidate);
            if (Named(candidate, "JumpStack") is int stack) JumpStack = stack;
            if (Named(candidate, "JumpUnits") is int units) JumpUnits = units;
        }
    }

    private static int JumpOf(AttributeData attribute) => Named(attribute, "Jump") is int jump ? jump : 0;

    private static (string, List<Parameter>)? Other(IMethodSymbol method, string? name)
    {
        IMethodSymbol? found = name is null ? null : method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        return found is null ? null : (found.Name, ParametersOf(found));
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static List<Parameter> ParametersOf(IMethodSymbol method) => method.Parameters.Select(ParameterOf).ToList();

    private static Parameter ParameterOf(IParameterSymbol symbol)
    {
        int shift = 0;
        ParameterKind kind = ParameterKind.Unknown;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "OpargAttribute": kind = ParameterKind.Oparg; break;
                case "LocalAttribute": kind = ParameterKind.Local; break;
                case "LocalsAttribute": kind = ParameterKind.Locals; break;
                case "ConstsAttribute": kind = ParameterKind.Consts; break;
                case "ConstAttribute": kind = ParameterKind.Const; break;
                case "OperandsAttribute": kind = ParameterKind.Operands; break;
                case "NameAttribute":
                    kind = ParameterKind.Name;
                    shift = (int)attribute.ConstructorArguments[0].Value!;
                    break;
            }
        }
        string type = symbol.Type.Name;
        if (kind == ParameterKind.Unknown)
        {
            kind = type switch
            {
                "ThreadState" => ParameterKind.ThreadState,
                "Frame" => ParameterKind.Frame,
                "Value" => symbol.RefKind == RefKind.None ? ParameterKind.Operand : ParameterKind.OperandInPlace,
                "ReadOnlySpan" or "Span" => ParameterKind.OperandSpan,
                _ => symbol.Type is IPointerTypeSymbol ? ParameterKind.Pointer : ParameterKind.Unknown,
            };
        }
        return new Parameter(symbol.Name, symbol.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), kind, shift);
    }
}
