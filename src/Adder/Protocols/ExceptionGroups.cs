using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>What is left of an exception group after all <c>except*</c> clauses.</summary>
internal static class ExceptionGroups
{
    /// <summary>The exception to raise at the end of try/except*, None for nothing. (_PyExc_PrepReraiseStar)</summary>
    internal static Value PrepareReraise(ThreadState ts, Value original, Value leftovers)
    {
        PyList list = (PyList)leftovers.Ref;
        if (list.Count == 0) return Value.None;
        if (!original.Type.IsSubtypeOf(PyType.BaseExceptionGroup))
        {
            // A plain exception was wrapped, and only it can be raised again; anything else was raised by a handler.
            return list.Count > 1 || !list[0].Is(Value.None) ? RaisedIn(ts, list) : Value.None;
        }
        List<Value> raised = [];
        HashSet<PyException> leaves = [];
        foreach (Value item in list.Items)
        {
            if (item.IsNone) continue;
            if (SameMetadata(original, item)) CollectLeaves((PyException)item.Ref, leaves);
            else raised.Add(item);
        }
        Value unhandled = leaves.Count == 0 ? Value.None : Project(ts, original, leaves);
        if (unhandled.IsNull) return default;
        if (raised.Count == 0) return unhandled;
        if (!unhandled.IsNone) raised.Add(unhandled);
        return raised.Count == 1 ? raised[0] : Group(ts, raised);
    }

    private static Value RaisedIn(ThreadState ts, PyList list)
    {
        List<Value> raised = [];
        foreach (Value item in list.Items)
        {
            if (!item.IsNone) raised.Add(item);
        }
        return raised.Count switch { 0 => Value.None, 1 => raised[0], _ => Group(ts, raised) };
    }

    private static Value Group(ThreadState ts, List<Value> errors) =>
        Calls.Call(ts, PyType.BaseExceptionGroup, PyStr.Empty, new PyList(errors.ToArray(), errors.Count));

    // is_same_exception_metadata
    private static bool SameMetadata(Value left, Value right)
    {
        if (right.Ref is not PyException b || !right.Type.IsSubtypeOf(PyType.BaseExceptionGroup)) return false;
        PyException a = (PyException)left.Ref;
        return ReferenceEquals(a.Traceback, b.Traceback) && ReferenceEquals(a.Cause, b.Cause) && ReferenceEquals(a.Context, b.Context);
    }

    private static void CollectLeaves(PyException error, HashSet<PyException> leaves)
    {
        if (error is PyBaseExceptionGroup group)
        {
            foreach (Value member in group.Exceptions.Items) CollectLeaves((PyException)member.Ref, leaves);
        }
        else
        {
            leaves.Add(error);
        }
    }

    // exception_group_projection: the part of the original group that consists of the leaves.
    private static Value Project(ThreadState ts, Value original, HashSet<PyException> leaves)
    {
        if (original.Ref is not PyBaseExceptionGroup group) return leaves.Contains((PyException)original.Ref) ? original : Value.None;
        List<Value> kept = [];
        foreach (Value member in group.Exceptions.Items)
        {
            Value part = Project(ts, member, leaves);
            if (part.IsNull) return default;
            if (!part.IsNone) kept.Add(part);
        }
        if (kept.Count == 0) return Value.None;
        Value derived = Calls.Method(ts, original, "derive", new PyList(kept.ToArray(), kept.Count));
        if (derived.IsNull) return default;
        if (derived.Ref is not PyException result) return ts.Raise(PyType.TypeError, "derive must return an instance of BaseExceptionGroup");
        result.Traceback = group.Traceback;
        result.Cause = group.Cause;
        result.Context = group.Context;
        result.SuppressContext = group.SuppressContext;
        Value notes = Attributes.Find(ts, original, "__notes__");
        if (notes.Ref is PyList list) Attributes.TrySet(ts, result, PyStr.Intern("__notes__"), PyList.From(list.Items));
        return ts.HasPending ? default : derived;
    }
}
