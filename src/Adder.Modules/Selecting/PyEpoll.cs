using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Selecting;

/// <summary><c>select.epoll</c></summary>
[PyType("epoll", Module = "select", Subclassable = false, Doc = """
    epoll(sizehint=-1, flags=0)
    --

    An object that waits for many file descriptors.

    sizehint is a positive number or -1; it does not limit anything. The flags
    are 0 or EPOLL_CLOEXEC, which is the default anyway.
    """)]
internal sealed unsafe partial class PyEpoll : PyObject
{
    private const int Add = 1, Delete = 2, Change = 3;
    private const uint DefaultEvents = 1 | 2 | 4;
    private const int DefaultMaximum = 1023;

    private int _descriptor;
    private Deathbed _deathbed;

    private PyEpoll(int descriptor) : base(TypeObject)
    {
        _descriptor = descriptor;
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int descriptor, Event* what);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(int epoll, Event* events, int most, int timeout);

    // Packed on x86-64 only.
    private static readonly bool s_isPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct Event
    {
        [FieldOffset(0)] internal uint Events;
        [FieldOffset(4)] internal int PackedDescriptor;
        [FieldOffset(8)] internal int AlignedDescriptor;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, int sizehint, int flags)
    {
        if (sizehint is not -1 && sizehint <= 0) throw Errors.ValueError("negative sizehint");
        if ((flags & ~0x80000) != 0) throw Errors.Make(PyType.OSError, "invalid flags");
        return new PyEpoll(SystemErrors.Check(ts, Create(0x80000)));
    }

    [PyMethod("fromfd($type, fd, /)\n--\n\nAn epoll object over an open descriptor.", Class = true, Name = "fromfd")]
    private static Value FromDescriptor(PyType type, int fd) => new PyEpoll(fd);

    private int Open => _descriptor >= 0 ? _descriptor : throw Errors.ValueError("I/O operation on closed epoll object");

    [PyMethod("close($self, /)\n--\n\nClose the file descriptor of the epoll object; after that it is of no use.")]
    private void Close(ThreadState ts)
    {
        int descriptor = _descriptor;
        if (descriptor < 0) return;
        _descriptor = -1;
        GC.SuppressFinalize(this);
        SystemErrors.Check(ts, LibC.Close(descriptor));
    }

    ~PyEpoll()
    {
        if (_descriptor >= 0 && _deathbed.IsDead(this)) _ = LibC.Close(_descriptor);
    }

    [PyGetSet("closed", Doc = "True if the epoll handler is closed")]
    private bool GetClosed() => _descriptor < 0;

    [PyMethod("fileno($self, /)\n--\n\nThe descriptor of the epoll itself.")]
    private int FileNo() => Open;

    private void Command(ThreadState ts, int operation, Value fd, uint events)
    {
        int epoll = Open, descriptor = DescriptorArgument.From(ts, fd);
        Event what = new() { Events = events };
        if (s_isPacked) what.PackedDescriptor = descriptor;
        else what.AlignedDescriptor = descriptor;
        SystemErrors.Check(ts, Control(epoll, operation, descriptor, &what));
    }

    [PyMethod("""
        register($self, /, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)
        --

        Register a file descriptor; an OSError if it is registered already.

          fd
            An int, or an object with fileno().
          eventmask
            The events to wait for.
        """)]
    private void Register(ThreadState ts, Value fd, Value eventmask = default) => Command(ts, Add, fd, Mask(ts, eventmask));

    [PyMethod("modify($self, /, fd, eventmask)\n--\n\nChange the events of a registered file descriptor.")]
    private void Modify(ThreadState ts, Value fd, Value eventmask) => Command(ts, Change, fd, Mask(ts, eventmask));

    [PyMethod("unregister($self, /, fd)\n--\n\nForget a file descriptor.")]
    private void Unregister(ThreadState ts, Value fd) => Command(ts, Delete, fd, 0);

    [PyMethod("""
        poll($self, /, timeout=None, maxevents=-1)
        --

        Wait for the registered file descriptors.

          timeout
            The longest time to wait in seconds; unlimited where it is None or -1.
          maxevents
            How many events are reported at most; -1 for no limit.

        Return a list of tuples (fd, events).
        """)]
    private Value Poll(ThreadState ts, Value timeout = default, int maxevents = -1)
    {
        int epoll = Open;
        Deadline deadline = timeout.IsNull || timeout.IsNone ? Deadline.Never : Timeout(ts, timeout);
        if (maxevents == -1) maxevents = DefaultMaximum;
        else if (maxevents < 1) throw Errors.ValueError($"maxevents must be greater than 0, got {maxevents}");
        Event[]? rented = maxevents > 64 ? System.Buffers.ArrayPool<Event>.Shared.Rent(maxevents) : null;
        Span<Event> events = rented ?? stackalloc Event[64];
        try
        {
            int count = WaitFor(ts, epoll, events, maxevents, deadline);
            Value[] result = new Value[count];
            for (int i = 0; i < count; i++) result[i] = Pair(events, i);
            return new PyList(result, count);
        }
        finally
        {
            if (rented is not null) System.Buffers.ArrayPool<Event>.Shared.Return(rented);
        }
    }

    private static Value Pair(Span<Event> events, int i)
    {
        if (!s_isPacked) return new PyTuple(events[i].AlignedDescriptor, events[i].Events);
        ReadOnlySpan<byte> packed = MemoryMarshal.AsBytes(events).Slice(12 * i, 12);
        return new PyTuple(BitConverter.ToInt32(packed[4..]), BitConverter.ToUInt32(packed));
    }

    // First a look without giving the lock away; where nothing is ready, a wait that signals end.
    private static int WaitFor(ThreadState ts, int epoll, Span<Event> events, int most, Deadline deadline)
    {
        while (true)
        {
            int count;
            fixed (Event* first = events) count = Wait(epoll, first, most, 0);
            if (count > 0) return count;
            if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted) throw SystemErrors.Last(ts);
            if (deadline.Left == 0) return 0;
            Waiting.For(ts, epoll, PollEvents.In, deadline);
        }
    }

    private static Deadline Timeout(ThreadState ts, Value timeout)
    {
        long time;
        try
        {
            time = TimeArgument.Nanoseconds(ts, timeout, TimeArgument.Second);
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.TypeError))
        {
            throw Errors.TypeError("timeout must be an integer or None");
        }
        if (time / TimeArgument.Millisecond is > int.MaxValue or < int.MinValue) throw Errors.OverflowError("timeout is too large");
        return Deadline.After(time < 0 ? -1 : (time + TimeArgument.Millisecond - 1) / TimeArgument.Millisecond * TimeArgument.Millisecond);
    }

    // unsigned int, without a check of its range
    private static uint Mask(ThreadState ts, Value mask)
    {
        if (mask.IsNull) return DefaultEvents;
        return ArgumentConversion.ToUInt(ts, mask, out uint events) ? events : throw ts.Throwable();
    }

    [PyMethod("__enter__($self, /)\n--\n\n")]
    private Value Enter()
    {
        _ = Open;
        return this;
    }

    [PyMethod("__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)\n--\n\n")]
    private Value Exit(ThreadState ts, Value excType = default, Value excValue = default, Value excTb = default) => Calls.Method(ts, this, "close");
}
