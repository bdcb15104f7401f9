using System.Runtime.CompilerServices;
using Adder.Execution;

namespace Adder.Runtime;

/// <summary>What a main interpreter and the interpreters that its programs make have in common. (_PyRuntimeState)</summary>
internal sealed partial class PythonRuntime
{
    private readonly object _lock = new();
    private readonly List<Interpreter> _interpreters = [];
    private readonly List<object> _states = [];     // a handful
    private long _nextId;
    private EvaluationStatistics? _statistics;

    internal PythonRuntime()
    {
        TierUp = new TierUp(this);
    }

    /// <summary>Sees to it that the evaluator's loop is swapped for better code.</summary>
    internal TierUp TierUp { get; }

    /// <summary>Has threads that compute give others the lock of their interpreter.</summary>
    internal SwitchTimer SwitchTimer { get; } = new();

    /// <summary>What the evaluator counts when asked to (-X pystats).</summary>
    internal EvaluationStatistics Statistics => _statistics ??= new EvaluationStatistics();

    /// <summary>Begins or ends counting; threads notice at their next call or jump back.</summary>
    internal void SwitchStatistics(bool on)
    {
        Statistics.Switch(on);
        Observe();
    }

    /// <summary>What is told of new objects while allocations are traced (tracemalloc).</summary>
    internal AllocationHook? OnAllocation { get; private set; }

    internal void TraceAllocations(AllocationHook? hook)
    {
        OnAllocation = hook;
        Observe();
    }

    private void Observe()
    {
        TierUp.Observes = OnAllocation is not null || _statistics is { IsOn: true };
        foreach (Interpreter interpreter in Interpreters())
        {
            if (interpreter.Lock.Holder is { } running) Interruption.Request(running, Interrupt.Reenter);
        }
    }

    /// <summary>What a new thread does between its first instructions.</summary>
    internal int FirstInterrupt => TierUp.IsHot || TierUp.WaitsForHost ? 0 : (int)Interrupt.Reenter;

    /// <summary>The interpreter that was made first.</summary>
    internal Interpreter Main { get; private set; } = null!;

    /// <summary>Ends the interpreters that are left with the program; null while there was only one.</summary>
    internal Action<ThreadState>? EndOthers { get; set; }

    /// <summary>How many interpreters have ended that had imported something.</summary>
    internal int EndedCount;

    /// <summary>Gives a new interpreter its number.</summary>
    internal long Add(Interpreter interpreter)
    {
        lock (_lock)
        {
            Main ??= interpreter;
            _interpreters.Add(interpreter);
            return _nextId++;
        }
    }

    internal void Remove(Interpreter interpreter)
    {
        lock (_lock) _interpreters.Remove(interpreter);
    }

    internal Interpreter? Find(long id)
    {
        lock (_lock) return _interpreters.Find(interpreter => interpreter.Id == id);
    }

    /// <summary>The living interpreters, oldest first.</summary>
    internal Interpreter[] Interpreters()
    {
        lock (_lock) return [.. _interpreters];
    }

    /// <summary>State that a module shares between all interpreters, with a lock of its own; made when first asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T State<T>() where T : class, IState<T> => Unsafe.As<T>(FindState(typeof(T)) ?? Keep(T.New()));

    /// <summary>The same, or null while nobody has asked for it.</summary>
    internal T? StateIfMade<T>() where T : class, IState<T> => Unsafe.As<T>(FindState(typeof(T)));

    private object? FindState(Type type)
    {
        lock (_states)
        {
            foreach (object state in _states)
            {
                if (state.GetType() == type) return state;
            }
            return null;
        }
    }

    // Another thread may have been first.
    private object Keep(object made)
    {
        lock (_states)
        {
            if (FindState(made.GetType()) is { } known) return known;
            _states.Add(made);
            return made;
        }
    }
}
