using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

internal static unsafe partial class PyBaseObject
{
    [PyMethod("__format__($self, format_spec, /)\n--\n\nstr(self), for an empty format_spec; all others are a TypeError.")]
    private static Value FormatMethod(ThreadState ts, Value self, Value formatSpec)
    {
        if (formatSpec.Ref is not PyStr spec) throw Errors.TypeError($"__format__() argument must be str, not {(formatSpec.IsNone ? "None" : formatSpec.Type.Name)}");
        if (spec.Length > 0) throw Errors.TypeError($"unsupported format string passed to {self.Type.Name}.__format__");
        return Protocols.Str.Of(ts, self);
    }

    [PyMethod("__sizeof__($self, /)\n--\n\nSize of object in memory, in bytes.")]
    private static long SizeOf(ThreadState ts, Value self)
    {
        long item = TypeSizes.Item(self.Type);
        return TypeSizes.Basic(self.Type) + (item == 0 ? 0 : item * Protocols.Subscript.Length(ts, self).OrThrow(ts));
    }

    [PyMethod("__getstate__($self, /)\n--\n\nHelper for pickle.")]
    private static Value GetState(ThreadState ts, Value self) => InstanceState.Default(ts, self, required: false);

    // object___dir___impl
    [PyMethod("__dir__($self, /)\n--\n\nDefault dir() implementation.")]
    private static Value Dir(ThreadState ts, Value self)
    {
        PyDict names = new();
        Value own = Attributes.Find(ts, self, "__dict__");
        if (own.IsNull && ts.HasPending) throw ts.Throwable();
        if (own.Ref is PyDict dict) names = dict.Copy();
        Value cls = Attributes.Find(ts, self, "__class__");
        if (cls.IsNull && ts.HasPending) throw ts.Throwable();
        if (!cls.IsNull) MergeClass(ts, names, cls);
        return names.KeysList();
    }

    // merge_class_dict
    private static void MergeClass(ThreadState ts, PyDict names, Value cls)
    {
        Value own = Attributes.Find(ts, cls, "__dict__");
        if (own.IsNull && ts.HasPending) throw ts.Throwable();
        if (!own.IsNull) names.Update(ts, own);
        Value bases = Attributes.Find(ts, cls, "__bases__");
        if (bases.IsNull && ts.HasPending) throw ts.Throwable();
        if (bases.Ref is not PyTuple tuple) return;
        foreach (Value parent in tuple.Items) MergeClass(ts, names, parent);
    }

    [PyMethod("__init_subclass__($type, /)\n--\n\nCalled on a class whenever another one is derived from it.\n\nThis one does nothing: classes override it as they need.", Class = true, Convention = CallingConvention.NoArgs)]
    private static Value InitSubclass(ThreadState ts, PyType type) => Value.None;

    [PyMethod("__subclasshook__($type, object, /)\n--\n\nCalled on an abstract class by issubclass(), for it to decide.\n\nTrue and False are the answer; NotImplemented, as here, leaves the question\nto the bases and to what was registered.", Class = true, Convention = CallingConvention.VarArgs)]
    private static Value SubclassHook(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Value.NotImplemented;

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private static Value Reduce(ThreadState ts, Value self) => Reduction.Of(ts, self, 0);

    // object___reduce_ex___impl
    [PyMethod("__reduce_ex__($self, protocol, /)\n--\n\nHelper for pickle.")]
    private static Value ReduceEx(ThreadState ts, Value self, int protocol)
    {
        PyStr name = PyStr.Intern("__reduce__");
        Value reduce = TypeLookup.Find(ts, self.Type, name);
        bool overridden = !(reduce.Ref is PyMethodDescriptor { Owner: var owner } && ReferenceEquals(owner, PyType.Object));
        return overridden ? Calls.Call(ts, Attributes.Get(ts, self, name).OrThrow(ts)) : Reduction.Of(ts, self, protocol);
    }
}
