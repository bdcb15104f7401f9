namespace Adder.Runtime;

/// <summary>Threads that wait, the next one first.</summary>
internal sealed class WaiterList
{
    private WaiterPlace? _last;

    internal WaiterPlace? First { get; private set; }

    internal void AddFirst(WaiterPlace place)
    {
        place.List = this;
        place.After = First;
        if (First is null) _last = place;
        else First.Before = place;
        First = place;
    }

    internal void AddLast(WaiterPlace place)
    {
        place.List = this;
        place.Before = _last;
        if (_last is null) First = place;
        else _last.After = place;
        _last = place;
    }

    internal void Remove(WaiterPlace place)
    {
        if (place.Before is null) First = place.After;
        else place.Before.After = place.After;
        if (place.After is null) _last = place.Before;
        else place.After.Before = place.Before;
        place.Before = place.After = null;
        place.List = null;
    }
}

/// <summary>Where a thread stands in a list.</summary>
internal sealed class WaiterPlace(LockWaiter waiter)
{
    internal WaiterPlace? Before, After;

    internal LockWaiter Waiter => waiter;

    /// <summary>Null while it stands in none.</summary>
    internal WaiterList? List;
}
