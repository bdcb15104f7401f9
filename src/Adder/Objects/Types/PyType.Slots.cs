using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

[PyType("type", Property = "Type", Flags = TypeFlags.TypeSubclass | TypeFlags.HasDict | TypeFlags.HasWeakref | TypeFlags.MatchSelf,
    Doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")]
public sealed unsafe partial class PyType
{
    // type_call
    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyType type = System.Runtime.CompilerServices.Unsafe.As<PyType>(self.Ref);
        if (ReferenceEquals(type, PyType.Type))
        {
            int positional = args.Length - (kwnames?.Count ?? 0);
            if (positional == 1) return kwnames is null ? args[0].Type : ts.Raise(TypeError, "type() takes no keyword arguments");
            if (positional != 3) return ts.Raise(TypeError, "type() takes 1 or 3 arguments");
        }
        if (type.TpNew == null || type.Has(TypeFlags.DisallowInstantiation))
        {
            return ts.Raise(TypeError, $"cannot create '{type.Name}' instances");
        }
        Value made = type.TpNew(ts, type, args, kwnames);
        if (made.IsNull || !made.Type.IsSubtypeOf(type)) return made;
        PyType actual = made.Type;
        // Instances with inline slots are watched from their allocation on; those of other classes may have been made in any way.
        if (actual.TpFinalize != null && !actual.Has(TypeFlags.InlineSlots)) WatchedInstances.Watch(made.Ref);
        if (actual.TpInit != null && actual.TpInit(ts, made, args, kwnames) < 0) return default;
        return made;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional != 3) throw Errors.TypeError($"type.__new__() takes exactly 3 arguments ({positional} given)");
        if (args[0].Ref is not PyStr name) throw Errors.TypeError($"type.__new__() argument 1 must be str, not {args[0].Type.Name}");
        if (args[1].Ref is not PyTuple bases) throw Errors.TypeError($"type.__new__() argument 2 must be tuple, not {args[1].Type.Name}");
        if (args[2].Ref is not PyDict dict) throw Errors.TypeError($"type.__new__() argument 3 must be dict, not {args[2].Type.Name}");
        foreach (Value parent in bases.Items)
        {
            if (parent.Ref is not PyType && Attributes.Has(ts, parent, PyStr.Intern("__mro_entries__")))
            {
                throw Errors.TypeError("type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }
        PyType winner = TypeConstruction.Metaclass(metatype, bases);
        if (!ReferenceEquals(winner, metatype) && winner.TpNew != PyType.Type.TpNew) return winner.TpNew(ts, winner, args, kwnames);
        PyType type = TypeConstruction.New(ts, winner, name, bases, dict);
        TypeConstruction.CallInitSubclass(ts, type, args[positional..], kwnames);
        return type;
    }

    // type_init: the work is done in __new__.
    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional == 1 && kwnames is { Count: > 0 }) throw Errors.TypeError("type.__init__() takes no keyword arguments");
        if (positional is not (1 or 3)) throw Errors.TypeError("type.__init__() takes 1 or 3 arguments");
    }

    // type_getattro
    [Slot(Slot.TpGetattro)]
    internal static Value GetAttribute(ThreadState ts, Value self, Value nameValue)
    {
        PyStr name = (PyStr)nameValue.Ref;
        Value found = FindAttribute(ts, self, name);
        return !found.IsNull || ts.HasPending ? found : ts.Raise(NoAttribute((PyType)self.Ref, name));
    }

    // Every start asks for some: what interpolation uses would be the only code that it leaves to the JIT.
    private static PyAttributeError NoAttribute(PyType type, PyStr name)
    {
        string owner = "type object '" + type.Name;
        return Errors.Attribute(type, name.ToString(), owner + "' has no attribute '" + name.ToString() + "'");
    }

    /// <summary>
    /// As <see cref="GetAttribute"/>, but <c>default</c> with nothing pending when there is no such attribute. A descriptor that itself fails
    /// leaves its error pending.
    /// </summary>
    internal static Value FindAttribute(ThreadState ts, Value self, PyStr name)
    {
        PyType type = System.Runtime.CompilerServices.Unsafe.As<PyType>(self.Ref);
        PyType metatype = self.Type;
        Value meta = TypeLookup.Find(ts, metatype, name);
        if (!meta.IsNull && Descriptors.IsData(meta) && meta.Type.TpDescrGet != null) return meta.Type.TpDescrGet(ts, meta, self, metatype);
        Value own = TypeLookup.Find(ts, type, name);
        if (!own.IsNull) return Descriptors.Bind(ts, own, default, self);
        return meta.IsNull ? default : Descriptors.Bind(ts, meta, self, metatype);
    }

    // type_setattro
    [Slot(Slot.TpSetattro)]
    internal static int SetAttribute(ThreadState ts, Value self, Value nameValue, Value value)
    {
        PyType type = (PyType)self.Ref;
        PyStr name = PyStr.Intern((PyStr)nameValue.Ref);
        if (type.IsImmutable) return ts.Fail(TypeError, $"cannot set '{name}' attribute of immutable type '{type.Name}'");
        Value meta = TypeLookup.Find(ts, self.Type, name);
        if (!meta.IsNull && meta.Type.TpDescrSet != null) return meta.Type.TpDescrSet(ts, meta, self, value);
        TypeVersions.Modified(type);
        if (value.IsNull)
        {
            if (!type.Namespace.RemoveString(name))
            {
                ts.Raise(NoAttribute(type, name));
                return -1;
            }
        }
        else
        {
            type.Namespace.SetString(name, value);
        }
        if (name.Length > 4 && name[0] == '_' && name[1] == '_') SlotFixup.Named(type, name);
        return 0;
    }

    // type_repr
    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        Value module = GetModule(ts);
        string? moduleName = module.Ref is PyStr text ? text.ToString() : null;
        return moduleName is null or "builtins" ? $"<class '{(moduleName is null ? Name : QualName)}'>" : $"<class '{moduleName}.{QualName}'>";
    }
}
