using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Forking;

/// <summary>What the program has registered with os.register_at_fork().</summary>
internal sealed class AtForkHooks : IState<AtForkHooks>
{
    static AtForkHooks IState<AtForkHooks>.New() => new();

    internal List<Value> Before { get; } = [];

    internal List<Value> InChild { get; } = [];

    internal List<Value> InParent { get; } = [];

    // run_at_forkers
    internal static void Run(ThreadState ts, List<Value> hooks, bool reverse = false)
    {
        Value[] all = [.. hooks];
        if (reverse) Array.Reverse(all);
        foreach (Value hook in all)
        {
            if (Calls.Call(ts, hook).IsNull) Unraisable.Report(ts, hook);
        }
    }
}
