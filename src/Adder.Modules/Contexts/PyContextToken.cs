using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary><c>Token</c>: what a variable was before it was set.</summary>
[PyType("Token", Module = "_contextvars", Subclassable = false)]
internal sealed partial class PyContextToken : PyObject
{
    internal PyContextToken(PyContext context, PyContextVar variable, Value old) : base(TypeObject)
    {
        Context = context;
        Variable = variable;
        Old = old;
    }

    internal PyContext Context { get; }

    internal PyContextVar Variable { get; }

    internal Value Old { get; }

    internal bool Used { get; set; }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        ts.Raise(PyType.RuntimeError, "Tokens can only be created by ContextVars");

    [PyGetSet("var")]
    private Value GetVariable() => Variable;

    [PyGetSet("old_value")]
    private Value GetOld() => Old.IsNull ? PyMissingToken.Instance : Old;

    [PyConstant(Name = "MISSING")]
    private static Value Missing => PyMissingToken.Instance;

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(PyType.GenericAlias, type, PyTuple.From([item]));

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => $"<Token{(Used ? " used" : "")} var={Repr.Of(ts, Variable)} at {Identity.Hex(this)}>";
}

/// <summary><c>Token.MISSING</c>: there was no value.</summary>
[PyType("Token.MISSING", Module = "_contextvars", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyMissingToken : PyObject
{
    internal static readonly PyMissingToken Instance = new();

    private PyMissingToken() : base(TypeObject) { }

    [Slot(Slot.TpRepr)]
    private string ReprOf() => "<Token.MISSING>";
}
