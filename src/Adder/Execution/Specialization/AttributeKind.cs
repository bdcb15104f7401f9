using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>What a class has under a name, as far as specialization cares. (DescriptorClassification)</summary>
internal enum AttributeKind
{
    Overriding, Method, Property, ObjectSlot, OtherSlot, NonOverriding, ClassMethod, NonDescriptor, Mutable, Absent, DunderClass,
    GetSetOverridden, PythonGetAttribute,
}

/// <summary>Sorts class attributes into kinds. (analyze_descriptor)</summary>
internal static unsafe class AttributeAnalysis
{
    internal static AttributeKind Of(ThreadState ts, PyType type, PyStr name, bool store, out Value descriptor)
    {
        bool hasGetattr = false;
        descriptor = default;
        if (store)
        {
            if (type.TpSetattro != PyType.Object.TpSetattro) return AttributeKind.GetSetOverridden;
        }
        else if (type.TpGetattro != GenericAttributes.GetSlot)
        {
            if (!type.IsHeapType) return AttributeKind.GetSetOverridden;
            Value getAttribute = TypeLookup.Find(ts, type, "__getattribute__");
            hasGetattr = !TypeLookup.Find(ts, type, "__getattr__").IsNull;
            // Built-in types of CPython have their own, though it does the same.
            if (hasGetattr && !ReferenceEquals(type.NativeBase, PyType.Object)) return AttributeKind.GetSetOverridden;
            if (!getAttribute.IsNull && !getAttribute.Is(TypeLookup.Find(ts, PyType.Object, "__getattribute__")))
            {
                if (hasGetattr || getAttribute.Ref is not PyFunction) return AttributeKind.GetSetOverridden;
                descriptor = getAttribute;
                return AttributeKind.PythonGetAttribute;
            }
        }
        descriptor = TypeLookup.Find(ts, type, name);
        return descriptor.IsNull ? AttributeKind.Absent : Classify(ts, descriptor, name, hasGetattr);
    }

    private static AttributeKind Classify(ThreadState ts, Value descriptor, PyStr name, bool hasGetattr)
    {
        PyType kind = descriptor.Type;
        if (!kind.IsImmutable) return AttributeKind.Mutable;
        if (kind.TpDescrSet != null)
        {
            if (descriptor.Ref is PyMemberDescriptor member) return member.SlotIndex >= 0 ? AttributeKind.ObjectSlot : AttributeKind.OtherSlot;
            if (ReferenceEquals(kind, PyType.Property)) return hasGetattr ? AttributeKind.GetSetOverridden : AttributeKind.Property;
            bool isClass = name.Is("__class__") && descriptor.Is(TypeLookup.Find(ts, PyType.Object, "__class__"));
            return isClass ? AttributeKind.DunderClass : AttributeKind.Overriding;
        }
        if (kind.TpDescrGet == null) return AttributeKind.NonDescriptor;
        if (kind.Has(TypeFlags.MethodDescriptor)) return AttributeKind.Method;
        return ReferenceEquals(kind, PyType.ClassMethod) || ReferenceEquals(kind, PyType.ClassMethodDescriptor)
            ? AttributeKind.ClassMethod
            : AttributeKind.NonOverriding;
    }
}
