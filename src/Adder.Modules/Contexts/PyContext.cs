using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary><c>Context</c>: the values of context variables, shared by copies until one of them changes.</summary>
[PyType("Context", Module = "_contextvars", Subclassable = false, Mapping = true, Flags = TypeFlags.HasWeakref)]
internal sealed partial class PyContext : PyObject
{
    private PyContext? _outer;
    private bool _entered;

    internal PyContext() : base(TypeObject) { }

    internal PyHamt Values { get; set; } = PyHamt.Empty;

    /// <summary>The thread's context; an empty one where it has none. (context_get)</summary>
    internal static PyContext Current(ThreadState ts)
    {
        if (ts.Context is PyContext current) return current;
        PyContext made = new() { _entered = true };
        ts.Context = made;
        return made;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        args.Length == 0 ? new PyContext() : ts.Raise(PyType.TypeError, "Context() does not accept any arguments");

    [PyMethod("run(callable, *args, **kwargs)\n--\n\nCall the function in this context.", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private Value Run(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) < 1) return ts.Raise(PyType.TypeError, "run() missing 1 required positional argument");
        Enter(ts);
        Value result = Calls.Call(ts, args[0], args[1..], kwnames);
        Exit(ts);
        return result;
    }

    /// <summary>Makes it the thread's context. Throws where it is one already. (PyContext_Enter)</summary>
    internal void Enter(ThreadState ts)
    {
        if (_entered) throw Errors.RuntimeError($"cannot enter context: {Repr.Of(ts, this)} is already entered");
        _outer = ts.Context as PyContext;
        _entered = true;
        ts.Context = this;
    }

    /// <summary>Goes back to the context before it. (PyContext_Exit)</summary>
    internal void Exit(ThreadState ts)
    {
        ts.Context = _outer;
        _outer = null;
        _entered = false;
    }

    [PyMethod("copy($self, /)\n--\n\nA copy, which shares the values.")]
    internal Value Copy() => new PyContext { Values = Values };

    [Slot(Slot.MpLength)]
    internal long Length() => Values.Count;

    [Slot(Slot.MpSubscript)]
    internal Value GetItem(ThreadState ts, Value key) => Values.GetItem(ts, Key(ts, key));

    [Slot(Slot.SqContains)]
    internal bool Contains(ThreadState ts, Value key) => Values.Contains(ts, Key(ts, key));

    private static PyContextVar Key(ThreadState ts, Value key) =>
        key.Ref as PyContextVar ?? throw Errors.TypeError($"a ContextVar key was expected, got {Repr.Of(ts, key)}");

    [Slot(Slot.TpIter)]
    internal Value Iter() => Values.Iter();

    [PyMethod("get($self, key, default=None, /)\n--\n\nThe value of a variable, or the default where it has none.")]
    private Value Get(ThreadState ts, Value key, Value @default = default)
    {
        Value found = Values.Find(ts, Key(ts, key));
        return !found.IsNull ? found : @default.IsNull ? Value.None : @default;
    }

    [PyMethod("keys($self, /)\n--\n\nThe variables.")]
    private Value KeysMethod() => Values.Keys();

    [PyMethod("values($self, /)\n--\n\nTheir values.")]
    private Value ValuesMethod() => Values.Values();

    [PyMethod("items($self, /)\n--\n\nPairs of a variable and its value.")]
    private Value ItemsMethod() => Values.Items();

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyContext right) return Value.NotImplemented;
        return Value.Bool(((PyContext)self.Ref).Values.SameAs(ts, right.Values) == (op == CompareOp.Eq));
    }
}
