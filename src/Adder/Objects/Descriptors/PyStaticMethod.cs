using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What staticmethod and classmethod have in common: a wrapped callable whose attributes they show.</summary>
public abstract class PyWrappedFunction(PyType type) : PyObject(type)
{
    private static readonly string[] s_copied = ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"];

    private PyDict? _dict;

    [PyMember("__func__")]
    internal Value Function = Value.None;

    [PyMember("__wrapped__")]
    internal Value Wrapped => Function;

    internal override ref PyDict? DictSlot => ref _dict;

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [PyGetSet("__isabstractmethod__")]
    internal Value GetIsAbstract(ThreadState ts) => IsAbstract(ts, Function);

    // _PyObject_IsAbstract
    internal static Value IsAbstract(ThreadState ts, Value function)
    {
        Value flag = Attributes.Find(ts, function, "__isabstractmethod__");
        if (flag.IsNull) return ts.HasPending ? default : Value.False;
        int truth = Truth.Of(ts, flag);
        return truth < 0 ? default : Value.Bool(truth != 0);
    }

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    internal Value GetDict() => _dict ??= new PyDict();

    internal void SetDict(Value value) => _dict = value.Ref as PyDict ?? throw Errors.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");

    /// <summary>Wraps the only argument of a type's constructor. Throws. (functools_wraps)</summary>
    private protected void Wrap(ThreadState ts, string type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{type}() takes no keyword arguments");
        if (args.Length != 1) throw Errors.TypeError($"{type} expected 1 argument, got {args.Length}");
        Function = args[0];
        foreach (string name in s_copied)
        {
            Value value = Attributes.Find(ts, Function, name);
            if (!value.IsNull) InstanceAttributes.Set(this, PyStr.Intern(name), value);
            else if (ts.HasPending) throw ts.Throwable();
        }
    }
}

/// <summary><c>staticmethod</c>.</summary>
[PyType("staticmethod", Property = "StaticMethod", Flags = TypeFlags.HasDict,
    Doc = "staticmethod(function)\n--\n\nA method that gets neither the instance nor the class.")]
public partial class PyStaticMethod : PyWrappedFunction
{
    public PyStaticMethod(PyType type) : base(type) { }

    internal PyStaticMethod(Value function) : this(PyType.StaticMethod)
    {
        Function = function;
    }

    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Wrap(ts, "staticmethod", args, kwnames);

    [Slot(Slot.TpDescrGet)]
    internal Value Get(Value obj, Value type) => Function;

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        Calls.Call(ts, ((PyStaticMethod)self.Ref).Function, args, kwnames);

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts) => $"<staticmethod({Repr.Of(ts, Function)})>";
}

/// <summary><c>classmethod</c>.</summary>
[PyType("classmethod", Property = "ClassMethod", Flags = TypeFlags.HasDict,
    Doc = "classmethod(function)\n--\n\nA method that gets the class as its first argument.")]
public partial class PyClassMethod : PyWrappedFunction
{
    public PyClassMethod(PyType type) : base(type) { }

    internal PyClassMethod(Value function) : this(PyType.ClassMethod)
    {
        Function = function;
    }

    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Wrap(ts, "classmethod", args, kwnames);

    // cm_descr_get: chained descriptors are still honoured in 3.12.
    [Slot(Slot.TpDescrGet)]
    internal static unsafe Value Get(ThreadState ts, Value self, Value obj, Value type)
    {
        Value function = ((PyClassMethod)self.Ref).Function;
        Value cls = type.IsNull ? obj.Type : type;
        if (function.Type.TpDescrGet != null) return function.Type.TpDescrGet(ts, function, cls, cls);
        return new PyMethod(function, cls);
    }

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts) => $"<classmethod({Repr.Of(ts, Function)})>";
}
