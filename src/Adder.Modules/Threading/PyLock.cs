using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary><c>_thread.lock</c>: any thread may release it.</summary>
[PyType("lock", Module = "_thread", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.HasWeakref, Doc = "A lock object is a synchronization primitive.")]
internal sealed partial class PyLock : PyObject
{
    private Exclusion _exclusion;

    internal PyLock() : base(TypeObject) { }

    internal bool IsLocked => _exclusion.IsTaken;

    /// <summary>Takes the lock; waits without the interpreter's lock.</summary>
    internal bool Acquire(ThreadState ts, TimeSpan timeout) => _exclusion.Take(ts, timeout);

    internal void Release()
    {
        if (!IsLocked) throw Errors.RuntimeError("release unlocked lock");
        _exclusion.GiveUp();
    }

    [PyMethod("acquire(blocking=True, timeout=-1) -> bool\n(acquire_lock() is an obsolete synonym)\n\nLock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.", Name = "acquire", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    [PyMethod("acquire_lock(blocking=True, timeout=-1) -> bool\n\nAn obsolete synonym of acquire().", Name = "acquire_lock", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private Value AcquireMethod(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Acquire(ts, LockWaiting.Timeout(ts, args, kwnames));

    [PyMethod("release()\n\nOpen a locked lock, so that a thread waiting for it can go on.\nAny thread may do so, not only the one that locked it.", Name = "release", Convention = CallingConvention.NoArgs)]
    [PyMethod("release_lock()\n\nAn obsolete synonym of release().", Name = "release_lock", Convention = CallingConvention.NoArgs)]
    private void ReleaseMethod() => Release();

    [PyMethod("locked() -> bool\n\nReturn whether the lock is in the locked state.", Name = "locked", Convention = CallingConvention.NoArgs)]
    [PyMethod("locked_lock() -> bool\n\nAn obsolete synonym of locked().", Name = "locked_lock", Convention = CallingConvention.NoArgs)]
    private bool LockedMethod() => IsLocked;

    [PyMethod("__enter__()\n\nLock the lock.", Name = "__enter__", Convention = CallingConvention.NoArgs)]
    private bool Enter(ThreadState ts) => Acquire(ts, Timeout.InfiniteTimeSpan);

    [PyMethod("__exit__(*exc)\n\nRelease the lock.", Name = "__exit__", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private void Exit(ReadOnlySpan<Value> args, PyTuple? kwnames) => Release();

    [PyMethod("_at_fork_reinit()\n\nMake the lock unlocked.", Name = "_at_fork_reinit", Convention = CallingConvention.NoArgs)]
    private void AtForkReinit() => _exclusion.Reset();

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"<{(IsLocked ? "locked" : "unlocked")} _thread.lock object at {Identity.Hex(this)}>";
}
