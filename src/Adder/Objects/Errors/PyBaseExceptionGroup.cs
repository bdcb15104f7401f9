using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>BaseExceptionGroup</c>. (PEP 654)</summary>
[PyType("BaseExceptionGroup", Property = "BaseExceptionGroup", Base = typeof(PyException), Doc = "Several exceptions raised as one.")]
public partial class PyBaseExceptionGroup(PyType type) : PyException(type)
{
    [PyMember("message", Doc = "exception message")]
    internal Value Message = Value.None;

    [PyMember("exceptions", Doc = "nested exceptions")]
    private Value ExceptionsMember => Exceptions;

    internal PyTuple Exceptions { get; private set; } = PyTuple.Empty;

    // BaseExceptionGroup_new
    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) != 2) throw Errors.TypeError($"BaseExceptionGroup.__new__() takes exactly 2 arguments ({args.Length} given)");
        if (args[0].Ref is not PyStr) throw Errors.TypeError($"argument 1 must be str, not {args[0].Type.Name}");
        if (!Iteration.IsSequence(args[1].Type)) throw Errors.TypeError("second argument (exceptions) must be a sequence");
        PyTuple exceptions = Iterables.ToTuple(ts, args[1]);
        if (exceptions.Count == 0) throw Errors.ValueError("second argument (exceptions) must be a non-empty sequence");
        bool nestedBase = false;
        for (int i = 0; i < exceptions.Count; i++)
        {
            if (exceptions[i].Ref is not PyException error) throw Errors.ValueError($"Item {i} of second argument (exceptions) is not an exception");
            nestedBase |= !error.Type.IsSubtypeOf(PyType.Exception);
        }
        PyBaseExceptionGroup group = (PyBaseExceptionGroup)Errors.Allocate(TypeFor(type, nestedBase));
        group.Message = args[0];
        group.Exceptions = exceptions;
        group.Args = PyTuple.From(args);
        return group;
    }

    private static PyType TypeFor(PyType type, bool nestedBase)
    {
        PyType group = PyType.ExceptionGroup;
        if (ReferenceEquals(type, PyType.BaseExceptionGroup)) return nestedBase ? type : group;
        if (ReferenceEquals(type, group) && nestedBase) throw Errors.TypeError("Cannot nest BaseExceptions in an ExceptionGroup");
        if (nestedBase && type.IsSubtypeOf(PyType.Exception)) throw Errors.TypeError($"Cannot nest BaseExceptions in '{type.Name}'");
        return type;
    }

    [Slot(Slot.TpInit)]
    internal static void InitGroup(Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{self.Type.Name}() takes no keyword arguments");
        ((PyException)self.Ref).Args = PyTuple.From(args);
    }

    internal override Value StrOf(ThreadState ts)
    {
        int count = Exceptions.Count;
        return $"{Protocols.Str.Of(ts, Message)} ({count} sub-exception{(count == 1 ? "" : "s")})";
    }

    [PyMethod("derive($self, excs, /)\n--\n\nA group like this one with other exceptions; subclasses override it.")]
    private Value Derive(ThreadState ts, Value excs) => Calls.Call(ts, PyType.BaseExceptionGroup, Message, excs);

    [PyMethod("split($self, matcher_value, /)\n--\n\nThe part that matches and the rest, as a pair.")]
    private Value Split(ThreadState ts, Value matcherValue)
    {
        (Value match, Value rest) = ExceptionGroupSplitting.Split(ts, this, ExceptionGroupSplitting.Matcher(ts, matcherValue), wantRest: true);
        return new PyTuple(match, rest);
    }

    [PyMethod("subgroup($self, matcher_value, /)\n--\n\nThe part that matches, or None.")]
    private Value Subgroup(ThreadState ts, Value matcherValue) =>
        ExceptionGroupSplitting.Split(ts, this, ExceptionGroupSplitting.Matcher(ts, matcherValue), wantRest: false).Match;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
