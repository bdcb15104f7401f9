using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>method</c>: a callable bound to its first argument.</summary>
[PyType("method", Property = "Method", Subclassable = false, Flags = TypeFlags.HasWeakref,
    Doc = "method(function, instance, /)\n--\n\nA function together with the instance that it is called for.")]
public sealed partial class PyMethod : PyObject
{
    internal PyMethod(Value function, Value self) : base(PyType.Method)
    {
        Function = function;
        Self = self;
    }

    [PyMember("__func__", Doc = "The function behind the method.")]
    internal readonly Value Function;

    [PyMember("__self__", Doc = "The object the method is bound to.")]
    internal readonly Value Self;

    // method_vectorcall
    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyMethod method = (PyMethod)self.Ref;
        return Calls.CallWithFirst(ts, method.Function, method.Self, args, kwnames);
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError("method() takes no keyword arguments");
        if (args.Length != 2) throw Errors.TypeError($"method expected 2 arguments, got {args.Length}");
        if (!Calls.IsCallable(args[0])) throw Errors.TypeError("first argument must be callable");
        if (args[1].IsNone) throw Errors.TypeError("instance must not be None");
        return new PyMethod(args[0], args[1]);
    }

    // method_getattro: what the method type lacks is asked of the function.
    [Slot(Slot.TpGetattro)]
    internal static Value GetAttribute(ThreadState ts, Value self, Value name)
    {
        PyMethod method = (PyMethod)self.Ref;
        Value own = TypeLookup.Find(ts, PyType.Method, (PyStr)name.Ref);
        if (own.IsNull) return ts.HasPending ? default : Attributes.Get(ts, method.Function, (PyStr)name.Ref);
        return Descriptors.Bind(ts, own, self, PyType.Method);
    }

    [PyGetSet("__doc__")]
    private Value GetDoc(ThreadState ts) => Attributes.Get(ts, Function, "__doc__");

    [Slot(Slot.TpRichcompare)]
    internal Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyMethod method) return Value.NotImplemented;
        bool same = Self.Is(method.Self) && Comparison.Equal(ts, Function, method.Function);
        return same == (op == CompareOp.Eq);
    }

    [Slot(Slot.TpHash)]
    internal long Hash(ThreadState ts) => Identity.Hash(Self) ^ Hashing.Of(ts, Function).OrThrow(ts);

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        Value name = Attributes.Find(ts, Function, PyStr.Intern("__qualname__"));
        if (name.IsNull && !ts.HasPending) name = Attributes.Find(ts, Function, PyStr.Intern("__name__"));
        ts.ClearPending();
        string text = name.IsNull || name.Ref is not PyStr ? "?" : name.Ref.ToString();
        return $"<bound method {text} of {Repr.Of(ts, Self)}>";
    }

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts)
    {
        Value getattr = ts.Interpreter.Builtins.FindString("getattr");
        Value name = Attributes.Get(ts, Function, PyStr.Intern("__name__")).OrThrow(ts);
        return new PyTuple(getattr, new PyTuple(Self, name));
    }
}
