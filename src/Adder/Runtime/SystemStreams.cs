using System.Text;
using Adder.Objects;
using Adder.Protocols;

namespace Adder.Runtime;

/// <summary>sys.stdout and sys.stderr as the runtime itself uses them: never fails.</summary>
internal static class SystemStreams
{
    /// <summary>Writes to <c>sys.NAME</c>, or to the descriptor where that is impossible. (PySys_WriteStderr)</summary>
    internal static void Write(ThreadState ts, string name, string text)
    {
        PyException? pending = Take(ts);
        Value stream = ts.Interpreter.SysDict.FindString(name);
        if (stream.IsNull || stream.IsNone || Calls.Method(ts, stream, "write", text).IsNull)
        {
            ts.ClearPending();
            // Without a descriptor, its number may be that of some file of the runtime's.
            if (!ts.Interpreter.SysDict.FindString(name == "stdout" ? "__stdout__" : "__stderr__").IsNone) WriteToDescriptor(name == "stdout" ? 1 : 2, text);
        }
        Restore(ts, pending);
    }

    /// <summary>Writes to standard output (1) or error (2) itself; what can't be written is lost.</summary>
    internal static void WriteToDescriptor(int descriptor, string text)
    {
        if (text.Length == 0) return;
        try
        {
            using Stream stream = descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Closed, or the disk is full: nobody is left to tell.
        }
    }

    /// <summary>Flushes <c>sys.NAME</c>, ignoring errors. (flush_io)</summary>
    internal static void Flush(ThreadState ts, string name)
    {
        PyException? pending = Take(ts);
        Value stream = ts.Interpreter.SysDict.FindString(name);
        if (!stream.IsNull && !stream.IsNone) _ = Calls.Method(ts, stream, "flush");
        ts.ClearPending();
        Restore(ts, pending);
    }

    internal static void FlushBoth(ThreadState ts)
    {
        if (!ts.Interpreter.HasSys) return;
        Flush(ts, "stderr");
        Flush(ts, "stdout");
    }

    /// <summary>Flushes both at the end; false when output was lost. (flush_std_files)</summary>
    internal static bool FlushAtExit(ThreadState ts)
    {
        if (!ts.Interpreter.HasSys) return true;
        bool kept = FlushUnlessClosed(ts, "stdout", out Value stream);
        if (!kept) Unraisable.Report(ts, stream);
        if (!FlushUnlessClosed(ts, "stderr", out _)) kept = false;
        ts.ClearPending();
        return kept;
    }

    private static bool FlushUnlessClosed(ThreadState ts, string name, out Value stream)
    {
        stream = ts.Interpreter.SysDict.FindString(name);
        if (stream.IsNull || stream.IsNone) return true;
        Value closed = Attributes.Find(ts, stream, "closed");
        bool isClosed = !closed.IsNull && Truth.Of(ts, closed) > 0;
        ts.ClearPending();
        return isClosed || !Calls.Method(ts, stream, "flush").IsNull;
    }

    private static PyException? Take(ThreadState ts) => ts.HasPending ? ts.TakePending() : null;

    private static void Restore(ThreadState ts, PyException? pending)
    {
        if (pending is not null) ts.Restore(pending);
    }
}
