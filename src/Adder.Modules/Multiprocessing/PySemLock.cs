using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multiprocessing;

/// <summary><c>_multiprocessing.SemLock</c>: a named semaphore of the system. (semaphore.c)</summary>
[PyType("SemLock", Module = "_multiprocessing", Doc = "Semaphore/Mutex type")]
internal unsafe partial class PySemLock(PyType type) : PyObject(type)
{
    internal const int MaximumValue = int.MaxValue;
    private const int RecursiveMutex = 0, Semaphore = 1;

    // The main thread looks for signals this often while it waits: the system does not interrupt it.
    private const long Slice = 50_000_000;
    private const long Second = 1_000_000_000;

    private nint _handle;
    private int _kind;
    private int _maximum;
    private int _count;
    private ThreadState? _owner;
    private Value _name;
    private Deathbed _deathbed;

    [PyConstant(Name = "SEM_VALUE_MAX")]
    internal const int SemaphoreMaximum = MaximumValue;

    [Slot(Slot.TpNew, Signature = "SemLock(kind, value, maxvalue, name, unlink)")]
    internal static Value New(ThreadState ts, PyType type, int kind, int value, int maxvalue, PyStr name, bool unlink)
    {
        const int createNew = 0x40 | 0x80;
        if (kind is not (RecursiveMutex or Semaphore)) throw Errors.ValueError("unrecognized kind");
        nint handle;
        fixed (byte* start = NameBytes(ts, name))
        {
            handle = LibC.OpenSemaphore(start, createNew, 0x180, (uint)value);
            if (handle == 0) throw SystemErrors.Last(ts);
            if (unlink && LibC.UnlinkSemaphore(start) < 0)
            {
                PythonException error = SystemErrors.Last(ts);
                _ = LibC.CloseSemaphore(handle);
                throw error;
            }
        }
        return Make(type, handle, kind, maxvalue, unlink ? Value.None : name);
    }

    private static PySemLock Make(PyType type, nint handle, int kind, int maximum, Value name)
    {
        PySemLock made = Allocation.Of<PySemLock>(type);
        made._handle = handle;
        made._kind = kind;
        made._maximum = maximum;
        made._name = name;
        return made;
    }

    internal static byte[] NameBytes(ThreadState ts, PyStr name) => [.. Encodings.EncodeUtf8(ts, name), 0];

    [PyMethod("_rebuild($type, handle, kind, maxvalue, name, /)\n--\n\nOpen the semaphore that another process made.", Class = true, Name = "_rebuild")]
    private static Value Rebuild(ThreadState ts, PyType type, long handle, int kind, int maxvalue, PyStr? name = null)
    {
        nint opened = (nint)handle;
        if (name is not null)
        {
            fixed (byte* start = NameBytes(ts, name)) opened = LibC.OpenSemaphore(start, 0, 0, 0);
            if (opened == 0) throw SystemErrors.Last(ts);
        }
        return Make(type, opened, kind, maxvalue, name is null ? Value.None : name);
    }

    ~PySemLock()
    {
        if (_handle != 0 && _deathbed.IsDead(this)) _ = LibC.CloseSemaphore(_handle);
    }

    private bool IsOwner(ThreadState ts) => _count > 0 && ReferenceEquals(_owner, ts);

    [PyMethod("acquire($self, /, block=True, timeout=None)\n--\n\nAcquire the semaphore/lock.", Name = "acquire")]
    private bool Acquire(ThreadState ts, bool block = true, Value timeout = default)
    {
        if (_kind == RecursiveMutex && IsOwner(ts))
        {
            _count++;
            return true;
        }
        long deadline = timeout.IsNull || timeout.IsNone ? long.MaxValue : Now() + Nanoseconds(ts, timeout);
        if (!Take(ts, block, deadline)) return false;
        _count++;
        _owner = ts;
        return true;
    }

    private static long Nanoseconds(ThreadState ts, Value timeout)
    {
        if (!ArgumentConversion.ToDouble(ts, timeout, out double seconds)) throw ts.Throwable();
        return (long)(Math.Clamp(seconds, 0, 1e9) * Second);
    }

    private static long Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    private bool Take(ThreadState ts, bool block, long deadline)
    {
        while (true)
        {
            if (LibC.TryTake(_handle) == 0) return true;
            int error = Marshal.GetLastPInvokeError();
            if (error == Errno.WouldBlock)
            {
                if (!block || Now() >= deadline) return false;
                error = Wait(ts, deadline);
                if (error == 0) return true;
            }
            if (error is not (Errno.Interrupted or Errno.TimedOut or Errno.WouldBlock)) throw SystemErrors.Of(ts, error);
            if (!PendingWork.Run(ts)) throw ts.Throwable();
        }
    }

    private int Wait(ThreadState ts, long deadline)
    {
        long until = Math.Min(deadline, Now() + (ReferenceEquals(ts, ts.Interpreter.MainThread) ? Slice : Second));
        long* time = stackalloc long[] { until / Second, until % Second };
        ts.Interpreter.Lock.Drop();
        int error = LibC.Take(_handle, time) == 0 ? 0 : Marshal.GetLastPInvokeError();
        ts.Interpreter.Lock.Take(ts);
        return error;
    }

    [PyMethod("release($self, /)\n--\n\nRelease the semaphore/lock.", Name = "release")]
    private void Release(ThreadState ts)
    {
        if (_kind == RecursiveMutex)
        {
            if (!IsOwner(ts)) throw Errors.Make(PyType.AssertionError, "attempt to release recursive lock not owned by thread");
            if (_count > 1)
            {
                _count--;
                return;
            }
        }
        else if (ValueOf(ts) >= _maximum)
        {
            throw Errors.ValueError("semaphore or lock released too many times");
        }
        SystemErrors.Check(ts, LibC.Post(_handle));
        _count--;
    }

    private int ValueOf(ThreadState ts)
    {
        int value;
        SystemErrors.Check(ts, LibC.SemaphoreValue(_handle, &value));
        return Math.Max(0, value);
    }

    [PyMethod("_count($self, /)\n--\n\nHow often this process acquired the semaphore and has not released it.", Name = "_count")]
    private int Count() => _count;

    [PyMethod("_is_mine($self, /)\n--\n\nWhether this thread owns the lock.", Name = "_is_mine")]
    private bool IsMine(ThreadState ts) => IsOwner(ts);

    [PyMethod("_get_value($self, /)\n--\n\nThe value of the semaphore.", Name = "_get_value")]
    private int GetValue(ThreadState ts) => ValueOf(ts);

    [PyMethod("_is_zero($self, /)\n--\n\nWhether the semaphore's value is zero.", Name = "_is_zero")]
    private bool IsZero(ThreadState ts) => ValueOf(ts) == 0;

    [PyMethod("_after_fork($self, /)\n--\n\nForget the acquisitions that a parent process made.", Name = "_after_fork")]
    private void AfterFork() => _count = 0;

    [PyMethod("__enter__($self, /)\n--\n\nEnter the semaphore/lock.", Name = "__enter__")]
    private bool Enter(ThreadState ts) => Acquire(ts);

    [PyMethod("__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)\n--\n\nExit the semaphore/lock.", Name = "__exit__")]
    private void Exit(ThreadState ts, Value excType = default, Value excValue = default, Value excTb = default) => Release(ts);

    [PyGetSet("handle")]
    private long Handle => _handle;

    [PyGetSet("kind")]
    private int Kind => _kind;

    [PyGetSet("maxvalue")]
    private int Maximum => _maximum;

    [PyGetSet("name")]
    private Value Name => _name;
}
