using System.Collections.Immutable;
using Adder.Generators.Clinic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adder.Generators.Tests.Clinic;

/// <summary>Runs ClinicGenerator over a text, together with just enough of the core to know what the attributes mean.</summary>
internal sealed class Generation
{
    private const string Core = """
        using Adder.Objects;
        using Adder.Objects.Clinic;
        using Adder.Runtime;
        namespace System { }
        namespace Adder.Runtime { public class ThreadState; }
        namespace Adder.Objects
        {
            public struct Value { public PyObject Ref; }
            public class PyObject { public PyObject(PyType type) { } internal virtual object DictSlot => null; internal virtual object SlotArray => null; }
            public enum Slot { TpNew, TpInit, TpRepr, TpHash, NbAdd, SqContains }
            public abstract unsafe class SlotTable : PyObject
            {
                internal delegate*<ThreadState, Value, Value> TpRepr { get; set; }
                internal delegate*<ThreadState, Value, long> TpHash { get; set; }
                internal delegate*<ThreadState, PyType, System.ReadOnlySpan<Value>, PyTuple, Value> TpNew { get; set; }
                internal delegate*<ThreadState, Value, System.ReadOnlySpan<Value>, PyTuple, int> TpInit { get; set; }
                internal delegate*<ThreadState, Value, Value, Value> NbAdd { get; set; }
                internal delegate*<ThreadState, Value, Value, int> SqContains { get; set; }
            }
            public partial class PyType : SlotTable { public object Dict; }
            public class PyTuple : PyObject { public PyTuple(PyType type) : base(type) { } }
            public class PyStr : PyObject { public PyStr(PyType type) : base(type) { } }
            public class PyModule : PyObject { public PyModule(PyType type) : base(type) { } }
        }
        namespace Adder.Objects.Clinic
        {
            public class ModuleDef;
            public struct SliceIndex;
            public class PyTypeAttribute(string name) : System.Attribute { public System.Type Base { get; init; } public bool Subclassable { get; init; } public string Doc { get; init; } public string Property { get; init; } }
            public class PyMethodAttribute(string doc) : System.Attribute { public string Name { get; init; } public bool Class { get; init; } public bool Static { get; init; } }
            public class PyFunctionAttribute(string doc) : System.Attribute { public string Name { get; init; } }
            public class PyModuleAttribute(string name) : System.Attribute;
            public class PyConstantAttribute : System.Attribute { public string Name { get; init; } }
            public class SlotAttribute(Slot slot) : System.Attribute { public string Signature { get; init; } }
            public class NoThrowAttribute : System.Attribute;
        }
        """;

    private const string Usings = "using System; using Adder.Objects; using Adder.Objects.Clinic; using Adder.Runtime; namespace Tests;\n";

    private readonly CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    internal Generation(string text)
    {
        MetadataReference[] references = [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)];
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        _compilation = CSharpCompilation.Create("Tests", [Parse(Core), Parse(Usings + text)], references, options);
        GeneratorDriverOptions tracking = new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        _driver = CSharpGeneratorDriver.Create([new ClinicGenerator().AsSourceGenerator()], driverOptions: tracking).RunGenerators(_compilation);
    }

    internal ImmutableArray<Diagnostic> Diagnostics => _driver.GetRunResult().Diagnostics;

    /// <summary>The generated text whose name begins so, without the noise of full names.</summary>
    internal string this[string name]
    {
        get
        {
            foreach (GeneratedSourceResult source in _driver.GetRunResult().Results[0].GeneratedSources)
            {
                if (source.HintName.StartsWith(name, StringComparison.Ordinal))
                {
                    return source.SourceText.ToString().Replace("global::Adder.Objects.Clinic.", "").Replace("global::Adder.Objects.", "")
                        .Replace("global::Adder.Runtime.", "").Replace("global::System.", "");
                }
            }
            return "";
        }
    }

    /// <summary>Why the outputs were made, after a change elsewhere in the project.</summary>
    internal IEnumerable<IncrementalStepRunReason> ReasonsAfterChange(string elsewhere)
    {
        _driver = _driver.RunGenerators(_compilation.AddSyntaxTrees(Parse(elsewhere)));
        foreach (var step in _driver.GetRunResult().Results[0].TrackedOutputSteps["SourceOutput"])
        {
            foreach (var output in step.Outputs) yield return output.Reason;
        }
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest));
}
