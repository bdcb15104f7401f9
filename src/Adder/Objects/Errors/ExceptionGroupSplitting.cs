using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Divides exception groups by a condition on their members. Throws. (exceptiongroup_split_recursive)</summary>
internal static class ExceptionGroupSplitting
{
    /// <summary>The condition that split() and subgroup() were given: types or a function.</summary>
    internal static Func<ThreadState, PyException, bool> Matcher(ThreadState ts, Value condition)
    {
        if (condition.Ref is PyType type && type.Has(TypeFlags.BaseExcSubclass)) return (_, error) => error.Type.IsSubtypeOf(type);
        if (condition.Ref is PyTuple types && AllTypes(types)) return (state, error) => InstanceChecks.IsInstance(state, error, types);
        if (Calls.IsCallable(condition) && condition.Ref is not PyType) return (state, error) => Truth.Test(state, Calls.Call(state, condition, error).OrThrow(state));
        throw Errors.TypeError("expected a function, exception type or tuple of exception types");
    }

    private static bool AllTypes(PyTuple types)
    {
        foreach (Value item in types.Items)
        {
            if (item.Ref is not PyType type || !type.Has(TypeFlags.BaseExcSubclass)) return false;
        }
        return true;
    }

    internal static (Value Match, Value Others) Split(ThreadState ts, PyException error, Func<ThreadState, PyException, bool> matches, bool wantRest)
    {
        if (matches(ts, error)) return (error, Value.None);
        if (error is not PyBaseExceptionGroup group) return (Value.None, error);
        if (!ts.EnterRecursive(" in exceptiongroup_split_recursive")) throw ts.Throwable();
        PyList matched = new(), rest = new();
        try
        {
            foreach (Value item in group.Exceptions.Items)
            {
                (Value match, Value other) = Split(ts, (PyException)item.Ref, matches, wantRest);
                if (!match.IsNone) matched.Add(match);
                if (wantRest && !other.IsNone) rest.Add(other);
            }
        }
        finally
        {
            ts.LeaveRecursive();
        }
        return (Subset(ts, group, matched), wantRest ? Subset(ts, group, rest) : Value.None);
    }

    /// <summary>The group with other members and the same surroundings. (exceptiongroup_subset)</summary>
    internal static Value Subset(ThreadState ts, PyBaseExceptionGroup group, PyList members)
    {
        if (members.Count == 0) return Value.None;
        Value derived = Calls.Method(ts, group, "derive", members).OrThrow(ts);
        if (derived.Ref is not PyBaseExceptionGroup result) throw Errors.TypeError("derive must return an instance of BaseExceptionGroup");
        result.Traceback = group.Traceback;
        result.Context = group.Context;
        result.Cause = group.Cause;
        result.SuppressContext = group.SuppressContext;
        Value notes = Attributes.Find(ts, group, "__notes__");
        if (notes.IsNull && ts.HasPending) throw ts.Throwable();
        if (!notes.IsNull && Iteration.IsSequence(notes.Type)) Attributes.Set(ts, result, "__notes__", Iterables.ToList(ts, notes));
        return derived;
    }
}
