using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>Lines from a stream that only has <c>read</c>, and <c>peek</c> perhaps. All of these throw.</summary>
internal static class LineReading
{
    // _io__IOBase_readline_impl
    internal static Value ReadLine(ThreadState ts, Value stream, long limit)
    {
        Value peek = Attributes.Find(ts, stream, "peek");
        if (peek.IsNull && ts.HasPending) throw ts.Throwable();
        ByteBuilder line = new(128);
        while (limit < 0 || line.Length < limit)
        {
            long wanted = peek.IsNull ? 1 : Ahead(ts, peek, limit, line.Length);
            Value read = Calls.Method(ts, stream, "read", wanted).OrThrow(ts);
            if (read.Ref is not PyBytes bytes) throw NoBytes("read", read);
            if (bytes.Length == 0) break;
            line.Append(bytes.Span);
            if (bytes.Span[^1] == '\n') break;
        }
        return PyBytes.Own(line.ToArray());
    }

    // How much may be read without passing the end of the line.
    private static long Ahead(ThreadState ts, Value peek, long limit, int length)
    {
        Value peeked = Calls.Call(ts, peek, 1).OrThrow(ts);
        if (peeked.Ref is not PyBytes ahead) throw NoBytes("peek", peeked);
        if (ahead.Length == 0) return 1;
        ReadOnlySpan<byte> bytes = ahead.Span;
        if (limit >= 0) bytes = bytes[..(int)Math.Min(bytes.Length, limit - length)];
        int end = bytes.IndexOf((byte)'\n');
        return end < 0 ? bytes.Length : end + 1;
    }

    private static PythonException NoBytes(string method, Value value) =>
        Errors.Make(PyType.OSError, $"{method}() should have returned a bytes object, not '{value.Type.Name}'");

    // _io__IOBase_readlines_impl
    internal static PyList ReadLines(ThreadState ts, Value stream, long hint)
    {
        PyList lines = new();
        Value iterator = Iteration.GetIter(ts, stream).OrThrow(ts);
        long length = 0;
        while (Iteration.Next(ts, iterator) is { IsNull: false } line)
        {
            lines.Add(line);
            if (hint <= 0) continue;
            long more = Lengths.Of(ts, line).OrThrow(ts);
            if (more > hint - length) break;
            length += more;
        }
        return ts.HasPending ? throw ts.Throwable() : lines;
    }
}
