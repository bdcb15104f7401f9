namespace Adder.Generators.Clinic;

/// <summary>The names of the core that generated code uses.</summary>
internal static class Names
{
    internal const string Objects = "global::Adder.Objects.";
    internal const string Clinic = "global::Adder.Objects.Clinic.";
    internal const string Value = Objects + "Value";
    internal const string Type = Objects + "PyType";
    internal const string Object = Objects + "PyObject";
    internal const string Str = Objects + "PyStr";
    internal const string Dict = Objects + "PyDict";
    internal const string Tuple = Objects + "PyTuple";
    internal const string Module = Objects + "PyModule";
    internal const string ThreadState = "global::Adder.Runtime.ThreadState";
    internal const string SliceIndex = Clinic + "SliceIndex";
    internal const string MethodDef = Clinic + "MethodDef";
    internal const string GetSetDef = Clinic + "GetSetDef";
    internal const string ModuleDef = Clinic + "ModuleDef";
    internal const string TypeSpec = Clinic + "TypeSpec";
    internal const string Arguments = Clinic + "ArgumentConversion";
    internal const string Errors = Clinic + "ArgumentErrors";
    internal const string Parser = Clinic + "KeywordParser";
    internal const string Constants = Clinic + "Constants";
    internal const string BuiltinTypes = Clinic + "BuiltinTypes";
    internal const string Values = "global::System.ReadOnlySpan<" + Value + ">";
    internal const string As = "global::System.Runtime.CompilerServices.Unsafe.As<";
}
