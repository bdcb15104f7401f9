using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Attribute access on any object. (PyObject_GetAttr and company)</summary>
internal static unsafe class Attributes
{
    /// <summary><c>getattr(obj, name)</c>; fails with AttributeError pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Value Get(ThreadState ts, Value obj, PyStr name)
    {
        Value found = obj.Type.TpGetattro(ts, obj, name);
        if (found.IsNull) AddContext(ts, obj, name);
        return found;
    }

    // set_attribute_error_context: whoever raised AttributeError by hand need not say of what.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddContext(ThreadState ts, Value obj, PyStr name)
    {
        if (ts.Pending is not PyAttributeError { Name.IsNone: true, Object.IsNone: true } error) return;
        error.Name = name;
        error.Object = obj;
    }

    internal static Value Get(ThreadState ts, Value obj, string name) => Get(ts, obj, PyStr.Intern(name));

    /// <summary>The attribute; <c>default</c> with nothing pending when there is none. (_PyObject_LookupAttr)</summary>
    internal static Value Find(ThreadState ts, Value obj, PyStr name)
    {
        PyType type = obj.Type;
        Value found = type.TpGetattro == GenericAttributes.GetSlot ? GenericAttributes.Find(ts, obj, name)
            : type.TpGetattro == PyType.Type.TpGetattro ? PyType.FindAttribute(ts, obj, name)
            : type.TpGetattro(ts, obj, name);
        if (found.IsNull) ts.ClearIf(PyType.AttributeError);
        return found;
    }

    internal static Value Find(ThreadState ts, Value obj, string name) => Find(ts, obj, PyStr.Intern(name));

    /// <summary><c>setattr(obj, name, value)</c>, or delattr when the value is null; -1 with the error pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int TrySet(ThreadState ts, Value obj, PyStr name, Value value) => obj.Type.TpSetattro(ts, obj, name, value);

    /// <summary>As <see cref="TrySet"/>, but throws.</summary>
    internal static void Set(ThreadState ts, Value obj, PyStr name, Value value) => TrySet(ts, obj, name, value).OrThrow(ts);

    internal static void Set(ThreadState ts, Value obj, string name, Value value) => Set(ts, obj, PyStr.Intern(name), value);

    /// <summary>Sets an attribute whose name may be any object. Throws.</summary>
    internal static void SetAny(ThreadState ts, Value obj, Value name, Value value) => Set(ts, obj, CheckName(name), value);

    /// <summary>The name as a str; throws TypeError for anything else.</summary>
    internal static PyStr CheckName(Value name) =>
        name.Ref as PyStr ?? throw Errors.TypeError($"attribute name must be string, not '{name.Type.Name}'");

    /// <summary>Whether the attribute exists; throws for errors other than AttributeError.</summary>
    internal static bool Has(ThreadState ts, Value obj, PyStr name)
    {
        Value found = Find(ts, obj, name);
        if (found.IsNull && ts.HasPending) throw ts.Throwable();
        return !found.IsNull;
    }

    /// <summary>
    /// A special method looked up on the type and bound; <c>default</c> with nothing pending when there is none. (_PyObject_LookupSpecial)
    /// </summary>
    internal static Value FindSpecial(ThreadState ts, Value obj, PyStr name)
    {
        Value found = TypeLookup.Find(ts, obj.Type, name);
        return found.IsNull ? default : Descriptors.Bind(ts, found, obj, obj.Type);
    }

    internal static Value FindSpecial(ThreadState ts, Value obj, string name) => FindSpecial(ts, obj, PyStr.Intern(name));
}
