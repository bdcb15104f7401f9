using Adder.Modules.Interpreters;

namespace Adder.Modules.Queues;

/// <summary>What becomes of an item whose interpreter has ended before somebody took it.</summary>
internal enum Unbound
{
    Remove = 1,
    Error = 2,
    Replace = 3,
}

/// <summary>A queue that interpreters share. (_queue)</summary>
internal sealed class InterpreterQueue(long id, int capacity, Unbound whenUnbound)
{
    private readonly LinkedList<(SharedData? Data, long Sender, Unbound WhenUnbound)> _items = new();
    private bool _isDestroyed;

    internal long Id => id;

    internal int Capacity => capacity;

    internal Unbound WhenUnbound => whenUnbound;

    internal int References { get; set; }

    internal int Count
    {
        get { lock (_items) return _items.Count; }
    }

    internal bool IsFull => capacity > 0 && Count >= capacity;

    /// <summary>False when the queue is full for that long.</summary>
    internal bool Put(SharedData data, long sender, Unbound unbound, int milliseconds)
    {
        lock (_items)
        {
            if (!Wait(() => capacity <= 0 || _items.Count < capacity, milliseconds)) return false;
            _items.AddLast((data, sender, unbound));
            Monitor.PulseAll(_items);
            return true;
        }
    }

    /// <summary>False when the queue is empty for that long; null data stands for an item whose interpreter has ended.</summary>
    internal bool Get(int milliseconds, out SharedData? data, out Unbound unbound)
    {
        lock (_items)
        {
            data = null;
            unbound = 0;
            if (!Wait(() => _items.Count > 0, milliseconds)) return false;
            (data, _, unbound) = _items.First!.Value;
            _items.RemoveFirst();
            Monitor.PulseAll(_items);
            return true;
        }
    }

    internal void Destroy()
    {
        lock (_items)
        {
            _isDestroyed = true;
            _items.Clear();
            Monitor.PulseAll(_items);
        }
    }

    /// <summary>An interpreter has ended. (_queue_clear_interpreter)</summary>
    internal void Forget(long interpreter)
    {
        lock (_items)
        {
            for (var node = _items.First; node is not null;)
            {
                var next = node.Next;
                (SharedData? data, long sender, Unbound unbound) = node.Value;
                if (sender == interpreter && data is not null)
                {
                    if (unbound == Unbound.Remove) _items.Remove(node);
                    else node.Value = (null, sender, unbound);
                }
                node = next;
            }
            Monitor.PulseAll(_items);
        }
    }

    private bool Wait(Func<bool> holds, int milliseconds)
    {
        long end = Environment.TickCount64 + milliseconds;
        while (true)
        {
            if (_isDestroyed) throw QueueErrors.NotFound(id);
            if (holds()) return true;
            long left = end - Environment.TickCount64;
            if (left <= 0) return false;
            Monitor.Wait(_items, (int)left);
        }
    }
}
