using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Calls of classes that only run a Python <c>__init__</c>: no C# recursion is needed for them.</summary>
internal static unsafe class InitializerCalls
{
    /// <summary>Whether instances are made by object's own <c>__new__</c> and initialized by a Python function.</summary>
    internal static bool Applies(ThreadState ts, PyType type, out PyFunction? initializer)
    {
        uint version = type.VersionTag;
        if (version != 0 && type.InitializerVersion == version)
        {
            initializer = type.CachedInitializer;
            return true;
        }
        initializer = null;
        if (type.TpNew != PyType.Object.TpNew || ((PyObject)type).Type.TpCall != PyType.Type.TpCall || type.Has(TypeFlags.IsAbstract)) return false;
        initializer = TypeLookup.Find(ts, type, "__init__").Ref as PyFunction;
        if (initializer is null) return false;
        type.CachedInitializer = initializer;
        type.InitializerVersion = TypeVersions.Of(type);
        return true;
    }

    internal static Value Allocate(PyType type) => type.AllocateInstance(type);

}
