using Adder.Objects;

namespace Adder.Execution;

/// <summary>What variables of running code refer to; for what CPython knows from reference counts.</summary>
internal static class LocalReferences
{
    /// <summary>Whether a local variable of a running frame, or a variable of a running module or class body, holds a view of the buffer.</summary>
    internal static bool Hold(ThreadState ts, PyBuffer buffer)
    {
        if (Hold(ts.Frame, buffer)) return true;
        foreach (ThreadState other in ts.Interpreter.Threads)
        {
            if (!ReferenceEquals(other, ts) && Hold(other.Frame, buffer)) return true;
        }
        return false;
    }

    private static bool Hold(Frame? frame, PyBuffer buffer)
    {
        for (; frame is not null && (frame.Role & FrameRole.Root) == 0; frame = frame.Previous)
        {
            foreach (ref readonly Value local in frame.LocalsPlus)
            {
                if (Shows(local, buffer)) return true;
            }
            if (frame.Namespace.Ref is PyDict names && Hold(names, buffer)) return true;
        }
        return false;
    }

    private static bool Hold(PyDict names, PyBuffer buffer)
    {
        for (int i = 0; i < names.EntryCount; i++)
        {
            PyDict.Entry entry = names.EntryAt(i);
            if (!entry.Key.IsNull && Shows(entry.Item, buffer)) return true;
        }
        return false;
    }

    private static bool Shows(Value value, PyBuffer buffer) => value.Ref switch
    {
        PyMemoryView view => view.Shows(buffer),
        PyCell cell => cell.Contents.Ref is PyMemoryView view && view.Shows(buffer),
        _ => false,
    };
}
