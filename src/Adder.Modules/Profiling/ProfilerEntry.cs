using Adder.Objects;

namespace Adder.Modules.Profiling;

/// <summary>Calls and time of a function, all in all or from one caller. Times in the clock's units.</summary>
internal class CallFigures
{
    private int _depth;

    internal long Total { get; private set; }

    internal long Inline { get; private set; }

    internal long Calls { get; private set; }

    internal long RecursiveCalls { get; private set; }

    internal void Begin() => _depth++;

    internal void End(long total, long inline)
    {
        // A recursive call's time is within that of the outermost.
        if (--_depth == 0) Total += total;
        else RecursiveCalls++;
        Inline += inline;
        Calls++;
    }
}

/// <summary>A function or built-in that was called, and what it called.</summary>
internal sealed class ProfilerEntry(Value shown) : CallFigures
{
    /// <summary>The code object, or a description of a built-in.</summary>
    internal Value Shown { get; } = shown;

    internal Dictionary<ProfilerEntry, CallFigures>? Callees { get; private set; }

    internal CallFigures Callee(ProfilerEntry callee)
    {
        Callees ??= new(ReferenceEqualityComparer.Instance);
        if (!Callees.TryGetValue(callee, out CallFigures? figures)) Callees.Add(callee, figures = new CallFigures());
        return figures;
    }

    internal CallFigures? CalleeOrNull(ProfilerEntry callee) => Callees?.GetValueOrDefault(callee);
}

/// <summary>A call that is under way.</summary>
internal sealed class ProfilerContext(ProfilerEntry entry, ProfilerContext? previous)
{
    internal ProfilerEntry Entry { get; } = entry;

    internal ProfilerContext? Previous { get; } = previous;

    internal long Start { get; set; }

    /// <summary>Time spent in calls from here.</summary>
    internal long InCallees { get; set; }
}
