using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adder.Generators.Instructions;

/// <summary>Writes the evaluator's loop from the methods that declare instructions.</summary>
[Generator]
public sealed class InstructionGenerator : IIncrementalGenerator
{
    private const string Prefix = "Adder.Execution.";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var generic = Cases(context, Prefix + "InstructionAttribute");
        var specialized = Cases(context, Prefix + "SpecializationAttribute");
        var pairs = context.SyntaxProvider.ForAttributeWithMetadataName(
            Prefix + "SuperinstructionAttribute", static (_, _) => true, Pairs).SelectMany(static (found, _) => found).Collect();
        context.RegisterSourceOutput(generic.Combine(specialized).Combine(pairs), static (output, all) =>
        {
            var cases = all.Left.Left.Concat(all.Left.Right).ToList();
            if (cases.Count == 0) return;
            output.AddSource("Evaluator.Loop.g.cs", SourceText.From(LoopWriter.Write(cases, all.Right), Encoding.UTF8));
        });
    }

    private static IncrementalValueProvider<ImmutableArray<(int Opcode, string Name, string Body, string Outside)>> Cases(
        IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, Case).Collect();

    private static (int Opcode, string Name, string Body, string Outside) Case(GeneratorAttributeSyntaxContext context, CancellationToken _)
    {
        InstructionModel model = new((IMethodSymbol)context.TargetSymbol, context.Attributes[0]);
        return (model.Opcode, model.Name, CaseWriter.Write(model), CaseWriter.Outside(model));
    }

    private static ImmutableArray<(int Opcode, string First, string Second)> Pairs(GeneratorAttributeSyntaxContext context, CancellationToken _) =>
        context.Attributes.Select(pair => ((int)pair.ConstructorArguments[0].Value!, (string)pair.ConstructorArguments[1].Value!,
            (string)pair.ConstructorArguments[2].Value!)).ToImmutableArray();
}
