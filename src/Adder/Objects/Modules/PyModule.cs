using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>module</c>.</summary>
[PyType("module", Property = "Module", Flags = TypeFlags.HasDict | TypeFlags.HasWeakref,
    Doc = "module(name, doc=None)\n--\n\nCreate a module object.")]
public partial class PyModule : PyObject
{
    private PyDict? _dict;

    public PyModule(PyType type) : base(type)
    {
        _dict = new PyDict();
    }

    internal PyModule(PyDict names) : base(PyType.Module)
    {
        _dict = names;
    }

    internal PyModule(string name, string? doc) : this(PyType.Module)
    {
        SetUp(name, doc is null ? Value.None : doc);
    }

    /// <summary>The module's namespace.</summary>
    public PyDict Dict => _dict!;

    /// <summary>What a built-in module was made from.</summary>
    internal ModuleDef? Definition { get; init; }

    internal bool IsExecuted { get; set; }

    /// <summary>State that a built-in module keeps in C#.</summary>
    internal object? State { get; set; }

    internal override ref PyDict? DictSlot => ref _dict;

    internal string? NameOrNull => Dict.FindString("__name__").Ref is PyStr name ? name.ToString() : null;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => (PyModule)Allocate(type);

    private static unsafe PyObject Allocate(PyType type) => type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        ReadOnlySpan<Value> positional = KeywordsOnly.Split(this, args, kwnames, "name", "doc", out Value name, out Value doc);
        if (positional.Length > 0) name = positional[0];
        if (positional.Length > 1) doc = positional[1];
        if (name.IsNull) throw Errors.TypeError("module() missing required argument 'name' (pos 1)");
        if (name.Ref is not PyStr) throw Errors.TypeError($"module() argument 'name' must be str, not {name.Type.Name}");
        SetUp(name, doc.IsNull ? Value.None : doc);
    }

    private void SetUp(Value name, Value doc)
    {
        PyDict dict = Dict;
        dict.SetString("__name__", name);
        dict.SetString("__doc__", doc);
        dict.SetString("__package__", Value.None);
        dict.SetString("__loader__", Value.None);
        dict.SetString("__spec__", Value.None);
    }

    [PyMember("__dict__")]
    private Value DictMember => Dict;

    // module_getattro: __getattr__ of the module, then an error that names it.
    [Slot(Slot.TpGetattro)]
    internal static Value GetAttribute(ThreadState ts, Value self, Value nameValue)
    {
        PyStr name = (PyStr)nameValue.Ref;
        if (!ts.Interpreter.IsStarted && ChangesAtStart(ts, name) && ts.Interpreter.FinishStart(ts) < 0) return default;
        Value found = GenericAttributes.Find(ts, self, name);
        if (found.IsNull && !ts.HasPending && !ts.Interpreter.IsStarted)
        {
            int late = ts.Interpreter.FinishStart(ts);
            if (late != 0) return late < 0 ? default : GetAttribute(ts, self, nameValue);
        }
        if (!found.IsNull || (ts.HasPending && !ts.ClearIf(PyType.AttributeError))) return found;
        PyModule module = (PyModule)self.Ref;
        Value hook = module.Dict.FindString("__getattr__");
        if (!hook.IsNull) return Calls.Call(ts, hook, nameValue);
        if (module.Dict.FindString("__name__").Ref is not PyStr moduleName)
        {
            return ts.Raise(Errors.Attribute(self, name.ToString(), "module has no attribute '" + name + "'"));
        }
        string lacks = IsInitializing(ts, module)
            ? "partially initialized module '" + moduleName + "' has no attribute '" + name + "' (most likely due to a circular import)"
            : IsLoading(ts, module, name)
            ? "cannot access submodule '" + name + "' of module '" + moduleName + "' (most likely due to a circular import)"
            : "module '" + moduleName + "' has no attribute '" + name + "'";
        return ts.Raise(Errors.Attribute(self, name.ToString(), lacks));
    }

    // importlib sets them; until then they are None.
    private static bool ChangesAtStart(ThreadState ts, PyStr name) =>
        name.Is("__dict__") || (ts.Interpreter.IsMain && (name.Is("__loader__") || name.Is("__spec__")));

    /// <summary>Its spec says that it is being imported right now. (_PyModuleSpec_IsInitializing)</summary>
    internal static bool IsInitializing(ThreadState ts, PyModule module)
    {
        Value spec = module.Dict.FindString("__spec__");
        if (spec.IsNull || spec.IsNone) return false;
        Value flag = Attributes.Find(ts, spec, "_initializing");
        if (flag.IsNull) ts.ClearPending();
        return !flag.IsNull && Truth.Of(ts, flag) > 0;
    }

    /// <summary>Its spec says that this submodule of it is being imported right now. (_PyModuleSpec_IsUninitializedSubmodule)</summary>
    private static bool IsLoading(ThreadState ts, PyModule module, PyStr submodule)
    {
        Value spec = module.Dict.FindString("__spec__");
        if (spec.IsNull || spec.IsNone) return false;
        Value loading = Attributes.Find(ts, spec, "_uninitialized_submodules");
        int found = loading.IsNull ? -1 : Containment.Of(ts, loading, submodule);
        if (found < 0) ts.ClearPending();
        return found > 0;
    }

    // module_repr goes through importlib.
    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        if (ts.Interpreter.FinishStart(ts) < 0) return default;
        Value importlib = ts.Interpreter.Modules.FindString("_frozen_importlib");
        if (importlib.IsNull) return $"<module '{NameOrNull}'>";
        return Calls.Method(ts, importlib, "_module_repr", this);
    }

    [PyMethod("__dir__($self, /)\n--\n\nList the module's names.")]
    private Value Dir(ThreadState ts)
    {
        if (ts.Interpreter.FinishStart(ts) < 0) return default;
        Value shown = Attributes.Get(ts, this, "__dict__").OrThrow(ts);
        if (shown.Ref is not PyDict dict) throw Errors.TypeError("<module>.__dict__ is not a dictionary");
        Value hook = dict.FindString("__dir__");
        return hook.IsNull ? dict.KeysList() : Calls.Call(ts, hook);
    }

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations))]
    private Value GetAnnotations()
    {
        Value annotations = Dict.FindString("__annotations__");
        if (annotations.IsNull) Dict.SetString("__annotations__", annotations = new PyDict());
        return annotations;
    }

    private void SetAnnotations(Value value)
    {
        if (!value.IsNull) Dict.SetString("__annotations__", value);
        else if (!Dict.RemoveString(PyStr.Intern("__annotations__"))) throw Errors.Make(PyType.AttributeError, "__annotations__");
    }
}
