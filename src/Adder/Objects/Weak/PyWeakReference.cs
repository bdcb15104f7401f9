using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>weakref.ref</c>: finds its object while that is alive.</summary>
[PyType("ReferenceType", Property = "WeakReference", Module = "weakref", Doc = "ReferenceType(object, callback=None, /)\n--\n\nA reference that does not keep its object alive.")]
public partial class PyWeakReference : PyObject
{
    // Null once cleared: where the reference died too, .NET may have taken it apart already.
    private WeakReference<PyObject>? _target;
    private Value _hash;

    internal PyWeakReference(PyType type) : base(type) { }

    /// <summary>Called with this reference when the object has died; null when there is none.</summary>
    internal Value Callback { get; private set; }

    /// <summary>The object, or null once it is dead.</summary>
    internal PyObject? Target => _target is not null && _target.TryGetTarget(out PyObject? target) ? target : null;

    internal void SetUp(PyObject target, Value callback)
    {
        _target = new WeakReference<PyObject>(target);
        Callback = callback.IsNull || callback.IsNone ? default : callback;
    }

    /// <summary>Forgets object and callback, as when the object dies.</summary>
    internal void Clear()
    {
        _target = null;
        Callback = default;
    }

    // weakref___new__: a plain reference without callback is shared.
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 } && ReferenceEquals(type, PyType.WeakReference)) throw Errors.TypeError("ref() takes no keyword arguments");
        args = args[..(args.Length - (kwnames?.Count ?? 0))];
        if (args.Length < 1) throw Errors.TypeError("__new__ expected at least 1 argument, got 0");
        if (args.Length > 2) throw Errors.TypeError($"__new__ expected at most 2 arguments, got {args.Length}");
        return WeakReferences.Make(ts, type, args[0], args.Length > 1 ? args[1] : default);
    }

    internal static unsafe PyWeakReference Allocate(PyType type)
    {
        if (ReferenceEquals(type, PyType.WeakProxy)) return new PyWeakProxy(type);
        if (ReferenceEquals(type, PyType.WeakCallableProxy)) return new PyWeakCallableProxy(type);
        return (PyWeakReference)type.AllocateInstance(type);
    }

    [Slot(Slot.TpInit)]
    internal void Init(ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count < 1) throw Errors.TypeError($"__init__ expected at least 1 argument, got {count}");
        if (count > 2) throw Errors.TypeError($"__init__ expected at most 2 arguments, got {count}");
    }

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length > 0) return ts.Raise(PyType.TypeError, "weakref() takes no arguments");
        return ((PyWeakReference)self.Ref).Target is { } target ? target : Value.None;
    }

    [Slot(Slot.TpHash)]
    internal long Hash(ThreadState ts)
    {
        if (!_hash.IsNull) return _hash.Bits;
        if (Target is not { } target) throw Errors.TypeError("weak object has gone away");
        long hash = Hashing.Of(ts, target).OrThrow(ts);
        _hash = Value.Int(hash);
        return hash;
    }

    [Slot(Slot.TpRichcompare)]
    internal Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyWeakReference reference) return Value.NotImplemented;
        if (Target is { } mine && reference.Target is { } theirs) return Comparison.Rich(ts, mine, theirs, op);
        return ReferenceEquals(this, reference) == (op == CompareOp.Eq);
    }

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        if (Target is not { } target) return $"<weakref at {Identity.Hex(this)}; dead>";
        Value name = Attributes.Find(ts, target, "__name__");
        if (name.IsNull) ts.ClearPending();
        string suffix = name.Ref is PyStr text ? $" ({text})" : "";
        return $"<weakref at {Identity.Hex(this)}; to '{target.Type.Name}' at {Identity.Hex(target)}{suffix}>";
    }

    [PyGetSet("__callback__")]
    private Value GetCallback() => Callback.IsNull ? Value.None : Callback;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
