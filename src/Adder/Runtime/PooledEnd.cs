using Adder.Objects;

namespace Adder.Runtime;

/// <summary>
/// What is left to do for an object that is abandoned before it is done. It and the object refer to each other and to nobody else, so the
/// collector finds both dead together. Once the object is done, another one may have it: to register a finalizer takes time.
/// </summary>
internal abstract class PooledEnd(Finalization owner) : IMortal
{
    private PyObject? _target;
    private bool _isSpent;

    /// <summary>For <see cref="SpareEnds"/>.</summary>
    internal PooledEnd? NextSpare;

    ~PooledEnd()
    {
        _isSpent = true;
        if (_target is not null) owner.Found(this);
    }

    public bool IsFinalizer => true;

    public void End(ThreadState ts)
    {
        if (_target is { } target) End(ts, target);
    }

    protected abstract void End(ThreadState ts, PyObject target);

    protected void Begin(PyObject target)
    {
        _target = target;
        owner.Open();
    }

    /// <summary>The object is done: the next one may have this from <paramref name="spares"/>.</summary>
    protected void Finish(SpareEnds spares)
    {
        _target = null;
        owner.Close();
        if (!_isSpent && !spares.TryAdd(this)) GC.SuppressFinalize(this);
    }
}
