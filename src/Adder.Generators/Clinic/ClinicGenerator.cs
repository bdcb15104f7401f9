using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adder.Generators.Clinic;

/// <summary>Adder's Argument Clinic: writes type objects, slot thunks, argument parsing and module tables from attributed C#.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClinicGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TypeModel> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(CSharpTypes.Attributes + "PyTypeAttribute", static (node, _) => node is ClassDeclarationSyntax, TypeReader.Read)
            .Where(static model => model is not null)!;
        context.RegisterSourceOutput(types, static (output, model) =>
        {
            Report(output, model.Diagnostics);
            Add(output, model.Class, TypeWriter.Write(model));
        });

        IncrementalValuesProvider<ModuleModel> modules = context.SyntaxProvider
            .ForAttributeWithMetadataName(CSharpTypes.Attributes + "PyModuleAttribute", static (node, _) => node is ClassDeclarationSyntax, ModuleReader.Read)
            .Where(static model => model is not null)!;
        context.RegisterSourceOutput(modules, static (output, model) =>
        {
            Report(output, model.Diagnostics);
            Add(output, model.Class, ModuleWriter.Write(model));
        });

        IncrementalValueProvider<ImmutableArray<(string, string)>> table =
            modules.Select(static (model, _) => (model.PythonName, model.Class.FullName)).Collect();
        IncrementalValueProvider<string?> space = context.CompilationProvider.Select(static (compilation, _) => RootNamespace(compilation));
        context.RegisterSourceOutput(table.Combine(space), static (output, pair) =>
        {
            if (pair.Right is null) return;
            output.AddSource("BuiltinModuleTable.g.cs", SourceText.From(ModuleWriter.WriteTable(pair.Left, pair.Right), Encoding.UTF8));
        });
    }

    /// <summary>Null for assemblies that do not see the core.</summary>
    private static string? RootNamespace(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("Adder.Objects.Clinic.ModuleDef") is null) return null;
        return compilation.AssemblyName is "Adder.Core" or null ? "Adder" : compilation.AssemblyName;
    }

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticModel> diagnostics)
    {
        foreach (DiagnosticModel diagnostic in diagnostics)
        {
            output.ReportDiagnostic(Diagnostic.Create(Rules.Of(diagnostic.Id), diagnostic.Location, diagnostic.Message));
        }
    }

    private static void Add(SourceProductionContext output, ClassModel declaration, string text)
    {
        string hint = (declaration.Namespace.Length > 0 ? declaration.Namespace + "." : "") + declaration.Name + ".Clinic.g.cs";
        output.AddSource(hint, SourceText.From(text, Encoding.UTF8));
    }
}
