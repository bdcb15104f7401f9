using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Entering <c>with</c> and <c>async with</c>. (BEFORE_WITH)</summary>
internal static class ContextManagers
{
    /// <summary>Replaces the manager by its bound exit method and gives what its enter method gives; -1 with the error pending.</summary>
    internal static int Enter(ThreadState ts, ref Value manager, ref Value result) => Enter(ts, ref manager, ref result, "__enter__", "__exit__", "context manager");

    internal static int EnterAsync(ThreadState ts, ref Value manager, ref Value result) =>
        Enter(ts, ref manager, ref result, "__aenter__", "__aexit__", "asynchronous context manager");

    private static int Enter(ThreadState ts, ref Value manager, ref Value result, string enterName, string exitName, string kind)
    {
        Value enter = Attributes.FindSpecial(ts, manager, enterName);
        if (enter.IsNull)
        {
            return ts.HasPending ? -1 : ts.Fail(PyType.TypeError, $"'{manager.Type.Name}' object does not support the {kind} protocol");
        }
        Value exit = Attributes.FindSpecial(ts, manager, exitName);
        if (exit.IsNull)
        {
            return ts.HasPending
                ? -1
                : ts.Fail(PyType.TypeError, $"'{manager.Type.Name}' object does not support the {kind} protocol (missed {exitName} method)");
        }
        Value entered = Calls.Call(ts, enter);
        if (entered.IsNull) return -1;
        Value.Store(ref manager, exit);
        Value.Store(ref result, entered);
        return 0;
    }
}
