using System.Collections.Concurrent;
using Adder.Runtime;

namespace Adder.Modules.Queues;

/// <summary>The queues of a runtime by number.</summary>
internal sealed class QueueRegistry : IState<QueueRegistry>
{
    static QueueRegistry IState<QueueRegistry>.New() => new();

    private readonly ConcurrentDictionary<long, InterpreterQueue> _queues = new();
    private long _lastId;

    internal InterpreterQueue Create(int capacity, Unbound whenUnbound)
    {
        InterpreterQueue queue = new(Interlocked.Increment(ref _lastId), capacity, whenUnbound);
        _queues[queue.Id] = queue;
        return queue;
    }

    internal InterpreterQueue Find(long id) => _queues.TryGetValue(id, out InterpreterQueue? queue) ? queue : throw QueueErrors.NotFound(id);

    internal void Destroy(long id)
    {
        if (!_queues.TryRemove(id, out InterpreterQueue? queue)) throw QueueErrors.NotFound(id);
        queue.Destroy();
    }

    /// <summary>One object more or less stands for a queue; it goes with the last.</summary>
    internal void Count(long id, int change)
    {
        InterpreterQueue queue = Find(id);
        lock (queue)
        {
            queue.References += change;
            if (queue.References > 0 || change > 0) return;
        }
        Destroy(id);
    }

    internal InterpreterQueue[] All()
    {
        InterpreterQueue[] all = [.. _queues.Values];
        Array.Sort(all, static (left, right) => left.Id.CompareTo(right.Id));
        return all;
    }

    /// <summary>An interpreter has ended.</summary>
    internal void Forget(long interpreter)
    {
        foreach (InterpreterQueue queue in _queues.Values) queue.Forget(interpreter);
    }
}
