using Adder.Modules.Forking;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    private static readonly string[] s_forking = ["fork", "forkpty", "register_at_fork"];

    // Where the process cannot be copied, os has none of it.
    private static void LeaveOutForking(PyDict dict)
    {
        if (ProcessFork.IsPossible) return;
        foreach (string name in s_forking) dict.RemoveString(PyStr.Intern(name));
    }

    [PyFunction("fork($module, /)\n--\n\nMake a copy of this process.\n\nReturn 0 in the copy, which is the child, and the child's process id in the parent.", Name = "fork")]
    private static int ForkProcess(ThreadState ts)
    {
        Fork.Require(ts);
        Auditing.Raise(ts, "os.fork");
        return Fork.Run(ts, "fork");
    }

    [PyFunction("forkpty($module, /)\n--\n\nMake a copy of this process with a new pseudo-terminal as its controlling one.\n\nReturn a tuple of 0 and an invalid descriptor in the child, of the child's process id and\nthe descriptor of the terminal's master end in the parent.", Name = "forkpty")]
    private static Value ForkOnTerminal(ThreadState ts)
    {
        Fork.Require(ts);
        Auditing.Raise(ts, "os.forkpty");
        PyTuple ends = (PyTuple)OpenTerminal(ts).Ref;
        int master = (int)ends[0].Bits, slave = (int)ends[1].Bits;
        try
        {
            int process = Fork.Run(ts, "forkpty", () =>
            {
                _ = LibC.Close(master);
                if (LibC.LoginTerminal(slave) < 0) LibC.Exit(1);
            });
            if (process == 0) return new PyTuple(0, -1);
            _ = LibC.Close(slave);
            return new PyTuple(process, master);
        }
        catch (PythonException)
        {
            _ = LibC.Close(slave);
            _ = LibC.Close(master);
            throw;
        }
    }

    [PyFunction("register_at_fork($module, /, *, before=<unrepresentable>,\n                 after_in_child=<unrepresentable>,\n                 after_in_parent=<unrepresentable>)\n--\n\nHave functions called whenever the process forks.\n\n  before\n    Called in the parent, before the fork; the last one registered comes first.\n  after_in_child\n    Called in the child.\n  after_in_parent\n    Called in the parent, when it has forked.", Name = "register_at_fork")]
    private static void RegisterAtFork(ThreadState ts, Value before = default, Value afterInChild = default, Value afterInParent = default)
    {
        if (before.IsNull && afterInChild.IsNull && afterInParent.IsNull) throw Errors.TypeError("At least one argument is required.");
        CheckHook("before", before);
        CheckHook("after_in_child", afterInChild);
        CheckHook("after_in_parent", afterInParent);
        AtForkHooks hooks = ts.Interpreter.State<AtForkHooks>();
        if (!before.IsNull) hooks.Before.Add(before);
        if (!afterInChild.IsNull) hooks.InChild.Add(afterInChild);
        if (!afterInParent.IsNull) hooks.InParent.Add(afterInParent);
    }

    // check_null_or_callable
    private static void CheckHook(string name, Value hook)
    {
        if (!hook.IsNull && !Calls.IsCallable(hook)) throw Errors.TypeError($"'{name}' must be callable, not {hook.Type.Name}");
    }
}
