using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>isinstance</c> and <c>issubclass</c>. Throw. (object_isinstance, PyObject_IsInstance)</summary>
internal static unsafe class InstanceChecks
{
    internal static bool IsInstance(ThreadState ts, Value obj, Value cls)
    {
        if (ReferenceEquals(obj.Type, cls.Ref)) return true;
        if (ReferenceEquals(cls.Type, PyType.Type)) return RecursiveIsInstance(ts, obj, cls);
        if (cls.Ref is PyUnion union) cls = union.Args;
        if (cls.Ref is PyTuple tuple) return AnyOf(ts, tuple, obj, isInstance: true);
        Value hook = Attributes.FindSpecial(ts, cls, "__instancecheck__");
        if (!hook.IsNull) return Truth.Test(ts, CallHook(ts, hook, obj));
        if (ts.HasPending) throw ts.Throwable();
        return RecursiveIsInstance(ts, obj, cls);
    }

    internal static bool IsSubclass(ThreadState ts, Value derived, Value cls)
    {
        if (ReferenceEquals(cls.Type, PyType.Type)) return derived.Is(cls) || RecursiveIsSubclass(ts, derived, cls);
        if (cls.Ref is PyUnion union) cls = union.Args;
        if (cls.Ref is PyTuple tuple) return AnyOf(ts, tuple, derived, isInstance: false);
        Value hook = Attributes.FindSpecial(ts, cls, "__subclasscheck__");
        if (!hook.IsNull) return Truth.Test(ts, CallHook(ts, hook, derived));
        if (ts.HasPending) throw ts.Throwable();
        return RecursiveIsSubclass(ts, derived, cls);
    }

    private static Value CallHook(ThreadState ts, Value hook, Value argument)
    {
        if (!ts.EnterRecursive(" in __instancecheck__")) throw ts.Throwable();
        Value result = Calls.Call(ts, hook, argument);
        ts.LeaveRecursive();
        return result.OrThrow(ts);
    }

    private static bool AnyOf(ThreadState ts, PyTuple classes, Value subject, bool isInstance)
    {
        if (!ts.EnterRecursive(isInstance ? " in __instancecheck__" : " in __subclasscheck__")) throw ts.Throwable();
        try
        {
            foreach (Value cls in classes.Items)
            {
                if (isInstance ? IsInstance(ts, subject, cls) : IsSubclass(ts, subject, cls)) return true;
            }
            return false;
        }
        finally
        {
            ts.LeaveRecursive();
        }
    }

    /// <summary>Without hooks: type.__instancecheck__. (object_isinstance)</summary>
    internal static bool RecursiveIsInstance(ThreadState ts, Value obj, Value cls)
    {
        if (cls.Ref is PyType type)
        {
            if (obj.Type.IsSubtypeOf(type)) return true;
            // Who has no __class__ of its own claims nothing.
            if (obj.Type.TpGetattro == GenericAttributes.GetSlot
                && TypeLookup.Find(ts, obj.Type, "__class__").Is(PyType.Object.Namespace.FindString("__class__"))) return false;
            Value claimed = Attributes.Find(ts, obj, "__class__");
            if (claimed.IsNull && ts.HasPending) throw ts.Throwable();
            return claimed.Ref is PyType other && !ReferenceEquals(other, obj.Type) && other.IsSubtypeOf(type);
        }
        CheckClass(ts, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        Value claimedClass = Attributes.Find(ts, obj, "__class__");
        if (claimedClass.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            return false;
        }
        return AbstractIsSubclass(ts, claimedClass, cls);
    }

    /// <summary>Without hooks: type.__subclasscheck__. (recursive_issubclass)</summary>
    internal static bool RecursiveIsSubclass(ThreadState ts, Value derived, Value cls)
    {
        if (cls.Ref is PyType type && derived.Ref is PyType derivedType) return derivedType.IsSubtypeOf(type);
        CheckClass(ts, derived, "issubclass() arg 1 must be a class");
        if (cls.Ref is not PyUnion) CheckClass(ts, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return AbstractIsSubclass(ts, derived, cls);
    }

    private static bool AbstractIsSubclass(ThreadState ts, Value derived, Value cls)
    {
        if (derived.Is(cls)) return true;
        PyTuple? bases = BasesOf(ts, derived);
        if (bases is null) return false;
        if (!ts.EnterRecursive(" in __issubclass__")) throw ts.Throwable();
        try
        {
            foreach (Value parent in bases.Items)
            {
                if (AbstractIsSubclass(ts, parent, cls)) return true;
            }
            return false;
        }
        finally
        {
            ts.LeaveRecursive();
        }
    }

    private static PyTuple? BasesOf(ThreadState ts, Value cls)
    {
        Value bases = Attributes.Find(ts, cls, "__bases__");
        if (bases.IsNull && ts.HasPending) throw ts.Throwable();
        return bases.Ref as PyTuple;
    }

    private static void CheckClass(ThreadState ts, Value cls, string message)
    {
        if (cls.Ref is not PyType && BasesOf(ts, cls) is null) throw Errors.TypeError(message);
    }
}
