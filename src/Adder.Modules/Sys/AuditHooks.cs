using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>The interpreter's audit hooks. (PEP 578)</summary>
internal sealed class AuditHooks
{
    private readonly List<Value> _hooks = [];

    internal void Add(Value hook) => _hooks.Add(hook);

    internal static void Raise(ThreadState ts, Value name, ReadOnlySpan<Value> args)
    {
        if (name.Ref is not PyStr) throw Errors.TypeError($"expected str for argument 'event', not {name.Type.Name}");
        AuditHooks hooks = ts.Interpreter.State<AuditHooks>();
        if (hooks._hooks.Count == 0) return;
        PyTuple arguments = PyTuple.From(args);
        foreach (Value hook in hooks._hooks.ToArray()) Calls.Call(ts, hook, name, arguments).OrThrow(ts);
    }
}
