using System.Collections.Generic;
using System.Collections.Immutable;

namespace Adder.Generators.Clinic;

/// <summary>Writes the second part of a class with [PyModule], and the table of all modules of the assembly.</summary>
internal static class ModuleWriter
{
    internal static string Write(ModuleModel model)
    {
        CodeText code = new();
        List<CallableWriter> parsers = [];
        TypeWriter.FileHeader(code, model.Class.Namespace);
        code.Open(model.Class.Header);
        code.Line("/// <summary>What the module is made from.</summary>");
        code.Line($"internal static {Names.ModuleDef} Definition => ModuleClinic.Definition;").Line("");
        code.Open("internal static unsafe class ModuleClinic");
        WriteDefinition(code, model);
        TypeWriter.WriteTable(code, model.Class, model.Functions, parsers);
        WriteExecute(code, model);
        if (parsers.Count > 0)
        {
            code.Open("private static class Parsers");
            foreach (CallableWriter writer in parsers) writer.WriteParser();
            code.Close();
        }
        code.Close();
        code.Close();
        if (model.Class.Namespace.Length > 0) code.Line("}");
        return code.ToString();
    }

    private static void WriteDefinition(CodeText code, ModuleModel model)
    {
        code.Open($"internal static readonly {Names.ModuleDef} Definition = new()");
        code.Line($"Name = {CodeText.Literal(model.PythonName)},");
        code.Line($"Doc = {CodeText.Literal(model.Doc)},");
        code.Line("Methods = &Methods,");
        code.Line("Execute = &Execute,");
        code.Close("};");
        code.Line("");
    }

    private static void WriteExecute(CodeText code, ModuleModel model)
    {
        code.Open($"private static void Execute({Names.ThreadState} ts, {Names.Module} module)");
        foreach (ModuleTypeModel type in model.Types)
        {
            code.Line($"{Names.Constants}.Add(module, {(type.Name is null ? type.Declaration + ".TypeObject.ShortName" : CodeText.Literal(type.Name))}, {type.Declaration}.TypeObject);");
        }
        foreach (ConstantModel constant in model.Constants)
        {
            code.Line($"{Names.Constants}.Add(module, {CodeText.Literal(constant.PythonName)}, {Results.Wrap(constant.Kind, model.Class.FullName + "." + constant.Member)});");
        }
        foreach (ModuleExecModel exec in model.Execs)
        {
            string arguments = (exec.TakesThreadState ? "ts" : "") + (exec is { TakesThreadState: true, TakesModule: true } ? ", " : "") + (exec.TakesModule ? "module" : "");
            code.Line($"{model.Class.FullName}.{exec.Method}({arguments});");
            code.Line("if (ts.HasPending) return;");
        }
        code.Close();
        code.Line("");
    }

    /// <summary>name to definition; a switch, so that looking one up runs no static initializer of another.</summary>
    internal static string WriteTable(ImmutableArray<(string Name, string Class)> modules, string space)
    {
        CodeText code = new();
        TypeWriter.FileHeader(code, space);
        code.Line("/// <summary>The built-in modules of this assembly.</summary>");
        code.Open("internal static class BuiltinModuleTable");
        code.Open($"internal static {Names.ModuleDef}? Find(string name) => name switch");
        foreach (var (name, declaration) in modules) code.Line($"{CodeText.Literal(name)} => {declaration}.Definition,");
        code.Line("_ => null,");
        code.Close("};");
        code.Line("");
        List<string> names = [];
        foreach (var (name, _) in modules) names.Add(CodeText.Literal(name));
        names.Sort(System.StringComparer.Ordinal);
        code.Line($"internal static string[] Names() => [{string.Join(", ", names)}];");
        code.Close();
        code.Line("}");
        return code.ToString();
    }
}
