using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Collector;

/// <summary>
/// All objects that can be reached from an interpreter's modules and running frames: what stands for CPython's lists of tracked objects, which
/// .NET's collector does not have.
/// </summary>
internal sealed class ReachableObjects
{
    private readonly HashSet<PyObject> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Value> _open = new();

    private ReachableObjects(ThreadState ts)
    {
        Interpreter interpreter = ts.Interpreter;
        Reach(interpreter.Modules);
        Reach(interpreter.SysDict);
        Reach(interpreter.Builtins);
        foreach (ThreadState thread in interpreter.Threads)
        {
            for (Frame? frame = thread.Frame; frame is not null && (frame.Role & FrameRole.Root) == 0; frame = frame.Previous) Reach(frame);
        }
    }

    /// <summary>Goes through them; the callback gets each one that the collector would track, and what it refers to.</summary>
    internal static void Visit(ThreadState ts, Action<Value, PyList> visit)
    {
        ReachableObjects reachable = new(ts);
        while (reachable._open.TryPop(out Value obj))
        {
            PyList referents = new();
            Referents.AddTo(referents, obj);
            for (int i = 0; i < referents.Count; i++) reachable.Reach(referents[i]);
            if (Referents.MayHave(obj)) visit(obj, referents);
        }
    }

    private void Reach(Frame frame)
    {
        Reach(frame.Function);
        if (frame.Object is { } shown) Reach(shown);
        foreach (Value local in frame.LocalsPlus) Reach(local);
    }

    private void Reach(Value value)
    {
        if (!value.IsNull && !value.IsInt && !value.IsFloat && _seen.Add(value.Ref)) _open.Push(value);
    }
}
