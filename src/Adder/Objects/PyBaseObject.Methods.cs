using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

internal static unsafe partial class PyBaseObject
{
    [PyMethod("__format__($self, format_spec, /)\n--\n\nDefault object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.")]
    private static Value FormatMethod(ThreadState ts, Value self, Value formatSpec)
    {
        if (formatSpec.Ref is not PyStr spec) throw Errors.TypeError($"__format__() argument must be str, not {formatSpec.Type.Name}");
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

    [PyMethod("__init_subclass__($type, /)\n--\n\nThis method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.", Class = true, Convention = CallingConvention.NoArgs)]
    private static Value InitSubclass(ThreadState ts, PyType type) => Value.None;

    [PyMethod("__subclasshook__($type, object, /)\n--\n\nAbstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).", Class = true, Convention = CallingConvention.VarArgs)]
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
