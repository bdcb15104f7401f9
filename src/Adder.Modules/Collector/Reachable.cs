using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Collector;

/// <summary>The objects that a program can get at, from its modules and the variables of its threads on. .NET keeps no list of all objects.</summary>
internal sealed class Reachable
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Value> _pending = new();

    /// <summary>All objects that can have referents, each with what it refers to.</summary>
    internal static IEnumerable<(Value Obj, PyList Referents)> From(ThreadState ts)
    {
        Reachable walk = new();
        walk.Start(ts);
        while (walk._pending.TryPop(out Value obj))
        {
            PyList referents = new();
            Referents.AddTo(referents, obj);
            yield return (obj, referents);
            for (int i = 0; i < referents.Count; i++) walk.Enqueue(referents[i]);
        }
    }

    private void Start(ThreadState ts)
    {
        Enqueue(ts.Interpreter.Modules);
        PyList variables = new();
        foreach (ThreadState thread in ts.Interpreter.Threads)
        {
            for (Frame? frame = thread.Frame; frame is not null && (frame.Role & FrameRole.Root) == 0; frame = frame.Previous)
            {
                Referents.AddFrame(variables, frame);
            }
        }
        for (int i = 0; i < variables.Count; i++) Enqueue(variables[i]);
    }

    private void Enqueue(Value value)
    {
        if (value.Ref is { } obj && Referents.MayHave(value) && _seen.Add(obj)) _pending.Push(value);
    }
}
