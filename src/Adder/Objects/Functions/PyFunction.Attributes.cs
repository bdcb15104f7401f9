using Adder.Bytecode;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyFunction
{
    [PyMember("__closure__")]
    private Value ClosureMember => Closure is null ? Value.None : Closure;

    [PyMember("__globals__")]
    private Value GlobalsMember => Globals;

    [PyMember("__builtins__")]
    private Value BuiltinsMember => Builtins;

    [PyGetSet("__doc__", Setter = nameof(SetDoc))]
    private Value GetDoc() => Doc.IsNull ? Value.None : Doc;

    private void SetDoc(Value value) => Doc = value.IsNull ? Value.None : value;

    [PyGetSet("__module__", Setter = nameof(SetModule))]
    private Value GetModule() => Module.IsNull ? Value.None : Module;

    private void SetModule(Value value) => Module = value.IsNull ? Value.None : value;

    [PyGetSet("__name__", Setter = nameof(SetName))]
    private Value GetName() => Name;

    private void SetName(Value value) => Name = value.Ref as PyStr ?? throw Errors.TypeError("__name__ must be set to a string object");

    [PyGetSet("__qualname__", Setter = nameof(SetQualName))]
    private Value GetQualName() => QualName;

    private void SetQualName(Value value) =>
        QualName = value.Ref as PyStr ?? throw Errors.TypeError("__qualname__ must be set to a string object");

    [PyGetSet("__code__", Setter = nameof(SetCode))]
    private Value GetCode() => Code;

    private void SetCode(ThreadState ts, Value value)
    {
        if (value.Ref is not CodeObject code) throw Errors.TypeError("__code__ must be set to a code object");
        Auditing.Raise(ts, "object.__setattr__", this, "__code__", value);
        int closure = Closure?.Count ?? 0;
        if (code.FreeVarCount != closure)
        {
            throw Errors.ValueError($"{Name}() requires a code object with {closure} free vars, not {code.FreeVarCount}");
        }
        Code = code;
    }

    [PyGetSet("__defaults__", Setter = nameof(SetDefaults))]
    private Value GetDefaults() => Defaults is null ? Value.None : Defaults;

    private void SetDefaults(Value value) => Defaults = value.IsNull || value.IsNone
        ? null
        : value.Ref as PyTuple ?? throw Errors.TypeError("__defaults__ must be set to a tuple object");

    [PyGetSet("__kwdefaults__", Setter = nameof(SetKeywordDefaults))]
    private Value GetKeywordDefaults() => KeywordDefaults is null ? Value.None : KeywordDefaults;

    private void SetKeywordDefaults(Value value) => KeywordDefaults = value.IsNull || value.IsNone
        ? null
        : value.Ref as PyDict ?? throw Errors.TypeError("__kwdefaults__ must be set to a dict object");

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations))]
    internal Value GetAnnotations()
    {
        if (AnnotationsSource.IsNull) AnnotationsSource = new PyDict();
        if (AnnotationsSource.Ref is PyTuple flat)
        {
            PyDict dict = new();
            for (int i = 0; i + 1 < flat.Count; i += 2) dict.SetString((PyStr)flat[i].Ref, flat[i + 1]);
            AnnotationsSource = dict;
        }
        return AnnotationsSource;
    }

    private void SetAnnotations(Value value)
    {
        if (value.IsNull || value.IsNone) AnnotationsSource = default;
        else if (value.Ref is PyDict) AnnotationsSource = value;
        else throw Errors.TypeError("__annotations__ must be set to a dict object");
    }

    [PyGetSet("__type_params__", Setter = nameof(SetTypeParams))]
    private Value GetTypeParams() => TypeParams ?? PyTuple.Empty;

    private void SetTypeParams(Value value) =>
        TypeParams = value.Ref as PyTuple ?? throw Errors.TypeError("__type_params__ must be set to a tuple");

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        FunctionConstruction.New(ts, args, kwnames);
}
