using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adder.Generators.Instructions;

/// <summary>
/// The body of a method marked [Pasted], to stand in the loop itself. RyuJIT inlines only as long as a method has fewer than 512 locals,
/// and every inlined call takes several: text takes none.
/// </summary>
internal static class PastedBody
{
    public static string? Of(IMethodSymbol method)
    {
        if (!method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "PastedAttribute")) return null;
        if (method.DeclaringSyntaxReferences[0].GetSyntax() is not MethodDeclarationSyntax syntax) return null;
        if (syntax.ExpressionBody is { } expression) return Expand($"if ({expression.Expression}) return true;\nreturn false;\n");
        return Expand(string.Concat(syntax.Body!.Statements.Select(statement => statement.ToFullString())));
    }

    // The two stores of values, written out.
    private static string Expand(string body)
    {
        body = Regex.Replace(body, @"Value\.Store\(ref (\w+), (\w+)\);",
            "{ Unsafe.AsRef(in $1.Bits) = $2.Bits; if ((object)$1.Ref != $2.Ref) Unsafe.AsRef(in $1.Ref) = $2.Ref; }");
        return Regex.Replace(body, @"Value\.StoreBits\(ref (\w+), ([\w.]+), (\w+)\);",
            "{ Unsafe.AsRef(in $1.Bits) = $3; if ((object)$1.Ref != $2) Unsafe.AsRef(in $1.Ref) = $2; }");
    }
}
