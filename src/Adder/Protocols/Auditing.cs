using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Tells the audit hooks of the interpreter what is about to happen. Throws what a hook raises. (PySys_Audit, PEP 578)</summary>
internal static class Auditing
{
    internal static bool IsOn(ThreadState ts) => ts.Interpreter.AuditHooks is not null;

    internal static void Raise(ThreadState ts, string name, params ReadOnlySpan<Value> args)
    {
        if (IsOn(ts)) Raise(ts, PyStr.Intern(name), args);
    }

    // sys_audit_tstate
    internal static void Raise(ThreadState ts, PyStr name, params ReadOnlySpan<Value> args)
    {
        if (ts.Interpreter.AuditHooks is not { } hooks) return;
        PyTuple arguments = PyTuple.From(args);
        bool tracing = ts.IsTracing;
        ts.IsTracing = true;
        try
        {
            foreach (Value hook in hooks.ToArray()) Call(ts, hook, name, arguments, tracing);
        }
        finally
        {
            ts.IsTracing = tracing;
        }
    }

    // Hooks run untraced unless they ask for it.
    private static void Call(ThreadState ts, Value hook, PyStr name, PyTuple arguments, bool tracing)
    {
        Value canTrace = Attributes.Find(ts, hook, "__cantrace__");
        if (canTrace.IsNull && ts.HasPending) throw ts.Throwable();
        ts.IsTracing = canTrace.IsNull || !Truth.Test(ts, canTrace) || tracing;
        Calls.Call(ts, hook, name, arguments).OrThrow(ts);
        ts.IsTracing = true;
    }

    /// <summary>Adds a hook, unless one that is there objects with an Exception. (sys_addaudithook_impl)</summary>
    internal static void Add(ThreadState ts, Value hook)
    {
        try
        {
            Raise(ts, "sys.addaudithook");
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.Exception))
        {
            return;
        }
        (ts.Interpreter.AuditHooks ??= []).Add(hook);
    }
}
