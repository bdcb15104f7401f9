namespace Adder.Runtime;

internal sealed partial class GlobalInterpreterLock
{
    /// <summary>In a forked child: the threads that waited, and one that may have held the lock, are not there any more.</summary>
    internal void ContinueInChild(ThreadState? holder)
    {
        _gate = new Lock();
        while (_returning.First is { } place) _returning.Remove(place);
        while (_computing.First is { } place) _computing.Remove(place);
        _onItsWay = _reservedFor = null;
        _isWatched = false;
        _holder = holder;
        _state = holder is null ? 0 : Held;
    }
}
