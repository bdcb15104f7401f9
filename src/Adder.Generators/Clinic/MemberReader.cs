using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>Reads getters, members and constants.</summary>
internal sealed class MemberReader(List<DiagnosticModel> diagnostics)
{
    internal GetSetModel? GetSet(ISymbol member, AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not string name) return null;
        ITypeSymbol type;
        Receiver receiver = member.IsStatic ? Receiver.None : Receiver.Instance;
        string? receiverType = member.IsStatic ? null : CSharpTypes.FullName(member.ContainingType);
        bool takesThreadState = false;
        if (member is IMethodSymbol method)
        {
            type = method.ReturnType;
            takesThreadState = Receive(method, ref receiver, ref receiverType, out int next);
            if (next != method.Parameters.Length) Report(member, "ADR001", "a getter takes ThreadState and self at most");
        }
        else
        {
            type = ((IPropertySymbol)member).Type;
        }
        SetterModel? setter = CSharpTypes.Named<string>(attribute, "Setter") is string setterName ? Setter(member, setterName) : null;
        return new(
            name, CSharpTypes.Named<string>(attribute, "Doc"), member.Name, member is IMethodSymbol, false, receiver, receiverType, takesThreadState,
            Supported(member, type), setter);
    }

    internal GetSetModel? Member(ISymbol member, AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not string name) return null;
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        string owner = CSharpTypes.FullName(member.ContainingType);
        bool writable = false;
        foreach (var argument in attribute.NamedArguments) writable |= argument.Key == "ReadOnly" && argument.Value.Value is false;
        SetterModel? setter = writable && member is not IPropertySymbol { SetMethod: null }
            ? new(
                member.Name, true, Receiver.Instance, owner, false, ResultKind.Void, CSharpTypes.ConversionOf(type, false), CSharpTypes.FullName(type),
                CSharpTypes.PythonName(type))
            : null;
        return new(
            name, CSharpTypes.Named<string>(attribute, "Doc"), member.Name, false, true, Receiver.Instance, owner, false, Supported(member, type), setter);
    }

    internal ConstantModel? Constant(ISymbol member, AttributeData attribute)
    {
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        return new(CSharpTypes.Named<string>(attribute, "Name") ?? ConstantName(member.Name), member.Name, Supported(member, type));
    }

    /// <summary>Pi is pi, FloatInfo float_info; names in capitals stay as they are.</summary>
    private static string ConstantName(string name)
    {
        bool pascal = char.IsUpper(name[0]) && name.Length > 1 && char.IsLower(name[1]) && name.IndexOf('_') < 0;
        if (!pascal) return name;
        StringBuilder text = new();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    private SetterModel? Setter(ISymbol member, string name)
    {
        foreach (ISymbol candidate in member.ContainingType.GetMembers(name))
        {
            if (candidate is not IMethodSymbol method) continue;
            Receiver receiver = Receiver.Instance;
            string? receiverType = CSharpTypes.FullName(method.ContainingType);
            bool takesThreadState = Receive(method, ref receiver, ref receiverType, out int next);
            if (method.Parameters.Length != next + 1 || !CSharpTypes.Is(method.Parameters[next].Type, "Value")) break;
            return new(
                name, false, receiver, receiverType, takesThreadState, CSharpTypes.ResultOf(method.ReturnType), Conversion.Value, Names.Value, "");
        }
        Report(member, "ADR001", $"no method {name}(ThreadState ts, Value value) to set it");
        return null;
    }

    private static bool Receive(IMethodSymbol method, ref Receiver receiver, ref string? receiverType, out int next)
    {
        next = 0;
        bool takesThreadState = method.Parameters.Length > 0 && CSharpTypes.IsThreadState(method.Parameters[0].Type);
        if (takesThreadState) next++;
        if (!method.IsStatic || next >= method.Parameters.Length) return takesThreadState;
        ITypeSymbol type = method.Parameters[next++].Type;
        receiver = CSharpTypes.Is(type, "Value") ? Receiver.Value : Receiver.Typed;
        receiverType = CSharpTypes.FullName(type);
        return takesThreadState;
    }

    private ResultKind Supported(ISymbol member, ITypeSymbol type)
    {
        ResultKind kind = CSharpTypes.ResultOf(type);
        if (kind == ResultKind.Unsupported) Report(member, "ADR002", $"type {type.ToDisplayString()} is not supported");
        return kind;
    }

    private void Report(ISymbol member, string id, string message) => diagnostics.Add(DiagnosticModel.At(member, id, message));
}
