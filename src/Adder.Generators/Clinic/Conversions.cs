namespace Adder.Generators.Clinic;

/// <summary>Writes how an argument becomes a C# local.</summary>
internal static class Conversions
{
    /// <summary>Declares <paramref name="local"/> and converts; leaves the thunk with <paramref name="failure"/> when that fails.</summary>
    internal static void Write(CodeText code, ParameterModel parameter, string source, string local, string function, string display, string failure)
    {
        if (parameter.Default is null && parameter.Conversion == Conversion.Value)
        {
            code.Line($"{Names.Value} {local} = {source};");
            return;
        }
        code.Line($"{parameter.CSharpType} {local};");
        Assign(code, parameter, source, local, function, display, failure);
    }

    internal static void Assign(CodeText code, ParameterModel parameter, string source, string local, string function, string display, string failure)
    {
        bool noneIsNull = parameter.AcceptsNone && parameter.Conversion != Conversion.SliceIndex;
        if (noneIsNull)
        {
            code.Open($"if ({source}.IsNone)");
            code.Line($"{local} = null;");
            code.Close();
            code.Open("else");
        }
        string where = $"{CodeText.Literal(function)}, {CodeText.Literal(display)}";
        string converted = $"c{local}";
        string? method = Converter(parameter.Conversion);
        if (parameter.Conversion == Conversion.Value)
        {
            code.Line($"{local} = {source};");
        }
        else if (parameter.Conversion == Conversion.Object)
        {
            string expected = CodeText.Literal(parameter.AcceptsNone ? parameter.Expected + " or None" : parameter.Expected);
            code.Open($"if ({source}.Ref is not {parameter.CSharpType} {converted})");
            code.Line($"{Names.Errors}.BadArgument(ts, {where}, {expected}, {source});");
            code.Line($"return {failure};");
            code.Close();
            code.Line($"{local} = {converted};");
        }
        else
        {
            string name = parameter.Conversion is Conversion.Text or Conversion.TextWithoutNulls or Conversion.CodePoint
                ? $"{where}, " : "";
            bool tells = parameter.Conversion is Conversion.Text or Conversion.TextWithoutNulls or Conversion.SliceIndex;
            string accepts = tells && parameter.AcceptsNone ? ", orNone: true" : "";
            code.Line($"if (!{Names.Arguments}.{method}(ts, {source}, {name}out var {converted}{accepts})) return {failure};");
            code.Line($"{local} = {converted};");
        }
        if (noneIsNull) code.Close();
    }

    /// <summary>Buffers are given back when the thunk is left.</summary>
    internal static void WriteBuffer(
        CodeText code, ParameterModel parameter, string source, string local, string isAbsent, string function, string display)
    {
        string absent = parameter.Default is null ? "" : parameter.AcceptsNone ? $"{isAbsent} || {source}.IsNone ? default : " : $"{isAbsent} ? default : ";
        bool writes = parameter.CSharpType.EndsWith("WritableBufferView", System.StringComparison.Ordinal);
        string names = writes ? $", {CodeText.Literal(function)}, {CodeText.Literal(display)}" : "";
        code.Line($"using {parameter.CSharpType} {local} = {absent}{parameter.CSharpType}.From(ts, {source}{names});");
    }

    private static string? Converter(Conversion conversion) => conversion switch
    {
        Conversion.Text => "ToText",
        Conversion.TextWithoutNulls => "ToTextWithoutNulls",
        Conversion.Bool => "ToBool",
        Conversion.Int => "ToInt",
        Conversion.Long => "ToLong",
        Conversion.UInt => "ToUInt",
        Conversion.ULong => "ToULong",
        Conversion.Byte => "ToByte",
        Conversion.Short => "ToShort",
        Conversion.Double => "ToDouble",
        Conversion.BigInteger => "ToBigInteger",
        Conversion.SliceIndex => "ToSliceIndex",
        Conversion.CodePoint => "ToCodePoint",
        _ => null,
    };
}
