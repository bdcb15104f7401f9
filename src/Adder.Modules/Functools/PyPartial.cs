using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Functools;

/// <summary><c>partial</c>: a function with some arguments given.</summary>
[PyType("partial", Module = "functools", Flags = TypeFlags.HasWeakref, Doc = """
    A callable that calls another one with arguments given in advance.
    """)]
internal partial class PyPartial(PyType type) : PyObject(type)
{
    private PyDict? _dict;

    internal override ref PyDict? DictSlot => ref _dict;

    [PyMember("func", Doc = "The callable behind it.")]
    internal Value Function = Value.None;

    [PyMember("args", Doc = "The positional arguments given in advance.")]
    internal PyTuple Args = PyTuple.Empty;

    [PyMember("keywords", Doc = "The keyword arguments given in advance.")]
    internal PyDict Keywords = new();

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    private PyDict GetDict() => _dict ??= new PyDict();

    private void SetDict(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("cannot delete __dict__");
        _dict = value.Ref as PyDict ?? throw Errors.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count < 1) return ts.Raise(PyType.TypeError, "type 'partial' takes at least one argument");
        Value function = args[0];
        if (!Calls.IsCallable(function)) return ts.Raise(PyType.TypeError, "the first argument must be callable");
        var partial = Allocation.Of<PyPartial>(type);
        // A partial of a partial is flattened, unless the inner one has attributes of its own.
        if (function.Ref is PyPartial { _dict: null } inner)
        {
            function = inner.Function;
            partial.Args = PyTuple.From([.. inner.Args.Items, .. args[1..count]]);
            partial.Keywords = inner.Keywords.Copy();
        }
        else partial.Args = PyTuple.From(args[1..count]);
        partial.Function = function;
        for (int i = count; i < args.Length; i++) partial.Keywords.Set(ts, kwnames![i - count], args[i]);
        return partial;
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (Keywords.Count == 0)
        {
            if (Args.Count == 0) return Calls.Call(ts, Function, args, kwnames);
            if (Args.Count == 1) return Calls.CallWithFirst(ts, Function, Args[0], args, kwnames);
            return Calls.Call(ts, Function, [.. Args.Items, .. args], kwnames);
        }
        int count = args.Length - (kwnames?.Count ?? 0);
        PyDict keywords = Keywords.Copy();
        for (int i = count; i < args.Length; i++) keywords.Set(ts, kwnames![i - count], args[i]);
        return Calls.CallWithDict(ts, Function, [.. Args.Items, .. args[..count]], keywords);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        if (!ts.EnterRepr(this)) return "...";
        try
        {
            var text = new StrBuilder();
            text.Append(ReferenceEquals(Type, TypeObject) ? "functools.partial" : Type.Name);
            text.Append("(");
            text.Append(Repr.Of(ts, Function));
            foreach (Value argument in Args.Items)
            {
                text.Append(", ");
                text.Append(Repr.Of(ts, argument));
            }
            foreach (Value pair in Keywords.KeysList().Items)
            {
                Value item = Keywords.Find(ts, pair).OrThrow(ts);
                text.Append(", ");
                text.Append(Str.Of(ts, pair));
                text.Append("=");
                text.Append(Repr.Of(ts, item));
            }
            text.Append(")");
            return text.ToStr();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(
        Type, new PyTuple(Function), new PyTuple(Function, Args, Keywords, _dict is null ? Value.None : _dict));

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        if (state.Ref is not PyTuple { Count: 4 } tuple || !Calls.IsCallable(tuple[0]) || tuple[1].Ref is not PyTuple arguments
            || (!tuple[2].IsNone && tuple[2].Ref is not PyDict))
        {
            throw Errors.TypeError("invalid partial state");
        }
        Function = tuple[0];
        Args = ReferenceEquals(arguments.Type, PyType.Tuple) ? arguments : PyTuple.From(arguments.Items);
        Keywords = tuple[2].Ref is not PyDict keywords ? new PyDict()
            : ReferenceEquals(keywords.Type, PyType.Dict) ? keywords : keywords.Copy();
        _dict = tuple[3].IsNone ? null : tuple[3].Ref as PyDict;
    }

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
