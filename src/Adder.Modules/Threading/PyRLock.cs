using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary><c>_thread.RLock</c>: its owner may take it again.</summary>
[PyType("RLock", Module = "_thread", Flags = TypeFlags.HasWeakref)]
internal partial class PyRLock : PyObject
{
    private Exclusion _exclusion;
    private ThreadState? _owner;
    private long _count;

    public PyRLock(PyType type) : base(type) { }

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal void Init(ReadOnlySpan<Value> args, PyTuple? kwnames) { }

    private bool Acquire(ThreadState ts, TimeSpan timeout)
    {
        if (ReferenceEquals(_owner, ts))
        {
            _count++;
            return true;
        }
        if (!_exclusion.Take(ts, timeout)) return false;
        _owner = ts;
        _count = 1;
        return true;
    }

    private void Release(ThreadState ts)
    {
        if (!ReferenceEquals(_owner, ts)) throw Errors.RuntimeError("cannot release un-acquired lock");
        if (--_count > 0) return;
        _owner = null;
        _exclusion.GiveUp();
    }

    [PyMethod("acquire(blocking=True, timeout=-1) -> bool\n\nLock the lock; the owner may do so again.", Name = "acquire", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private Value AcquireMethod(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Acquire(ts, LockWaiting.Timeout(ts, args, kwnames));

    [PyMethod("release()\n\nUndo one acquire().", Name = "release", Convention = CallingConvention.NoArgs)]
    private void ReleaseMethod(ThreadState ts) => Release(ts);

    [PyMethod("__enter__()\n\nLock the lock.", Name = "__enter__", Convention = CallingConvention.NoArgs)]
    private bool Enter(ThreadState ts) => Acquire(ts, Timeout.InfiniteTimeSpan);

    [PyMethod("__exit__(*exc)\n\nRelease the lock.", Name = "__exit__", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private void Exit(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Release(ts);

    [PyMethod("_is_owned() -> bool\n\nWhat threading.Condition needs.", Name = "_is_owned", Convention = CallingConvention.NoArgs)]
    private bool IsOwned(ThreadState ts) => ReferenceEquals(_owner, ts);

    [PyMethod("_recursion_count() -> int\n\nHow often the owner holds the lock.", Name = "_recursion_count", Convention = CallingConvention.NoArgs)]
    private long RecursionCount(ThreadState ts) => ReferenceEquals(_owner, ts) ? _count : 0;

    [PyMethod("_release_save() -> tuple\n\nWhat threading.Condition needs.", Name = "_release_save", Convention = CallingConvention.NoArgs)]
    private Value ReleaseSave(ThreadState ts)
    {
        if (_count == 0) throw Errors.RuntimeError("cannot release un-acquired lock");
        Value saved = new PyTuple(_count, ts.Identifier);
        _count = 0;
        _owner = null;
        _exclusion.GiveUp();
        return saved;
    }

    [PyMethod("_acquire_restore(state) -> None\n\nTakes the lock back as often as _release_save() gave it up; Condition uses it.", Name = "_acquire_restore", Convention = CallingConvention.O)]
    private void AcquireRestore(ThreadState ts, PyTuple state)
    {
        _exclusion.Take(ts, Timeout.InfiniteTimeSpan);
        _owner = ts;
        _count = state[0].Bits;
    }

    [PyMethod("_at_fork_reinit()\n\nMake the lock unlocked.", Name = "_at_fork_reinit", Convention = CallingConvention.NoArgs)]
    private void AtForkReinit()
    {
        _exclusion.Reset();
        _owner = null;
        _count = 0;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf() =>
        $"<{(_count > 0 ? "locked" : "unlocked")} {Type.Name} object owner={_owner?.Identifier ?? 0} count={_count} at {Identity.Hex(this)}>";
}
