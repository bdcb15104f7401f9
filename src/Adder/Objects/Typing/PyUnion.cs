using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>types.UnionType</c>: <c>int | str</c>. (PEP 604)</summary>
[PyType("UnionType", Property = "Union", Module = "types", Subclassable = false, NoInstantiation = true, Doc = "A union of types: int | str.")]
public sealed partial class PyUnion : PyObject
{
    private PyTuple? _parameters;

    private PyUnion(PyTuple args) : base(PyType.Union)
    {
        Args = args;
    }

    internal PyTuple Args { get; }

    [PyMember("__args__")]
    private Value ArgsMember => Args;

    /// <summary><c>left | right</c> of types, or NotImplemented. (_Py_union_type_or)</summary>
    [Slot(Slot.NbOr)]
    internal static Value OrOf(ThreadState ts, Value left, Value right) =>
        Unionable(left) && Unionable(right) ? Make(ts, left, right) : Value.NotImplemented;

    private static bool Unionable(Value value) => value.IsNone || value.Ref is PyType or PyGenericAlias or PyUnion
        || value.Type.ShortName == "TypeAliasType" && !value.Type.IsHeapType;

    private static Value Make(ThreadState ts, params ReadOnlySpan<Value> members)
    {
        PyList args = new();
        foreach (Value member in members)
        {
            if (member.Ref is PyUnion union) foreach (Value inner in union.Args.Items) AddOnce(ts, args, inner);
            else AddOnce(ts, args, member.IsNone ? PyType.NoneType : member);
        }
        return args.Count == 1 ? args[0] : new PyUnion(PyTuple.From(args.Items));
    }

    // dedup_and_flatten_args: aliases of the same form are one member.
    private static void AddOnce(ThreadState ts, PyList args, Value member)
    {
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i].Is(member)) return;
            bool alias = args[i].Ref is PyGenericAlias && member.Ref is PyGenericAlias;
            if (alias && Comparison.Equal(ts, args[i], member)) return;
        }
        args.Add(member);
    }

    [PyGetSet("__parameters__", Doc = "Type variables in the union.")]
    private Value GetParameters(ThreadState ts) => _parameters ??= TypeVariables.In(ts, Args);

    // union_getitem
    [Slot(Slot.MpSubscript)]
    private Value GetItem(ThreadState ts, Value item)
    {
        _parameters ??= TypeVariables.In(ts, Args);
        PyTuple arguments = TypeVariables.Substitute(ts, this, Args, _parameters, item);
        Value result = arguments[0];
        for (int i = 1; i < arguments.Count && !result.IsNull; i++) result = Numbers.Binary(ts, Bytecode.BinaryOperator.Or, result, arguments[i]);
        return result;
    }

    [Slot(Slot.TpHash)]
    private long Hash(ThreadState ts)
    {
        // Whatever their order: as the frozenset of them.
        return Hashing.Of(ts, Calls.Call(ts, PyType.FrozenSet, Args).OrThrow(ts));
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (other.Ref is not PyUnion union || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        bool same = Covers(ts, this, union) && Covers(ts, union, this);
        return same == (op == CompareOp.Eq);
    }

    private static bool Covers(ThreadState ts, PyUnion left, PyUnion right)
    {
        foreach (Value arg in left.Args.Items)
        {
            if (Containment.Of(ts, right.Args, arg).OrThrow(ts) == 0) return false;
        }
        return true;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        System.Text.StringBuilder text = new();
        for (int i = 0; i < Args.Count; i++) text.Append(i > 0 ? " | " : "").Append(TypeVariables.NameOf(ts, Args[i]));
        return text.ToString();
    }

    [PyMethod("__instancecheck__($self, instance, /)\n--\n\nWhether the object is an instance of any member.")]
    private bool InstanceCheck(ThreadState ts, Value instance) =>
        NoGenerics("isinstance() argument 2 cannot be a parameterized generic") && InstanceChecks.IsInstance(ts, instance, Args);

    [PyMethod("__subclasscheck__($self, cls, /)\n--\n\nWhether the class is a subclass of any member.")]
    private bool SubclassCheck(ThreadState ts, Value cls)
    {
        if (cls.Ref is not PyType) throw Errors.TypeError("issubclass() arg 1 must be a class");
        return NoGenerics("issubclass() argument 2 cannot be a parameterized generic") && InstanceChecks.IsSubclass(ts, cls, Args);
    }

    private bool NoGenerics(string message)
    {
        foreach (Value arg in Args.Items)
        {
            if (arg.Ref is PyGenericAlias) throw Errors.TypeError(message);
        }
        return true;
    }
}
