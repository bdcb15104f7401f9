using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The <c>raise</c> statement. (do_raise)</summary>
internal static class Raising
{
    /// <summary>Makes the error pending; true when it is a bare <c>raise</c> of the handled one, whose traceback is kept as it is.</summary>
    internal static bool Raise(ThreadState ts, Value error, Value cause)
    {
        if (error.IsNull)
        {
            if (ts.HandledException is not { } handled)
            {
                ts.Raise(PyType.RuntimeError, "No active exception to reraise");
                return false;
            }
            ts.Pending = handled;
            return true;
        }
        PyException? raised = Instance(ts, error, "exceptions must derive from BaseException");
        if (raised is null) return false;
        if (!cause.IsNull)
        {
            if (cause.IsNone)
            {
                raised.Cause = null;
            }
            else
            {
                PyException? instance = Instance(ts, cause, "exception causes must derive from BaseException");
                if (instance is null) return false;
                raised.Cause = instance;
            }
            raised.SuppressContext = true;
        }
        ts.Raise(raised);
        return false;
    }

    private static PyException? Instance(ThreadState ts, Value error, string message)
    {
        if (error.Ref is PyException exception) return exception;
        if (error.Ref is not PyType type || !type.Has(TypeFlags.BaseExcSubclass))
        {
            ts.Raise(PyType.TypeError, message);
            return null;
        }
        Value made = Calls.Call(ts, error);
        if (made.IsNull) return null;
        if (made.Ref is PyException instance) return instance;
        ts.Raise(PyType.TypeError, $"calling {Repr.Of(ts, error)} should have returned an instance of BaseException, not {Repr.Of(ts, made.Type)}");
        return null;
    }
}
