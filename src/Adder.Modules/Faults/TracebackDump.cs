using System.Globalization;
using System.Text;
using Adder.Execution;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Faults;

/// <summary>Stacks as text straight to a descriptor, without running any Python code or taking the lock. (traceback.c, _Py_DumpTraceback)</summary>
internal static unsafe class TracebackDump
{
    private const int MostFrames = 100, MostThreads = 100, LongestText = 500;

    /// <summary>The stack of one thread, under a heading of its own.</summary>
    internal static void One(int descriptor, ThreadState ts)
    {
        StringBuilder text = new("Stack (most recent call first):\n");
        AppendFrames(text, ts);
        Write(descriptor, text.ToString());
    }

    /// <summary>The stacks of all threads of an interpreter; the current one, if there is one, is marked.</summary>
    internal static void All(int descriptor, Interpreter interpreter, ThreadState? current)
    {
        StringBuilder text = new();
        int count = 0;
        foreach (ThreadState thread in ThreadsOf(interpreter))
        {
            if (count > 0) text.Append('\n');
            if (count++ >= MostThreads)
            {
                text.Append("...\n");
                break;
            }
            text.Append(ReferenceEquals(thread, current) ? "Current thread " : "Thread ");
            text.Append(CultureInfo.InvariantCulture, $"0x{thread.Identifier:x16} (most recent call first):\n");
            AppendFrames(text, thread);
        }
        Write(descriptor, text.ToString());
    }

    // The newest first, as CPython keeps them.
    private static List<ThreadState> ThreadsOf(Interpreter interpreter)
    {
        List<ThreadState> threads = [.. interpreter.Threads];
        if (interpreter.MainThread is { } main && !threads.Contains(main)) threads.Insert(0, main);
        threads.Reverse();
        return threads;
    }

    private static void AppendFrames(StringBuilder text, ThreadState ts)
    {
        Frame? frame = Visible(ts.Frame);
        if (frame is null) text.Append("  <no Python frame>\n");
        for (int depth = 0; frame is not null; depth++, frame = Visible(frame.Previous))
        {
            if (depth >= MostFrames)
            {
                text.Append("  ...\n");
                return;
            }
            AppendFrame(text, frame);
        }
    }

    private static Frame? Visible(Frame? frame) => frame is null || (frame.Role & FrameRole.Root) != 0 ? null : frame;

    // The thread may be running: what it changes meanwhile at worst gives a wrong line.
    private static void AppendFrame(StringBuilder text, Frame frame)
    {
        try
        {
            Bytecode.CodeObject code = frame.Code.Source;
            int line = CodeLocations.LineAt(code, frame.Offset);
            text.Append("  File \"");
            AppendText(text, code.FileName);
            text.Append("\", line ").Append(line >= 0 ? line.ToString(CultureInfo.InvariantCulture) : "???").Append(" in ");
            AppendText(text, code.Name);
            text.Append('\n');
        }
        catch (NullReferenceException)
        {
            text.Append("  ???\n");
        }
    }

    // _Py_DumpASCII
    private static void AppendText(StringBuilder text, PyStr value)
    {
        int length = Math.Min(value.Length, LongestText);
        for (int i = 0; i < length; i++)
        {
            int c = value[i];
            if (c is >= ' ' and <= '~') text.Append((char)c);
            else text.AppendEscape(c);
        }
        if (length < value.Length) text.Append("...");
    }

    internal static void Write(int descriptor, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                nint count = LibC.Write(descriptor, start + done, bytes.Length - done);
                if (count <= 0) return;
                done += count;
            }
        }
    }
}
