using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Weak;

/// <summary>The <c>_weakref</c> module.</summary>
[PyModule("_weakref", Doc = "Weak-reference support module.")]
[PyModuleType(typeof(PyWeakReference), Name = "ref")]
[PyModuleType(typeof(PyWeakReference), Name = "ReferenceType")]
[PyModuleType(typeof(PyWeakProxy), Name = "ProxyType")]
[PyModuleType(typeof(PyWeakCallableProxy), Name = "CallableProxyType")]
internal static partial class WeakrefModule
{
    [PyFunction("getweakrefcount($module, object, /)\n--\n\nHow many weak references to an object there are.", Name = "getweakrefcount")]
    private static int GetWeakrefCount(ThreadState ts, Value @object) =>
        @object.IsInt || @object.IsFloat ? 0 : WeakReferences.Of(ts, @object.Ref).Count;

    [PyFunction("getweakrefs($module, object, /)\n--\n\nAll weak references to an object.", Name = "getweakrefs")]
    private static Value GetWeakrefs(ThreadState ts, Value @object) =>
        @object.IsInt || @object.IsFloat ? new PyList() : WeakReferences.Of(ts, @object.Ref);

    // A dead entry is removed only if it is still the dead reference: it may have been replaced.
    [PyFunction("_remove_dead_weakref($module, dct, key, /)\n--\n\nRemove a key whose item is a weak reference to something dead.", Name = "_remove_dead_weakref")]
    private static void RemoveDeadWeakref(ThreadState ts, PyDict dct, Value key)
    {
        Value found = dct.Find(ts, key);
        if (found.IsNull && ts.HasPending) throw ts.Throwable();
        if (found.Ref is PyWeakReference { Target: null }) dct.Remove(ts, key);
    }

    [PyFunction("proxy($module, object, callback=None, /)\n--\n\nAn object that passes on whatever is done to it to another one, without keeping that one alive.\n\nThe callback gets the proxy once the other object is gone.", Name = "proxy")]
    private static Value Proxy(ThreadState ts, Value @object, Value callback = default)
    {
        PyType type = Calls.IsCallable(@object) ? PyWeakCallableProxy.TypeObject : PyWeakProxy.TypeObject;
        return WeakReferences.Make(ts, type, @object, callback);
    }
}
