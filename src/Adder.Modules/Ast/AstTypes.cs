using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ast;

/// <summary>The classes of <c>ast</c> in one interpreter: ordinary classes, which programs may change.</summary>
internal sealed class AstTypes : IState<AstTypes>
{
    static AstTypes IState<AstTypes>.New() => new();

    private readonly Dictionary<string, PyType> _types = [];
    private readonly Dictionary<PyType, AstNodeSpec> _specs = [];
    private readonly Dictionary<string, AstNodeSpec> _specsByName = [];
    private readonly Dictionary<string, Value> _singletons = [];

    public PyType Base { get; private set; } = null!;

    public IReadOnlyDictionary<string, PyType> All => _types;

    /// <summary>They, if something has asked for them: before that there is no node.</summary>
    public static AstTypes? Known(ThreadState ts) => ts.Interpreter.State<AstTypes>() is { Base: not null } types ? types : null;

    public static AstTypes Of(ThreadState ts)
    {
        AstTypes types = ts.Interpreter.State<AstTypes>();
        if (types.Base is null) types.Make(ts);
        return types;
    }

    public PyType this[string name] => _types[name];

    public AstNodeSpec SpecOf(string name) => _specsByName[name];

    /// <summary>The one instance of an operator or context class.</summary>
    public Value Singleton(string name) => _singletons[name];

    /// <summary>What kind of node an object is, going up its bases; null for what is none.</summary>
    public AstNodeSpec? KindOf(Value node)
    {
        foreach (PyType type in node.Type.Mro)
        {
            if (_specs.TryGetValue(type, out AstNodeSpec? spec)) return spec;
        }
        return null;
    }

    private void Make(ThreadState ts)
    {
        PyDict names = Namespace(PyTuple.Empty, null);
        names.SetString("_attributes", PyTuple.Empty);
        Base = MakeClass(ts, "AST", PyType.Object, names);
        Adopt(ts, Base);
        foreach (AstNodeSpec spec in AstSchema.Read())
        {
            PyType type = MakeNode(ts, spec, Base, isTop: true);
            foreach (AstNodeSpec alternative in spec.Alternatives)
            {
                PyType made = MakeNode(ts, alternative, type, isTop: false);
                bool isSingleton = spec.Positions == PositionRule.None && alternative.Fields.Length == 0;
                if (isSingleton) _singletons.Add(alternative.Name, Calls.Call(ts, made).OrThrow(ts));
            }
        }
    }

    // AST has to be an ordinary class that derives from object: it takes over the methods of the built-in one.
    private static unsafe void Adopt(ThreadState ts, PyType type)
    {
        var init = (PyWrapperDescriptor)AstBase.TypeObject.Namespace.FindString("__init__").Ref;
        Attributes.Set(ts, type, "__init__", new PyWrapperDescriptor(type, init.Definition, init.Pointer));
        type.TpNew = AstBase.TypeObject.TpNew;
        Attributes.Set(ts, type, "__new__", new PyBuiltinFunction(ConstructorWrapper.Def, type, default));
        var reduce = (PyMethodDescriptor)AstBase.TypeObject.Namespace.FindString("__reduce__").Ref;
        Attributes.Set(ts, type, "__reduce__", new PyMethodDescriptor(type, reduce.Def));
    }

    // make_type, add_attributes
    private PyType MakeNode(ThreadState ts, AstNodeSpec spec, PyType parent, bool isTop)
    {
        PyDict names = Namespace(Names(Array.ConvertAll(spec.Fields, static field => field.Name)), spec.Doc);
        foreach (AstField field in spec.Fields)
        {
            if (field.Count == FieldCount.Optional) names.SetString(field.Name, Value.None);
        }
        if (isTop)
        {
            string[] attributes = spec.Positions == PositionRule.None ? [] : ["lineno", "col_offset", "end_lineno", "end_col_offset"];
            names.SetString("_attributes", Names(attributes));
            if (spec.Positions == PositionRule.OptionalEnd)
            {
                names.SetString("end_lineno", Value.None);
                names.SetString("end_col_offset", Value.None);
            }
        }
        PyType type = MakeClass(ts, spec.Name, parent, names);
        _types.Add(spec.Name, type);
        _specs.Add(type, spec);
        _specsByName.Add(spec.Name, spec);
        return type;
    }

    private static PyDict Namespace(PyTuple fields, string? doc)
    {
        PyDict names = new();
        names.SetString("_fields", fields);
        names.SetString("__match_args__", fields);
        names.SetString("__module__", "ast");
        names.SetString("__doc__", doc is null ? Value.None : doc);
        return names;
    }

    private static PyTuple Names(string[] names) => PyTuple.Own(Array.ConvertAll(names, static name => (Value)PyStr.Intern(name)));

    private static PyType MakeClass(ThreadState ts, string name, PyType parent, PyDict names) =>
        (PyType)Calls.Call(ts, PyType.Type, name, new PyTuple((Value)parent), names).OrThrow(ts).Ref;
}
