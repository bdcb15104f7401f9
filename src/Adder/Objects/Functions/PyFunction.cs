using Adder.Bytecode;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>function</c>: a code object with the namespace it runs in.</summary>
[PyType("function", Property = "Function", Subclassable = false, Flags = TypeFlags.HasDict | TypeFlags.HasWeakref | TypeFlags.MethodDescriptor, Doc = """
    function(code, globals, name=None, argdefs=None, closure=None)
    --

    Make a function.

      code
        a code object
      globals
        the dictionary of global names
      name
        a name other than the code object's
      argdefs
        a tuple of defaults
      closure
        a tuple of cells for the free variables
    """)]
public sealed partial class PyFunction : PyObject
{
    internal PyFunction(CodeObject code, PyDict globals, Value builtins) : base(PyType.Function)
    {
        Code = code;
        Globals = globals;
        Builtins = builtins;
        Name = code.Name;
        QualName = code.QualName;
        Doc = code.DocString;
        Module = globals.FindString(PyStr.Intern("__name__"));
    }

    private PyDict? _dict;
    private CodeObject _code = null!;
    private PyTuple? _defaults;
    private PyDict? _keywordDefaults;
    private uint _version;

    internal override ref PyDict? DictSlot => ref _dict;

    public CodeObject Code
    {
        get => _code;
        internal set { _code = value; _version = 0; }
    }

    internal PyDict Globals { get; }

    /// <summary>The built-ins that names fall back to: a dict, or any mapping. (func_builtins)</summary>
    internal Value Builtins { get; }

    public PyStr Name { get; internal set; }

    public PyStr QualName { get; internal set; }

    internal Value Doc { get; set; }

    internal Value Module { get; set; }

    internal PyTuple? Defaults
    {
        get => _defaults;
        set { _defaults = value; _version = 0; }
    }

    internal PyDict? KeywordDefaults
    {
        get => _keywordDefaults;
        set { _keywordDefaults = value; _version = 0; }
    }

    /// <summary>Tuple of cells.</summary>
    internal PyTuple? Closure { get; set; }

    /// <summary>A dict, a flat tuple of names and annotations, or nothing.</summary>
    internal Value AnnotationsSource { get; set; }

    internal PyTuple? TypeParams { get; set; }

    /// <summary>Guards cached calls; given up when code or defaults change. (func_version)</summary>
    internal uint CurrentVersion => _version;

    /// <summary>The version, a new one if needed. (_PyFunction_GetVersionForCurrentState)</summary>
    internal uint Version => _version != 0 ? _version : _version = TypeVersions.Next();

    /// <summary>All functions made by one definition are called alike. (MAKE_FUNCTION)</summary>
    internal void TakeVersionOfCode()
    {
        if (_code.FunctionVersion == 0) _code.FunctionVersion = TypeVersions.Next();
        _version = _code.FunctionVersion;
    }

    [Slot(Slot.TpCall)]
    [NoThrow]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        ts.Interpreter.Evaluator.Call(ts, (PyFunction)self.Ref, args, kwnames);

    [Slot(Slot.TpDescrGet)]
    internal Value Bind(Value obj, Value type) => obj.IsNull || obj.IsNone ? this : new PyMethod(this, obj);

    [Slot(Slot.TpRepr)]
    internal Value ReprOf() => $"<function {QualName} at {Identity.Hex(this)}>";
}
