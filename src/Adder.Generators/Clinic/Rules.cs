using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>What the generator complains about.</summary>
internal static class Rules
{
    internal static DiagnosticDescriptor Of(string id) => id switch
    {
        "ADR001" => s_signature,
        "ADR002" => s_type,
        "ADR003" => s_text,
        "ADR004" => s_slot,
        "ADR005" => s_class,
        _ => s_sealed,
    };

    private static readonly DiagnosticDescriptor s_signature = Make("ADR001", "The text signature and the C# method disagree");
    private static readonly DiagnosticDescriptor s_type = Make("ADR002", "A type that the clinic cannot convert");
    private static readonly DiagnosticDescriptor s_text = Make("ADR003", "The text has no signature");
    private static readonly DiagnosticDescriptor s_slot = Make("ADR004", "Unknown slot");
    private static readonly DiagnosticDescriptor s_class = Make("ADR005", "The class cannot be extended");
    private static readonly DiagnosticDescriptor s_sealed = Make("ADR006", "A subclassable type's class is sealed");

    private static DiagnosticDescriptor Make(string id, string title) => new(id, title, "{0}", "Adder.Clinic", DiagnosticSeverity.Error, true);
}
