using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Selecting;

/// <summary>The <c>select</c> module.</summary>
[PyModule("select", Doc = "This module supports asynchronous I/O on multiple file descriptors.\n\nIt only waits for them; reading and writing is up to the caller.")]
[PyModuleType(typeof(PyEpoll))]
internal static partial class SelectModule
{
    private const int SetSize = 1024;

    private static readonly (string Name, long Number)[] s_numbers =
    [
        ("PIPE_BUF", 4096), ("POLLIN", 1), ("POLLPRI", 2), ("POLLOUT", 4), ("POLLERR", 8), ("POLLHUP", 16), ("POLLNVAL", 32), ("POLLRDNORM", 64),
        ("POLLRDBAND", 128), ("POLLWRNORM", 256), ("POLLWRBAND", 512), ("POLLMSG", 1024), ("POLLRDHUP", 8192), ("EPOLLIN", 1), ("EPOLLOUT", 4),
        ("EPOLLPRI", 2), ("EPOLLERR", 8), ("EPOLLHUP", 16), ("EPOLLRDHUP", 8192), ("EPOLLET", 1L << 31), ("EPOLLONESHOT", 1 << 30),
        ("EPOLLEXCLUSIVE", 1 << 28), ("EPOLLRDNORM", 64), ("EPOLLRDBAND", 128), ("EPOLLWRNORM", 256), ("EPOLLWRBAND", 512), ("EPOLLMSG", 1024),
        ("EPOLL_CLOEXEC", 0x80000),
    ];

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        // At once, so that waiting opens no descriptors.
        _ = ts.Interpreter.State<SignalWakeup>().Prepare(ts);
        module.Dict.SetString("error", PyType.OSError);
        foreach ((string name, long number) in s_numbers) module.Dict.SetString(name, number);
    }

    // The kernel's own masks of what makes a descriptor readable, writable, exceptional.
    private const short Readable = PollEvents.In | PollEvents.ReadNormal | PollEvents.ReadBand | PollEvents.HangUp | PollEvents.Error;
    private const short Writable = PollEvents.Out | PollEvents.WriteNormal | PollEvents.WriteBand | PollEvents.Error;

    [PyFunction("""
        select($module, rlist, wlist, xlist, timeout=None, /)
        --

        Wait until one or more file descriptors are ready for some kind of I/O.

        The first three arguments are iterables of file descriptors, or of objects
        with fileno(), to be waited for: until they can be read, until they can be
        written, and for exceptional conditions. If only one kind is needed, pass
        [] for the others. The optional fourth argument is a timeout in seconds;
        without it, or with None, there is no limit.

        The result is a tuple of three lists: the objects of each list that are
        ready.
        """)]
    private static Value Select(ThreadState ts, Value rlist, Value wlist, Value xlist, Value timeout = default)
    {
        Deadline deadline = Deadline.After(timeout.IsNull || timeout.IsNone ? -1 : Timeout(ts, timeout));
        var waited = new List<PollDescriptor>();
        List<(Value Object, int At)> readers = Collect(ts, rlist, PollEvents.In, waited);
        List<(Value Object, int At)> writers = Collect(ts, wlist, PollEvents.Out, waited);
        List<(Value Object, int At)> others = Collect(ts, xlist, PollEvents.Priority, waited);
        PollDescriptor[] descriptors = [.. waited, default];
        if (Waiting.Poll(ts, descriptors, deadline) < 0) throw SystemErrors.Last(ts);
        foreach (PollDescriptor descriptor in descriptors.AsSpan(0, waited.Count))
        {
            if ((descriptor.Returned & PollEvents.Invalid) != 0) throw SystemErrors.Of(ts, Errno.BadFile);
        }
        return new PyTuple(Ready(readers, descriptors, Readable), Ready(writers, descriptors, Writable), Ready(others, descriptors, PollEvents.Priority));
    }

    private static long Timeout(ThreadState ts, Value timeout)
    {
        long time;
        try
        {
            time = TimeArgument.Nanoseconds(ts, timeout, TimeArgument.Second);
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.TypeError))
        {
            throw Errors.TypeError("timeout must be a float or None");
        }
        return time >= 0 ? time : throw Errors.ValueError("timeout must be non-negative");
    }

    // seq2set
    private static List<(Value Object, int At)> Collect(ThreadState ts, Value objects, short events, List<PollDescriptor> waited)
    {
        if (!Iteration.IsIterable(objects)) throw Errors.TypeError("arguments 1-3 must be sequences");
        PyList list = objects.Ref as PyList ?? new PyList();
        if (objects.Ref is not PyList) _ = Iteration.Extend(ts, list, objects).OrThrow(ts);
        var found = new List<(Value, int)>(list.Count);
        // fileno() may change the list.
        for (int i = 0; i < list.Count; i++)
        {
            Value item = list.Items[i];
            int descriptor = DescriptorArgument.From(ts, item);
            if (descriptor >= SetSize) throw Errors.ValueError("filedescriptor out of range in select()");
            if (i >= SetSize) throw Errors.ValueError("too many file descriptors in select()");
            found.Add((item, waited.Count));
            waited.Add(new(descriptor, events));
        }
        return found;
    }

    // set2list
    private static PyList Ready(List<(Value Object, int At)> objects, PollDescriptor[] descriptors, short events)
    {
        PyList ready = new();
        foreach ((Value item, int at) in objects)
        {
            if ((descriptors[at].Returned & events) != 0) ready.Add(item);
        }
        return ready;
    }

    [PyFunction("poll($module, /)\n--\n\nReturn an object that waits for registered file descriptors.")]
    private static Value Poll() => new PyPoll();
}
