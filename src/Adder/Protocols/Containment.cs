using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>item in container. (PySequence_Contains)</summary>
internal static unsafe class Containment
{
    /// <summary>1, 0, or -1 with the error pending.</summary>
    internal static int Of(ThreadState ts, Value container, Value item)
    {
        PyType type = container.Type;
        return type.SqContains != null ? type.SqContains(ts, container, item) : ByIteration(ts, container, item);
    }

    /// <summary>Looks at one item after the other. (_PySequence_IterSearch)</summary>
    internal static int ByIteration(ThreadState ts, Value container, Value item)
    {
        Value iterator = Iteration.GetIter(ts, container);
        if (iterator.IsNull)
        {
            return ts.ClearIf(PyType.TypeError) ? ts.Fail(PyType.TypeError, $"argument of type '{container.Type.Name}' is not iterable") : -1;
        }
        int found = Find(ts, iterator, item);
        Temporaries.Drop(ts, iterator);
        return found;
    }

    private static int Find(ThreadState ts, Value iterator, Value item)
    {
        while (true)
        {
            Value next = Iteration.Next(ts, iterator);
            if (next.IsNull) return ts.HasPending ? -1 : 0;
            int equal = Comparison.EqualOrError(ts, next, item);
            if (equal != 0) return equal;
        }
    }
}
