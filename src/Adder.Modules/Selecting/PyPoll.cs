using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Selecting;

/// <summary><c>select.poll</c>: descriptors and the events to wait for.</summary>
[PyType("poll", Module = "select", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyPoll : PyObject
{
    private const int Default = PollEvents.In | PollEvents.Priority | PollEvents.Out;

    private readonly Dictionary<int, ushort> _events = [];
    private PollDescriptor[] _descriptors = [];
    private bool _isCurrent;
    private bool _isPolling;

    internal PyPoll() : base(TypeObject) { }

    [PyMethod("""
        register($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)
        --

        Register a file descriptor.

          fd
            An int, or an object with fileno().
          eventmask
            The events to wait for.
        """)]
    private void Register(ThreadState ts, Value fd, Value eventmask = default)
    {
        _events[DescriptorArgument.From(ts, fd)] = Mask(ts, eventmask);
        _isCurrent = false;
    }

    [PyMethod("""
        modify($self, fd, eventmask, /)
        --

        Change the events of a registered file descriptor.
        """)]
    private void Modify(ThreadState ts, Value fd, Value eventmask)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        ushort mask = Mask(ts, eventmask);
        if (!_events.ContainsKey(descriptor)) throw SystemErrors.Of(ts, 2);
        _events[descriptor] = mask;
        _isCurrent = false;
    }

    [PyMethod("""
        unregister($self, fd, /)
        --

        Forget a file descriptor.
        """)]
    private void Unregister(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        if (!_events.Remove(descriptor)) throw Errors.KeyError(descriptor);
        _isCurrent = false;
    }

    [PyMethod("""
        poll($self, timeout=None, /)
        --

        Wait for the registered file descriptors.

          timeout
            The longest time to wait in milliseconds; unlimited where it is None
            or negative.

        Return a list of tuples (fd, events) of those that are ready or broken.
        """)]
    private Value Poll(ThreadState ts, Value timeout = default)
    {
        Deadline deadline = timeout.IsNull || timeout.IsNone ? Deadline.Never : Milliseconds(ts, timeout);
        if (_isPolling) throw Errors.RuntimeError("concurrent poll() invocation");
        if (!_isCurrent) Update();
        _isPolling = true;
        try
        {
            int ready = Waiting.Poll(ts, _descriptors, deadline);
            if (ready < 0) throw SystemErrors.Last(ts);
            PyList result = new();
            foreach (PollDescriptor descriptor in _descriptors.AsSpan(0, _descriptors.Length - 1))
            {
                if (descriptor.Returned != 0) result.Add(new PyTuple(descriptor.Descriptor, (ushort)descriptor.Returned));
            }
            return result;
        }
        finally
        {
            _isPolling = false;
        }
    }

    internal static Deadline Milliseconds(ThreadState ts, Value timeout)
    {
        long time;
        try
        {
            time = TimeArgument.Nanoseconds(ts, timeout, TimeArgument.Millisecond);
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.TypeError))
        {
            throw Errors.TypeError("timeout must be an integer or None");
        }
        if (time / TimeArgument.Millisecond is > int.MaxValue or < int.MinValue) throw Errors.OverflowError("timeout is too large");
        // Whole milliseconds, as poll counts.
        return time <= 0 ? (time < 0 ? Deadline.Never : Deadline.After(0)) : Deadline.After((time + TimeArgument.Millisecond - 1) / TimeArgument.Millisecond * TimeArgument.Millisecond);
    }

    private void Update()
    {
        _descriptors = new PollDescriptor[_events.Count + 1];
        int i = 0;
        foreach ((int descriptor, ushort events) in _events) _descriptors[i++] = new(descriptor, (short)events);
        _isCurrent = true;
    }

    // _PyLong_UnsignedShort_Converter
    private static ushort Mask(ThreadState ts, Value mask)
    {
        if (mask.IsNull) return Default;
        if (!Positions.HasIndex(mask)) throw Errors.TypeError("an integer is required");
        System.Numerics.BigInteger number = Indexing.ToBig(Indexing.Index(ts, mask).OrThrow(ts));
        if (number.Sign < 0) throw Errors.ValueError("value must be positive");
        return number <= ushort.MaxValue ? (ushort)number : throw Errors.OverflowError("Python int too large for C unsigned short");
    }
}
