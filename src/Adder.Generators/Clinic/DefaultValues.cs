using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>The C# expression of a parameter's default: C#'s own where there is one, else what the text signature says.</summary>
internal static class DefaultValues
{
    internal static string? Of(IParameterSymbol parameter, Conversion conversion, string? text)
    {
        if (parameter.HasExplicitDefaultValue) return Explicit(parameter);
        return text is null ? null : FromText(text, conversion, AcceptsNull(parameter.Type));
    }

    internal static bool AcceptsNull(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static string Explicit(IParameterSymbol parameter)
    {
        object? value = parameter.ExplicitDefaultValue;
        return value switch
        {
            null => "default",
            string text => CodeText.Literal(text),
            bool flag => flag ? "true" : "false",
            double number => Double(number),
            _ => "(" + CSharpTypes.FullName(parameter.Type) + ")(" + ((System.IFormattable)value).ToString(null, CultureInfo.InvariantCulture) + ")",
        };
    }

    private static string FromText(string text, Conversion conversion, bool acceptsNull)
    {
        string? number = Number(text);
        switch (conversion)
        {
            case Conversion.Value:
                return text switch
                {
                    "None" => Names.Value + ".None",
                    "True" => Names.Value + ".True",
                    "False" => Names.Value + ".False",
                    _ when number is not null => Names.Value + ".Int(" + number + ")",
                    _ when Text(text) is string literal => "(" + Names.Value + ")" + literal,
                    _ => "default",
                };
            case Conversion.SliceIndex:
                return text == "None" ? "default" : number is null ? "default" : "new " + Names.SliceIndex + "(" + number + ")";
            case Conversion.Bool:
                return text is "True" or "1" ? "true" : "false";
            case Conversion.Text or Conversion.TextWithoutNulls:
                return Text(text) ?? (acceptsNull ? "null" : "\"\"");
            case Conversion.Double:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? Double(value) : "default";
            case Conversion.Int or Conversion.Long or Conversion.UInt or Conversion.ULong or Conversion.Short or Conversion.Byte:
                return number ?? "default";
            case Conversion.Object:
                return Text(text) is string quoted ? Names.Str + ".From(" + quoted + ")" : "null!";
            default:
                return "default";
        }
    }

    private static string? Number(string text)
    {
        if (text == "sys.maxsize") return "long.MaxValue";
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number == int.MinValue || (number <= int.MaxValue && number >= int.MinValue) ? text : text + "L"
            : null;
    }

    private static string? Text(string text)
    {
        if (text.Length < 2 || text[0] is not ('\'' or '"') || text[text.Length - 1] != text[0]) return null;
        string inner = text.Substring(1, text.Length - 2);
        return CodeText.Literal(inner.Replace("\\n", "\n").Replace("\\t", "\t").Replace("\\'", "'").Replace("\\\\", "\\"));
    }

    private static string Double(double number) => double.IsNaN(number) ? "double.NaN"
        : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(number) ? "double.NegativeInfinity"
        : number.ToString("R", CultureInfo.InvariantCulture) + "d";
}
