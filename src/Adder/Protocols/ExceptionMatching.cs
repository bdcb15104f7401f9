using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Which <c>except</c> clause handles an exception.</summary>
internal static class ExceptionMatching
{
    private const string CannotCatch = "catching classes that do not inherit from BaseException is not allowed";

    /// <summary>1, 0, or -1 with the error pending. (CHECK_EXC_MATCH)</summary>
    internal static int Matches(ThreadState ts, Value error, Value type)
    {
        if (type.Ref is PyType single && single.Has(TypeFlags.BaseExcSubclass)) return error.Type.IsSubtypeOf(single) ? 1 : 0;
        return IsCatchable(type) ? Given(error, type) ? 1 : 0 : ts.Fail(PyType.TypeError, CannotCatch);
    }

    /// <summary>Splits an exception (group) by type: the rest stays below, the match is put on top. (exception_group_match)</summary>
    internal static int MatchGroup(ThreadState ts, ref Value error, ref Value type)
    {
        if (!IsCatchable(type)) return ts.Fail(PyType.TypeError, CannotCatch);
        if (HasGroup(type)) return ts.Fail(PyType.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
        Value match, rest;
        if (error.IsNone)
        {
            match = rest = Value.None;
        }
        else if (Given(error, type))
        {
            match = error;
            rest = Value.None;
            if (!error.Type.IsSubtypeOf(PyType.BaseExceptionGroup))
            {
                match = Calls.Call(ts, PyType.BaseExceptionGroup, PyStr.Empty, new PyTuple(error));
                if (match.IsNull) return -1;
                ((PyException)match.Ref).Traceback = ((PyException)error.Ref).Traceback;
            }
        }
        else if (error.Type.IsSubtypeOf(PyType.BaseExceptionGroup))
        {
            Value pair = Calls.Method(ts, error, "split", type);
            if (pair.IsNull) return -1;
            if (pair.Ref is not PyTuple { Count: 2 } both) return ts.Fail(PyType.TypeError, $"{error.Type.Name}.split must return a 2-tuple");
            match = both[0];
            rest = both[1];
        }
        else
        {
            match = Value.None;
            rest = error;
        }
        if (!match.IsNone) ts.Handling.Exception = (PyException)match.Ref;
        Value.Store(ref error, rest);
        Value.Store(ref type, match);
        return 0;
    }

    /// <summary>Whether an exception (or exception class) is of a type, or of one in a tuple. (PyErr_GivenExceptionMatches)</summary>
    internal static bool Given(Value error, Value type)
    {
        if (type.Ref is PyTuple types)
        {
            foreach (Value candidate in types.Items)
            {
                if (Given(error, candidate)) return true;
            }
            return false;
        }
        PyType given = error.Ref is PyException ? error.Type : error.Ref as PyType ?? PyType.Object;
        return type.Ref is PyType wanted && given.IsSubtypeOf(wanted);
    }

    private static bool IsCatchable(Value type)
    {
        if (type.Ref is not PyTuple types) return type.Ref is PyType single && single.Has(TypeFlags.BaseExcSubclass);
        foreach (Value candidate in types.Items)
        {
            if (candidate.Ref is not PyType member || !member.Has(TypeFlags.BaseExcSubclass)) return false;
        }
        return true;
    }

    private static bool HasGroup(Value type)
    {
        if (type.Ref is not PyTuple types) return ((PyType)type.Ref).IsSubtypeOf(PyType.BaseExceptionGroup);
        foreach (Value candidate in types.Items)
        {
            if (((PyType)candidate.Ref).IsSubtypeOf(PyType.BaseExceptionGroup)) return true;
        }
        return false;
    }
}
