using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>Matches a C# method with the signature that its slot has in SlotTable.</summary>
internal sealed class SlotReader(Compilation compilation, List<DiagnosticModel> diagnostics)
{
    private readonly INamedTypeSymbol? _slots = compilation.GetTypeByMetadataName("Adder.Objects.SlotTable");

    internal SlotModel? Read(IMethodSymbol method, AttributeData attribute, string? typeDoc)
    {
        string? slot = SlotName(attribute);
        if (slot is null || Signature(slot) is not IMethodSymbol expected) return Fail(method, "ADR004", $"there is no slot {slot}");
        ResultKind result = CSharpTypes.ResultOf(method.ReturnType);
        if (result == ResultKind.Unsupported) return Fail(method, "ADR002", $"result type {method.ReturnType.Name} is not supported");
        CallableModel? callable = slot is "TpNew" or "TpInit" ? Constructor(method, attribute, slot, typeDoc) : null;
        int next = 0;
        bool takesThreadState = method.Parameters.Length > 0 && CSharpTypes.IsThreadState(method.Parameters[0].Type);
        if (takesThreadState) next++;
        Receiver receiver = Receiver.Instance;
        ITypeSymbol? receiverType = method.ContainingType;
        if (method.IsStatic)
        {
            if (next >= method.Parameters.Length) return Fail(method, "ADR001", "a static slot method needs a parameter for self");
            receiverType = method.Parameters[next++].Type;
            receiver = Same(receiverType, expected.Parameters[1].Type) ? Receiver.Value : Receiver.Typed;
        }
        List<SlotParameter> parameters = [];
        if (callable is null && !MatchRest(method, next, expected, parameters))
        {
            return Fail(method, "ADR001", $"slot {slot} is called with {expected.Parameters.Length - 2} arguments of other types behind self");
        }
        bool binary = slot.StartsWith("Nb", StringComparison.Ordinal) && !slot.StartsWith("NbInplace", StringComparison.Ordinal)
            && expected.Parameters.Length > 2;
        return new(
            slot, method.Name, IsDirect(method, expected), receiver, CSharpTypes.FullName(receiverType), takesThreadState, binary, result,
            CSharpTypes.FullName(expected.ReturnType), new(callable is null ? parameters : Rest(expected)), callable);
    }

    /// <summary>The enum member's name: attributes hold only its number.</summary>
    private static string? SlotName(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0) return null;
        TypedConstant argument = attribute.ConstructorArguments[0];
        foreach (ISymbol member in argument.Type?.GetMembers() ?? [])
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, argument.Value)) return field.Name;
        }
        return null;
    }

    private IMethodSymbol? Signature(string slot)
    {
        foreach (ISymbol member in _slots?.GetMembers(slot) ?? [])
        {
            if (member is IPropertySymbol { Type: IFunctionPointerTypeSymbol pointer }) return pointer.Signature;
            if (member is IFieldSymbol { Type: IFunctionPointerTypeSymbol fieldPointer }) return fieldPointer.Signature;
        }
        return null;
    }

    private CallableModel? Constructor(IMethodSymbol method, AttributeData attribute, string slot, string? typeDoc)
    {
        string doc = CSharpTypes.Named<string>(attribute, "Signature") is string signature ? signature + "\n--" : typeDoc ?? "";
        return new CallableReader(method, diagnostics).ReadConstructor(doc, slot == "TpNew");
    }

    private static bool MatchRest(IMethodSymbol method, int next, IMethodSymbol expected, List<SlotParameter> parameters)
    {
        if (method.Parameters.Length - next != expected.Parameters.Length - 2) return false;
        for (int i = 2; i < expected.Parameters.Length; i++)
        {
            ITypeSymbol wanted = method.Parameters[next++].Type;
            ITypeSymbol type = expected.Parameters[i].Type;
            bool same = Same(wanted, type);
            if (!same && !(CSharpTypes.Is(type, "Value") && CSharpTypes.IsPythonObject(wanted))) return false;
            parameters.Add(new(CSharpTypes.FullName(type), same ? null : CSharpTypes.FullName(wanted)));
        }
        return true;
    }

    private static List<SlotParameter> Rest(IMethodSymbol expected)
    {
        List<SlotParameter> parameters = [];
        for (int i = 2; i < expected.Parameters.Length; i++) parameters.Add(new(CSharpTypes.FullName(expected.Parameters[i].Type), null));
        return parameters;
    }

    private static bool IsDirect(IMethodSymbol method, IMethodSymbol expected)
    {
        if (!method.IsStatic || CSharpTypes.Find(method, "NoThrowAttribute") is null) return false;
        if (method.Parameters.Length != expected.Parameters.Length || !Same(method.ReturnType, expected.ReturnType)) return false;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!Same(method.Parameters[i].Type, expected.Parameters[i].Type)) return false;
        }
        return true;
    }

    private static bool Same(ITypeSymbol left, ITypeSymbol right) => CSharpTypes.FullName(left) == CSharpTypes.FullName(right);

    private SlotModel? Fail(IMethodSymbol method, string id, string message)
    {
        diagnostics.Add(DiagnosticModel.At(method, id, message));
        return null;
    }
}
