using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>wrapper_descriptor</c>: the dunder method that a slot of a built-in type shows as.</summary>
[PyType("wrapper_descriptor", Property = "WrapperDescriptor", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.MethodDescriptor)]
public sealed unsafe partial class PyWrapperDescriptor : PyDescriptor
{
    internal PyWrapperDescriptor(PyType owner, SlotDefinition definition, void* slot)
        : base(PyType.WrapperDescriptor, owner, definition.Name)
    {
        Definition = definition;
        Pointer = slot;
    }

    internal SlotDefinition Definition { get; }

    /// <summary>The slot's function.</summary>
    internal void* Pointer { get; }

    [Slot(Slot.TpDescrGet)]
    internal Value Bind(Value obj, Value type)
    {
        if (obj.IsNull) return this;
        Check(obj);
        return new PyMethodWrapper(this, obj);
    }

    // wrapperdescr_call
    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyWrapperDescriptor wrapper = (PyWrapperDescriptor)self.Ref;
        if (args.Length - (kwnames?.Count ?? 0) < 1)
        {
            return ts.Raise(PyType.TypeError, $"descriptor '{wrapper.Name}' of '{wrapper.Owner.Name}' object needs an argument");
        }
        if (!args[0].Type.IsSubtypeOf(wrapper.Owner))
        {
            return ts.Raise(PyType.TypeError,
                $"descriptor '{wrapper.Name}' requires a '{wrapper.Owner.Name}' object but received a '{args[0].Type.Name}'");
        }
        return WrapperCalls.Call(ts, wrapper.Definition, wrapper.Pointer, args[0], args[1..], kwnames);
    }

    [PyGetSet("__doc__")]
    private Value GetDoc() => InternalDoc.Docstring(Name, Definition.Doc);

    [PyGetSet("__text_signature__")]
    private Value GetTextSignature() => InternalDoc.Signature(Name, Definition.Doc);

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"<slot wrapper '{Name}' of '{Owner.Name}' objects>";

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts) => new PyTuple(ts.Interpreter.Builtins.FindString("getattr"), new PyTuple(Owner, Name));
}

/// <summary><c>method-wrapper</c>: a slot wrapper bound to an object.</summary>
[PyType("method-wrapper", Property = "MethodWrapper", Subclassable = false, NoInstantiation = true)]
public sealed unsafe partial class PyMethodWrapper : PyObject
{
    internal PyMethodWrapper(PyWrapperDescriptor descriptor, Value self) : base(PyType.MethodWrapper)
    {
        Descriptor = descriptor;
        Self = self;
    }

    internal PyWrapperDescriptor Descriptor { get; }

    [PyMember("__self__")]
    internal readonly Value Self;

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyMethodWrapper wrapper = (PyMethodWrapper)self.Ref;
        return WrapperCalls.Call(ts, wrapper.Descriptor.Definition, wrapper.Descriptor.Pointer, wrapper.Self, args, kwnames);
    }

    [PyGetSet("__objclass__")]
    private Value GetObjClass() => Descriptor.Owner;

    [PyGetSet("__name__")]
    private string GetName() => Descriptor.Name;

    [PyGetSet("__qualname__")]
    private Value GetQualName() => Descriptor.QualName;

    [PyGetSet("__doc__")]
    private Value GetDoc() => InternalDoc.Docstring(Descriptor.Name, Descriptor.Definition.Doc);

    [PyGetSet("__text_signature__")]
    private Value GetTextSignature() => InternalDoc.Signature(Descriptor.Name, Descriptor.Definition.Doc);

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"<method-wrapper '{Descriptor.Name}' of {Self.Type.Name} object at {Identity.Hex(Self)}>";

    [Slot(Slot.TpRichcompare)]
    private Value Compare(Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyMethodWrapper wrapper) return Value.NotImplemented;
        return (ReferenceEquals(Descriptor, wrapper.Descriptor) && Self.Is(wrapper.Self)) == (op == CompareOp.Eq);
    }

    [Slot(Slot.TpHash)]
    private long Hash() => Identity.Hash(Self) ^ Identity.Hash(Descriptor);

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts) => new PyTuple(ts.Interpreter.Builtins.FindString("getattr"), new PyTuple(Self, Descriptor.Name));
}
