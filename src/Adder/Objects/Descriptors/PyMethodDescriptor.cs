using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>method_descriptor</c>: a method of a built-in type.</summary>
[PyType("method_descriptor", Property = "MethodDescriptor", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.MethodDescriptor)]
public sealed partial class PyMethodDescriptor : PyDescriptor
{
    internal PyMethodDescriptor(PyType owner, MethodDef def) : base(PyType.MethodDescriptor, owner, def.Name)
    {
        Def = def;
    }

    internal MethodDef Def { get; }

    [Slot(Slot.TpDescrGet)]
    internal Value Bind(Value obj, Value type)
    {
        if (obj.IsNull) return this;
        Check(obj);
        return new PyBuiltinFunction(Def, obj, default, Owner);
    }

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyMethodDescriptor method = (PyMethodDescriptor)self.Ref;
        if (args.Length - (kwnames?.Count ?? 0) < 1)
        {
            return ts.Raise(PyType.TypeError, $"unbound method {method.Owner.Name}.{method.Name}() needs an argument");
        }
        if (!args[0].Type.IsSubtypeOf(method.Owner))
        {
            return ts.Raise(PyType.TypeError,
                $"descriptor '{method.Name}' for '{method.Owner.Name}' objects doesn't apply to a '{args[0].Type.Name}' object");
        }
        return MethodCalls.Call(ts, method.Def, method.Owner, args[0], args[1..], kwnames);
    }

    [PyGetSet("__doc__")]
    private Value GetDoc() => InternalDoc.Docstring(Name, Def.InternalDoc);

    [PyGetSet("__text_signature__")]
    private Value GetTextSignature() => InternalDoc.Signature(Name, Def.InternalDoc);

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"<method '{Name}' of '{Owner.Name}' objects>";

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts) => new PyTuple(ts.Interpreter.Builtins.FindString("getattr"), new PyTuple(Owner, Name));
}

/// <summary><c>classmethod_descriptor</c>: a class method of a built-in type.</summary>
[PyType("classmethod_descriptor", Property = "ClassMethodDescriptor", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyClassMethodDescriptor : PyDescriptor
{
    internal PyClassMethodDescriptor(PyType owner, MethodDef def) : base(PyType.ClassMethodDescriptor, owner, def.Name)
    {
        Def = def;
    }

    internal MethodDef Def { get; }

    // classmethod_get
    [Slot(Slot.TpDescrGet)]
    internal Value Bind(Value obj, Value type)
    {
        Value cls = type.IsNull ? obj.Type : type;
        if (cls.Ref is not PyType owner) throw Errors.TypeError($"descriptor '{Name}' for type '{Owner.Name}' needs a type, not a '{cls.Type.Name}' as arg 2");
        if (!owner.IsSubtypeOf(Owner)) throw Errors.TypeError($"descriptor '{Name}' requires a subtype of '{Owner.Name}' but received '{owner.Name}'");
        return new PyBuiltinFunction(Def, owner, default, owner);
    }

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyClassMethodDescriptor method = (PyClassMethodDescriptor)self.Ref;
        if (args.IsEmpty || args[0].Ref is not PyType type || !type.IsSubtypeOf(method.Owner))
        {
            return ts.Raise(PyType.TypeError, $"descriptor '{method.Name}' of '{method.Owner.Name}' object needs an argument");
        }
        return MethodCalls.Call(ts, method.Def, method.Owner, type, args[1..], kwnames);
    }

    [PyGetSet("__doc__")]
    private Value GetDoc() => InternalDoc.Docstring(Name, Def.InternalDoc);

    [PyGetSet("__text_signature__")]
    private Value GetTextSignature() => InternalDoc.Signature(Name, Def.InternalDoc);

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"<method '{Name}' of '{Owner.Name}' objects>";
}
