using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adder.Generators.HouseRules;

/// <summary>
/// ADR101: a call that takes a ThreadState and gives a Value can fail by <c>default</c>; a statement that drops the result drops the error.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedResultAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "ADR101", "A fallible result is discarded", "{0} can fail: check the result, or discard it with '_ ='", "Adder.HouseRules", DiagnosticSeverity.Error,
        true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.ExpressionStatement);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation call) return;
        if (call.Type is not { Name: "Value", ContainingNamespace.Name: "Objects" } || !TakesThreadState(call) || Raises(call) || IsPropagated(context.Operation)) return;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    private static bool TakesThreadState(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type.Name == "ThreadState") return true;
        }
        return false;
    }

    // What only raises, or throws when it fails, has no other result than the error.
    private static bool Raises(IInvocationOperation call) =>
        call.TargetMethod.Name == "OrThrow" || call.TargetMethod.ContainingType.Name.EndsWith("Errors", System.StringComparison.Ordinal);

    // { Missing(ts, name); return -1; } says by its own result that it failed.
    private static bool IsPropagated(IOperation statement)
    {
        for (IOperation at = statement; at.Parent is IBlockOperation or IConditionalOperation; at = at.Parent)
        {
            if (at.Parent is not IBlockOperation block) continue;
            int next = block.Operations.IndexOf(at) + 1;
            if (next < block.Operations.Length) return block.Operations[next] is IReturnOperation { ReturnedValue: not null };
        }
        return false;
    }
}
