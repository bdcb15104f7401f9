using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>types.GenericAlias</c>: <c>list[int]</c>. (PEP 585)</summary>
[PyType("GenericAlias", Property = "GenericAlias", Module = "types", Flags = TypeFlags.HasWeakref, Doc = "GenericAlias(origin, args, /)\n--\n\nA parameterized generic: list[int].")]
public partial class PyGenericAlias : PyObject
{
    // Attributes that the alias has itself; all others are the origin's. (attr_exceptions)
    private static readonly HashSet<string> s_own =
    [
        "__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
    ];

    private PyTuple? _parameters;

    internal PyGenericAlias(PyType type, Value origin, PyTuple args) : base(type)
    {
        Origin = origin;
        Args = args;
    }

    internal PyGenericAlias(Value origin, Value item)
        : this(PyType.GenericAlias, origin, item.Ref as PyTuple ?? new PyTuple(item)) { }

    [PyMember("__origin__")]
    internal readonly Value Origin;

    [PyMember("__args__")]
    private Value ArgsMember => Args;

    internal PyTuple Args { get; }

    /// <summary><c>*tuple[int, ...]</c></summary>
    internal bool IsUnpacked { get; init; }

    [PyMember("__unpacked__")]
    private Value UnpackedMember => IsUnpacked;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError("GenericAlias() takes no keyword arguments");
        if (args.Length != 2) throw Errors.TypeError($"GenericAlias expected 2 arguments, got {args.Length}");
        PyTuple items = args[1].Ref as PyTuple ?? new PyTuple(args[1]);
        return ReferenceEquals(type, PyType.GenericAlias) ? new PyGenericAlias(type, args[0], items) : new Subclass(type, args[0], items);
    }

    // ga_call: the instance remembers what made it, if it can.
    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyGenericAlias alias = (PyGenericAlias)self.Ref;
        Value made = Calls.Call(ts, alias.Origin, args, kwnames);
        if (made.IsNull) return default;
        if (Attributes.TrySet(ts, made, PyStr.Intern("__orig_class__"), self) < 0 && !ts.ClearIf(PyType.AttributeError) && !ts.ClearIf(PyType.TypeError)) return default;
        return made;
    }

    // ga_getattro
    [Slot(Slot.TpGetattro)]
    internal static Value GetAttribute(ThreadState ts, Value self, Value name)
    {
        string text = name.Ref.ToString()!;
        bool own = s_own.Contains(text) || text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal) && text is "__dir__";
        return own ? GenericAttributes.Get(ts, self, name) : Attributes.Get(ts, ((PyGenericAlias)self.Ref).Origin, (PyStr)name.Ref);
    }

    [PyGetSet("__parameters__", Doc = "Type variables in the GenericAlias.")]
    internal Value GetParameters(ThreadState ts) => _parameters ??= TypeVariables.In(ts, Args);

    [PyGetSet("__typing_unpacked_tuple_args__")]
    private Value GetUnpackedTupleArgs() => IsUnpacked && ReferenceEquals(Origin.Ref, PyType.Tuple) ? Args : Value.None;

    // ga_getitem
    [Slot(Slot.MpSubscript)]
    internal Value GetItem(ThreadState ts, Value item)
    {
        PyTuple parameters = (PyTuple)GetParameters(ts).Ref;
        PyTuple arguments = TypeVariables.Substitute(ts, this, Args, parameters, item);
        return new PyGenericAlias(PyType.GenericAlias, Origin, arguments) { IsUnpacked = IsUnpacked };
    }

    [Slot(Slot.TpIter)]
    internal Value Iterate() => new PyGenericAliasIterator(this);

    [Slot(Slot.TpHash)]
    internal long Hash(ThreadState ts) => Hashing.Of(ts, Origin).OrThrow(ts) ^ Hashing.Of(ts, Args).OrThrow(ts);

    [Slot(Slot.TpRichcompare)]
    internal Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (other.Ref is not PyGenericAlias alias || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        bool same = IsUnpacked == alias.IsUnpacked && Comparison.Equal(ts, Origin, alias.Origin) && Comparison.Equal(ts, Args, alias.Args);
        return same == (op == CompareOp.Eq);
    }

    // ga_repr
    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        System.Text.StringBuilder text = new();
        if (IsUnpacked) text.Append('*');
        text.Append(TypeVariables.NameOf(ts, Origin)).Append('[');
        for (int i = 0; i < Args.Count; i++) text.Append(i > 0 ? ", " : "").Append(TypeVariables.NameOf(ts, Args[i]));
        if (Args.Count == 0) text.Append("()");
        return text.Append(']').ToString();
    }

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right) => PyUnion.OrOf(ts, left, right);

    [PyMethod("__mro_entries__($self, bases, /)\n--\n\nThe bases that a class statement takes instead.")]
    private Value MroEntries(Value bases) => new PyTuple(Origin);

    [PyMethod("__instancecheck__($self, instance, /)\n--\n\nAlways refused.")]
    private Value InstanceCheck(Value instance) => throw Errors.TypeError("isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__($self, cls, /)\n--\n\nAlways refused.")]
    private Value SubclassCheck(Value cls) => throw Errors.TypeError("issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts)
    {
        if (!IsUnpacked) return new PyTuple(Type, new PyTuple(Origin, Args));
        Value iterator = Iteration.GetIter(ts, new PyGenericAlias(PyType.GenericAlias, Origin, Args)).OrThrow(ts);
        return new PyTuple(Builtin.Get(ts, "next"), new PyTuple(iterator));
    }

    [PyMethod("__dir__($self, /)\n--\n\nList the attributes of the origin and of the alias.")]
    private Value Dir(ThreadState ts)
    {
        PyList names = Iterables.ToList(ts, Calls.Call(ts, Builtin.Get(ts, "dir"), Origin).OrThrow(ts));
        foreach (string name in s_own)
        {
            if (Containment.Of(ts, names, name).OrThrow(ts) == 0) names.Add(name);
        }
        return names;
    }
}
