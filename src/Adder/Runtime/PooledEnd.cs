namespace Adder.Runtime;

/// <summary>
/// What is left to do for an object that is abandoned before it is done. It and what belongs to the object refer to each other and to nobody else,
/// so the collector finds both dead together. Once the object is done, another one may have it: to register a finalizer takes time.
/// </summary>
internal abstract class PooledEnd(Finalization owner) : IMortal
{
    private bool _isOpen, _isSpent;

    /// <summary>For <see cref="SpareEnds"/>.</summary>
    internal PooledEnd? NextSpare;

    ~PooledEnd()
    {
        _isSpent = true;
        if (_isOpen) owner.Found(this);
    }

    public bool IsFinalizer => true;

    public void End(ThreadState ts)
    {
        if (_isOpen) Abandoned(ts);
    }

    protected abstract void Abandoned(ThreadState ts);

    protected void Open()
    {
        _isOpen = true;
        owner.Open();
    }

    /// <summary>The object is done, if that is not known yet. False: this cannot be used again.</summary>
    protected bool Close()
    {
        if (_isOpen) owner.Close();
        _isOpen = false;
        return !_isSpent;
    }

    /// <summary>The next object may have this, which is closed, from <paramref name="spares"/>.</summary>
    protected void Spare(SpareEnds spares)
    {
        if (!spares.TryAdd(this)) GC.SuppressFinalize(this);
    }
}
