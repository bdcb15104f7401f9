using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>What streams ask of each other through their Python methods. All of these throw.</summary>
internal static class Streams
{
    internal const int DefaultBufferSize = 8192;

    internal static PythonException Closed() => Errors.ValueError("I/O operation on closed file.");

    internal static bool IsClosed(ThreadState ts, Value stream)
    {
        Value closed = Attributes.Get(ts, stream, "closed").OrThrow(ts);
        return Truth.Of(ts, closed).OrThrow(ts) != 0;
    }

    // iobase_check_closed: a stream without the attribute is taken for open.
    internal static void CheckClosed(ThreadState ts, Value stream)
    {
        Value closed = Attributes.Find(ts, stream, "closed");
        if (closed.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            return;
        }
        if (Truth.Of(ts, closed).OrThrow(ts) != 0) throw Closed();
    }

    internal static Value CheckSeekable(ThreadState ts, Value stream) => Check(ts, stream, "seekable", "File or stream is not seekable.");

    internal static Value CheckReadable(ThreadState ts, Value stream) => Check(ts, stream, "readable", "File or stream is not readable.");

    internal static Value CheckWritable(ThreadState ts, Value stream) => Check(ts, stream, "writable", "File or stream is not writable.");

    private static Value Check(ThreadState ts, Value stream, string method, string message)
    {
        Value answer = Calls.Method(ts, stream, method).OrThrow(ts);
        return answer.IsTrue ? answer : throw IOState.Unsupported(ts, message);
    }

    /// <summary>Asks a method without arguments for its truth.</summary>
    internal static bool Ask(ThreadState ts, Value stream, string method) =>
        Truth.Of(ts, Calls.Method(ts, stream, method).OrThrow(ts)).OrThrow(ts) != 0;

    /// <summary>A size argument: None and nothing are -1. (_Py_convert_optional_to_ssize_t)</summary>
    internal static long SizeOf(ThreadState ts, Value size)
    {
        if (size.IsNull || size.IsNone) return -1;
        if (size.IsInt) return size.Bits;
        if (!Positions.HasIndex(size)) throw Errors.TypeError($"argument should be integer or None, not '{size.Type.Name}'");
        return Indexing.ToSsize(ts, size, PyType.OverflowError).OrThrow(ts);
    }

    /// <summary>A position in a file. (PyNumber_AsOff_t)</summary>
    internal static long Offset(ThreadState ts, Value position)
    {
        if (position.IsInt) return position.Bits;
        Value index = Indexing.Index(ts, position).OrThrow(ts);
        return index.IsInt ? index.Bits : throw Errors.ValueError($"cannot fit '{position.Type.Name}' into an offset-sized integer");
    }

    /// <summary>Remembers an error while something else must still be done, which may fail too. (_PyErr_ChainExceptions1)</summary>
    internal static PyException Chain(PyException first, PyException second)
    {
        if (!ReferenceEquals(first, second) && second.Context is null) Errors.ChainContext(second, first);
        return second;
    }
}
