using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>Reads a class with [PyModule].</summary>
internal static class ModuleReader
{
    internal static ModuleModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        AttributeData declaration = context.Attributes[0];
        if (context.TargetSymbol is not INamedTypeSymbol symbol || declaration.ConstructorArguments.Length == 0
            || declaration.ConstructorArguments[0].Value is not string name)
        {
            return null;
        }
        List<DiagnosticModel> diagnostics = [];
        TypeReader.RequirePartial(symbol, diagnostics);
        List<CallableModel> functions = [];
        List<ConstantModel> constants = [];
        List<ModuleExecModel> execs = [];
        MemberReader members = new(diagnostics);
        foreach (ISymbol member in symbol.GetMembers())
        {
            foreach (AttributeData attribute in member.GetAttributes())
            {
                switch (attribute.AttributeClass?.Name)
                {
                    case "PyFunctionAttribute" when new CallableReader((IMethodSymbol)member, diagnostics).Read(attribute, true) is CallableModel function:
                        functions.Add(function);
                        break;
                    case "PyConstantAttribute" when members.Constant(member, attribute) is ConstantModel constant:
                        constants.Add(constant);
                        break;
                    case "PyModuleExecAttribute":
                        execs.Add(Exec((IMethodSymbol)member));
                        break;
                }
            }
        }
        string? doc = CSharpTypes.Named<string>(declaration, "Doc");
        return new(CSharpTypes.ClassOf(symbol), name, doc, new(functions), new(constants), new(Types(symbol)), new(execs), new(diagnostics));
    }

    private static List<ModuleTypeModel> Types(INamedTypeSymbol symbol)
    {
        List<ModuleTypeModel> types = [];
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "PyModuleTypeAttribute" || attribute.ConstructorArguments.Length == 0) continue;
            if (attribute.ConstructorArguments[0].Value is ITypeSymbol type)
            {
                types.Add(new(CSharpTypes.FullName(type), CSharpTypes.Named<string>(attribute, "Name")));
            }
        }
        return types;
    }

    private static ModuleExecModel Exec(IMethodSymbol method)
    {
        bool takesThreadState = false;
        bool takesModule = false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (CSharpTypes.IsThreadState(parameter.Type)) takesThreadState = true;
            else takesModule = true;
        }
        return new(method.Name, takesThreadState, takesModule, !method.ReturnsVoid);
    }
}
