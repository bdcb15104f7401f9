using Microsoft.CodeAnalysis;
using Xunit;

namespace Adder.Generators.Tests.Clinic;

public class ClinicGeneratorTests
{
    [Theory]
    [InlineData("f($self, /)", "Value F()", 4)]
    [InlineData("f($self, x, /)", "Value F(Value x)", 8)]
    [InlineData("f($self, x, y, /)", "Value F(Value x, Value y)", 128)]
    [InlineData("f($self, x=None, /)", "Value F(Value x)", 128)]
    [InlineData("f($self, /, x)", "Value F(Value x)", 130)]
    [InlineData("f($self, x, /, *, key=None)", "Value F(Value x, Value key)", 130)]
    [InlineData("f($self, /, *args)", "Value F(ReadOnlySpan<Value> args)", 128)]
    public void Calling_convention_follows_from_the_signature(string signature, string method, int convention)
    {
        Generation generated = Type($"[PyMethod(\"{signature}\\n--\\n\\nText.\")] internal {method} => default;");
        Assert.Empty(generated.Diagnostics);
        Assert.Contains($"new MethodDef(\"f\", (CallingConvention){convention}, ", generated["Tests.PyThing"]);
    }

    [Fact]
    public void Wrong_counts_are_checked_before_conversion()
    {
        Generation generated = Type("[PyMethod(\"f($self, x, y=1, /)\\n--\\n\")] internal long F(string x, long y) => 1;");
        string text = generated["Tests.PyThing"];
        Assert.Contains("if (args.Length < 1 || args.Length > 2)", text);
        Assert.Contains("ArgumentErrors.WrongCount(ts, \"f\", args.Length, 1, 2);", text);
        Assert.Contains("ArgumentConversion.ToText(ts, args[0], \"f\", \"argument 1\", out var cp0)", text);
        Assert.Contains("long p1 = 1;", text);
    }

    [Fact]
    public void Keyword_parameters_get_a_parser()
    {
        Generation generated = Type("[PyMethod(\"f($self, a, /, b, *, c, d=2)\\n--\\n\")] internal long F(Value a, Value b, Value c, long d) => 1;");
        Assert.Contains("s_M0_F = new(\"f\", [\"b\", \"c\", \"d\"], 1, 2, 2, 1, false);", generated["Tests.PyThing"]);
    }

    [Fact]
    public void Binary_slots_check_the_left_operand()
    {
        Generation generated = Type("[Slot(Slot.NbAdd)] internal Value Add(ThreadState ts, Value other) => other;");
        Assert.Contains("if (self.Ref is not Tests.PyThing receiver) return Value.NotImplemented;", generated["Tests.PyThing"].Replace("global::", ""));
    }

    [Fact]
    public void A_slot_method_that_cannot_throw_needs_no_thunk()
    {
        Generation generated = Type("[Slot(Slot.TpRepr), NoThrow] internal static Value Repr(ThreadState ts, Value self) => self;");
        Assert.Contains("type.TpRepr = &global::Tests.PyThing.Repr;", generated["Tests.PyThing"]);
    }

    [Fact]
    public void Constructors_parse_by_the_signature_of_the_type()
    {
        Generation generated = new("""
            [PyType("thing", Doc = "thing(x=0, /)\n--\n\nA thing.")]
            public partial class PyThing : PyObject
            {
                public PyThing(PyType type) : base(type) { }
                [Slot(Slot.TpNew)] internal static Value New(ThreadState ts, PyType type, long x) => default;
            }
            """);
        Assert.Empty(generated.Diagnostics);
        string text = generated["Tests.PyThing"];
        Assert.Contains("ArgumentErrors.NewTakesKeywords(ts, type, Tests.PyThing.TypeObject, \"thing\", names)", text.Replace("global::", ""));
        Assert.Contains("new Tests.PyThing.Subclass(type)", text.Replace("global::", ""));
    }

    [Theory]
    [InlineData("[PyMethod(\"f($self, x, /)\\n--\\n\")] internal Value F(Value y) => y;", "ADR001")]
    [InlineData("[PyMethod(\"f($self, x, /)\\n--\\n\")] internal Value F() => default;", "ADR001")]
    [InlineData("[PyMethod(\"f($self, x, /)\\n--\\n\")] internal Value F(DateTime x) => default;", "ADR002")]
    [InlineData("[PyMethod(\"no signature at all\")] internal Value F(Value x) => x;", "ADR003")]
    public void Mistakes_are_errors(string member, string id)
    {
        Diagnostic diagnostic = Assert.Single(Type(member).Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public void Modules_are_found_by_name()
    {
        Generation generated = new("""
            [PyModule("things")]
            internal static partial class ThingsModule
            {
                [PyConstant] internal const double Pi = 3.14;
                [PyFunction("f($module, x, /)\n--\n")] internal static double F(double x) => x;
            }
            """);
        Assert.Contains("\"things\" => Tests.ThingsModule.Definition,", generated["BuiltinModuleTable"].Replace("global::", ""));
        Assert.Contains("Constants.Add(module, \"pi\", Value.Float(Tests.ThingsModule.Pi));", generated["Tests.ThingsModule"].Replace("global::", ""));
    }

    [Fact]
    public void Changes_elsewhere_regenerate_nothing()
    {
        Generation generated = Type("[PyMethod(\"f($self, x, /)\\n--\\n\")] internal Value F(Value x) => x;");
        Assert.All(generated.ReasonsAfterChange("class Elsewhere;"), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static Generation Type(string members) => new($$"""
        [PyType("thing")]
        public partial class PyThing : PyObject
        {
            public PyThing(PyType type) : base(type) { }
            {{members}}
        }
        """);
}
