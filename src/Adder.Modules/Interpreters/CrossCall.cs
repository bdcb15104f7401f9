using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>A call in another interpreter: callable and arguments go there, the result or the error comes back. (_interp_call)</summary>
internal sealed class CrossCall
{
    private readonly SharedData _callable, _args, _kwargs;
    private readonly bool _keepsError;
    private SharedData? _result, _error;

    /// <summary>Throws NotShareableError.</summary>
    internal CrossCall(ThreadState ts, Value callable, PyTuple? args, PyDict? kwargs, bool keepsError)
    {
        _callable = SharingRules.OrPickled(ts, callable);
        _args = SharingRules.OrPickled(ts, args is null ? PyTuple.Empty : args);
        _kwargs = SharingRules.OrPickled(ts, kwargs is null || kwargs.Count == 0 ? Value.None : kwargs);
        _keepsError = keepsError;
    }

    /// <summary>A pair of the result and what is to be told of an error; of the exception itself, where it is kept.</summary>
    internal Value In(ThreadState caller, Interpreter interpreter)
    {
        UncaughtError? error = Run(caller, interpreter, Call);
        if (error is not null && _error is not null) return new PyTuple(_error.Restore(caller), error.ToPython());
        return new PyTuple(_result is null ? Value.None : _result.Restore(caller), error is null ? Value.None : error.ToPython());
    }

    private void Call(ThreadState ts)
    {
        Value callable = _callable.Restore(ts);
        PyTuple args = (PyTuple)_args.Restore(ts).Ref;
        try
        {
            _result = SharingRules.OrPickled(ts, Calls.CallWithDict(ts, callable, args.Items, _kwargs.Restore(ts).Ref as PyDict).OrThrow(ts));
        }
        catch (PythonException error) when (_keepsError)
        {
            _error = TryPickle(ts, error.Error);
            throw;
        }
    }

    private static PickledData? TryPickle(ThreadState ts, PyException error)
    {
        try
        {
            return PickledData.Of(ts, error);
        }
        catch (PythonException)
        {
            return null;
        }
    }

    /// <summary>Does something in the <c>__main__</c> of an interpreter, which may be the caller's own; what is to be told of the error, or null.</summary>
    internal static UncaughtError? Run(ThreadState caller, Interpreter interpreter, Action<ThreadState> action)
    {
        if (ReferenceEquals(caller.Interpreter, interpreter)) return Run(caller, action);
        if (interpreter.IsRunningMain) throw InterpretersModule.Error("interpreter already running");
        using MainVisit visit = new(caller, interpreter);
        return Run(visit.State, action);
    }

    private static UncaughtError? Run(ThreadState ts, Action<ThreadState> action)
    {
        try
        {
            action(ts);
            return null;
        }
        catch (PythonException error)
        {
            return UncaughtError.Of(ts, error.Error);
        }
    }
}
