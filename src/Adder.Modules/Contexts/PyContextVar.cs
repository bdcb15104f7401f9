using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary><c>ContextVar</c>: a variable whose value depends on the current context.</summary>
[PyType("ContextVar", Module = "_contextvars", Subclassable = false, Flags = TypeFlags.HasWeakref)]
internal sealed partial class PyContextVar : PyObject
{
    private readonly Value _default;

    internal PyContextVar(Value name, Value @default) : base(TypeObject)
    {
        Name = name;
        _default = @default;
        HamtHash = (uint)RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>What contexts find it by.</summary>
    internal uint HamtHash { get; }

    [PyMember("name")]
    internal readonly Value Name;

    [Slot(Slot.TpNew, Signature = "ContextVar(name, /, *, default=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value name, Value @default = default) => name.Ref is PyStr
        ? new PyContextVar(name, @default)
        : ts.Raise(PyType.TypeError, "context variable name must be a str");

    /// <summary>The value in the current context, else the fallback, else the variable's default, else nothing.</summary>
    internal Value Find(ThreadState ts, Value fallback)
    {
        Value found = ts.Context is PyContext context ? context.Values.Find(ts, this) : default;
        return !found.IsNull ? found : fallback.IsNull ? _default : fallback;
    }

    [PyMethod("get($self, default=<unrepresentable>, /)\n--\n\nThe value in the current context, else the default given, else the variable's own.")]
    private Value Get(ThreadState ts, Value @default = default)
    {
        Value found = Find(ts, @default);
        return found.IsNull ? ts.Raise(Errors.Simple(PyType.LookupError, this)) : found;
    }

    [PyMethod("set($self, value, /)\n--\n\nSet the value in the current context; the token brings back what was before.")]
    internal Value Set(ThreadState ts, Value value)
    {
        PyContext context = PyContext.Current(ts);
        Value old = context.Values.Find(ts, this);
        context.Values = context.Values.With(ts, this, value);
        return new PyContextToken(context, this, old);
    }

    [PyMethod("reset($self, token, /)\n--\n\nBring back the value from before the set() that gave the token.")]
    private Value Reset(ThreadState ts, Value token)
    {
        if (token.Ref is not PyContextToken made) return ts.Raise(PyType.TypeError, $"expected an instance of Token, got {Repr.Of(ts, token)}");
        if (made.Used) return ts.Raise(PyType.RuntimeError, $"{Repr.Of(ts, token)} has already been used once");
        if (!ReferenceEquals(made.Variable, this)) return ts.Raise(PyType.ValueError, $"{Repr.Of(ts, token)} was created by a different ContextVar");
        PyContext context = PyContext.Current(ts);
        if (!ReferenceEquals(made.Context, context)) return ts.Raise(PyType.ValueError, $"{Repr.Of(ts, token)} was created in a different Context");
        made.Used = true;
        context.Values = made.Old.IsNull ? context.Values.Without(ts, this) : context.Values.With(ts, this, made.Old);
        return Value.None;
    }

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(PyType.GenericAlias, type, PyTuple.From([item]));

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        string fallback = _default.IsNull ? "" : $" default={Repr.Of(ts, _default)}";
        return $"<ContextVar name={Repr.Of(ts, Name)}{fallback} at {Identity.Hex(this)}>";
    }
}
