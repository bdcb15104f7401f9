using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Profiling;

/// <summary>How the profiler names what it has seen called, so that it keeps no bound object alive.</summary>
internal static class BuiltinDescription
{
    // normalizeUserObj
    internal static Value Of(ThreadState ts, Value called)
    {
        switch (called.Ref)
        {
            case PyMethodDescriptor descriptor: return Repr.Of(ts, descriptor);
            case PyBuiltinFunction function: return OfFunction(ts, function);
            default: return called;
        }
    }

    private static Value OfFunction(ThreadState ts, PyBuiltinFunction function)
    {
        Value module = function.Module;
        if (!function.Self.IsNull && function.Self.Ref is not PyModule)
        {
            Value method = TypeLookup.Find(ts, function.Self.Type, function.Def.Name);
            if (!method.IsNull) return Repr.Of(ts, method);
        }
        object? name = module.Ref is PyStr ? module.Ref : (module.Ref as PyModule ?? function.Self.Ref as PyModule)?.NameOrNull;
        return PyStr.From(name is null ? $"<built-in method {function.Def.Name}>" : $"<built-in method {name}.{function.Def.Name}>");
    }
}
