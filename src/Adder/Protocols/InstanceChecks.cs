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
        Value answer = CallHook(ts, cls, s_instanceCheck, obj);
        return answer.IsNull ? RecursiveIsInstance(ts, obj, cls) : Truth.Test(ts, answer);
    }

    internal static bool IsSubclass(ThreadState ts, Value derived, Value cls)
    {
        if (ReferenceEquals(cls.Type, PyType.Type)) return derived.Is(cls) || RecursiveIsSubclass(ts, derived, cls);
        if (cls.Ref is PyUnion union) cls = union.Args;
        if (cls.Ref is PyTuple tuple) return AnyOf(ts, tuple, derived, isInstance: false);
        Value answer = CallHook(ts, cls, s_subclassCheck, derived);
        return answer.IsNull ? RecursiveIsSubclass(ts, derived, cls) : Truth.Test(ts, answer);
    }

    private static readonly PyStr s_instanceCheck = PyStr.Intern("__instancecheck__"), s_subclassCheck = PyStr.Intern("__subclasscheck__");
    private static readonly PyStr s_class = PyStr.Intern("__class__");

    // No value where there is no such hook.
    private static Value CallHook(ThreadState ts, Value cls, PyStr name, Value argument)
    {
        if (!ts.EnterRecursive(" in __instancecheck__")) throw ts.Throwable();
        Value result = Calls.Special(ts, cls, name, out bool found, argument);
        ts.LeaveRecursive();
        return found ? result.OrThrow(ts) : default;
    }

    private static bool AnyOf(ThreadState ts, PyTuple classes, Value subject, bool isInstance)
    {
        int plain = 0;
        while (isInstance && plain < classes.Count && ReferenceEquals(classes[plain].Type, PyType.Type))
        {
            if (RecursiveIsInstance(ts, subject, classes[plain++])) return true;
        }
        if (plain > 0 && plain == classes.Count) return false;
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
            if (ClaimsNothing(ts, obj.Type)) return false;
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

    // Its instances have no __class__ but object's: remembered by the type's version.
    private static bool ClaimsNothing(ThreadState ts, PyType type)
    {
        uint version = type.VersionTag;
        if (version != 0 && type.PlainClassVersion == version) return true;
        bool plain = type.TpGetattro == GenericAttributes.GetSlot && TypeLookup.Find(ts, type, s_class).Is(PyType.Object.Namespace.FindString(s_class));
        if (plain) type.PlainClassVersion = type.VersionTag;
        return plain;
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
