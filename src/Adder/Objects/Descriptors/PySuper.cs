using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>super</c>.</summary>
[PyType("super", Doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)")]
public partial class PySuper : PyObject
{
    public PySuper(PyType type) : base(type) { }

    [PyMember("__thisclass__", Doc = "the class invoking super()")]
    private Value ThisClass => StartType is null ? Value.None : StartType;

    [PyMember("__self__", Doc = "the object that super() was made for, or None")]
    private Value SelfMember => Self.IsNull ? Value.None : Self;

    [PyMember("__self_class__", Doc = "the type of the object that super() was made for, or None")]
    private Value SelfClass => ObjectType is null ? Value.None : ObjectType;

    internal PyType? StartType { get; private set; }

    internal Value Self { get; private set; }

    internal PyType? ObjectType { get; private set; }

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    // super_init_impl
    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError("super() takes no keyword arguments");
        if (args.Length > 2) throw Errors.TypeError($"super() expected at most 2 arguments, got {args.Length}");
        Value type, obj = default;
        if (args.Length == 0)
        {
            (type, obj) = ts.Interpreter.Evaluator.SuperArguments(ts);
        }
        else
        {
            type = args[0];
            if (args.Length > 1 && !args[1].IsNone) obj = args[1];
        }
        if (type.Ref is not PyType start) throw Errors.TypeError($"super() argument 1 must be a type, not {type.Type.Name}");
        StartType = start;
        Self = obj;
        ObjectType = obj.IsNull ? null : Check(ts, start, obj);
    }

    /// <summary>The type along whose order the search goes; throws when the object fits neither way. (supercheck)</summary>
    internal static PyType Check(ThreadState ts, PyType type, Value obj)
    {
        if (obj.Ref is PyType asType && (asType.Mro.Length == 0 ? asType.IsSubtypeOf(type) : IndexOf(asType.Mro, type) >= 0)) return asType;
        if (obj.Type.IsSubtypeOf(type)) return obj.Type;
        Value cls = Attributes.Find(ts, obj, "__class__");
        if (cls.IsNull && ts.HasPending) throw ts.Throwable();
        if (cls.Ref is PyType claimed && !ReferenceEquals(claimed, obj.Type) && claimed.IsSubtypeOf(type)) return claimed;
        throw Errors.TypeError("super(type, obj): obj must be an instance or subtype of type");
    }

    [Slot(Slot.TpGetattro)]
    internal static Value GetAttribute(ThreadState ts, Value self, Value name)
    {
        PySuper super = (PySuper)self.Ref;
        PyStr text = (PyStr)name.Ref;
        if (super.ObjectType is not null && !text.Is("__class__"))
        {
            Value found = FindAfter(ts, super.StartType!, super.ObjectType, super.Self, text);
            if (!found.IsNull || ts.HasPending) return found;
        }
        return GenericAttributes.Get(ts, self, name);
    }

    /// <summary><c>super(type, obj).name</c>: bound, or AttributeError pending. (_PySuper_Lookup)</summary>
    internal static Value Lookup(ThreadState ts, PyType type, Value obj, PyStr name)
    {
        PyType objectType = Check(ts, type, obj);
        Value found = FindAfter(ts, type, objectType, obj, name);
        if (!found.IsNull || ts.HasPending) return found;
        return GenericAttributes.Get(ts, new PySuper(PyType.Super) { StartType = type, Self = obj, ObjectType = objectType }, name);
    }

    private static Value FindAfter(ThreadState ts, PyType start, PyType objectType, Value obj, PyStr name)
    {
        Value raw = ts.Interpreter.InheritedAttributes.Find(start, objectType, name);
        if (raw.IsNull) return default;
        // Through a class (super(C, cls)) functions stay unbound.
        return Descriptors.Bind(ts, raw, obj.Is(objectType) ? default : obj, objectType);
    }

    /// <summary>What the classes behind <paramref name="start"/> in the order have under this name, unbound.</summary>
    internal static Value FindRaw(PyType start, PyType objectType, PyStr name)
    {
        PyType[] mro = objectType.Mro;
        int i = IndexOf(mro, start) + 1;
        if (i == 0) i = mro.Length;
        for (; i < mro.Length; i++)
        {
            Value found = mro[i].Namespace.FindString(name);
            if (!found.IsNull) return found;
        }
        return default;
    }

    [Slot(Slot.TpDescrGet)]
    internal static Value Get(ThreadState ts, Value self, Value obj, Value type)
    {
        PySuper super = (PySuper)self.Ref;
        if (obj.IsNull || obj.IsNone || !super.Self.IsNull) return self;
        if (!ReferenceEquals(super.Type, PyType.Super)) return Calls.Call(ts, super.Type, super.ThisClass, obj);
        return new PySuper(PyType.Super) { StartType = super.StartType, Self = obj, ObjectType = Check(ts, super.StartType!, obj) };
    }

    [Slot(Slot.TpRepr)]
    internal Value ReprOf() => ObjectType is null
        ? $"<super: <class '{StartType?.Name ?? "NULL"}'>, NULL>"
        : $"<super: <class '{StartType!.Name}'>, <{ObjectType.Name} object>>";

    private static int IndexOf(PyType[] mro, PyType type)
    {
        int i = mro.Length - 1;
        while (i >= 0 && !ReferenceEquals(mro[i], type)) i--;
        return i;
    }
}
