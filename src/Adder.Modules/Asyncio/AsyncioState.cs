using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What the <c>_asyncio</c> module keeps per interpreter, and what it needs of the Python part of asyncio.</summary>
internal sealed class AsyncioState : IState<AsyncioState>
{
    static AsyncioState IState<AsyncioState>.New() => new();

    private static readonly PyStr s_callSoon = PyStr.Intern("call_soon");

    private readonly PyTuple _contextKeyword = new(PyStr.Intern("context"));
    private readonly PyTuple _messageKeyword = new(PyStr.Intern("msg"));
    private readonly HashSet<PyType> _coroutineTypes = [];
    private PyType? _invalidState, _cancelled;
    private Value _policy, _isCoroutine;
    private long _taskCounter;

    /// <summary>The running task of every loop.</summary>
    internal PyDict CurrentTasks { get; } = new();

    internal PyScheduledTasks ScheduledTasks { get; } = new();

    /// <summary>What watched over tasks that are done, to be used again.</summary>
    internal SpareEnds SpareEnds { get; } = new();

    internal PySet EagerTasks { get; } = new(PyType.Set);

    /// <summary>The keyword of add_done_callback and call_soon.</summary>
    internal PyTuple ContextKeyword => _contextKeyword;

    internal PyTuple MessageKeyword => _messageKeyword;

    internal long NextTaskNumber() => ++_taskCounter;

    internal static AsyncioState Of(ThreadState ts) => ts.Interpreter.State<AsyncioState>();

    internal PyType Cancelled(ThreadState ts) => _cancelled ??= (PyType)ModuleLookup.Attribute(ts, "asyncio.exceptions", "CancelledError").Ref;

    internal PythonException InvalidState(ThreadState ts, string message)
    {
        _invalidState ??= (PyType)ModuleLookup.Attribute(ts, "asyncio.exceptions", "InvalidStateError").Ref;
        Value error = Calls.Call(ts, _invalidState, message).OrThrow(ts);
        return new PythonException((PyException)error.Ref);
    }

    /// <summary>The running loop, else what the policy says. (get_event_loop)</summary>
    internal Value EventLoop(ThreadState ts)
    {
        if (!ts.RunningLoop.IsNull) return ts.RunningLoop;
        if (_policy.IsNull) _policy = ModuleLookup.Attribute(ts, "asyncio.events", "get_event_loop_policy");
        Value policy = Calls.Call(ts, _policy);
        return policy.IsNull ? default : Calls.Method(ts, policy, "get_event_loop");
    }

    /// <summary>Whether it can be run as a task. Throws. (is_coroutine)</summary>
    internal bool IsCoroutine(ThreadState ts, Value value)
    {
        if (value.Ref is PyCoroutine || _coroutineTypes.Contains(value.Type)) return true;
        if (_isCoroutine.IsNull) _isCoroutine = ModuleLookup.Attribute(ts, "asyncio.coroutines", "iscoroutine");
        const int mostTypes = 100;
        bool answer = Truth.Test(ts, Calls.Call(ts, _isCoroutine, value).OrThrow(ts));
        if (answer && _coroutineTypes.Count < mostTypes) _coroutineTypes.Add(value.Type);
        return answer;
    }

    /// <summary>Lets the loop call the function soon; no value with the error pending. (call_soon)</summary>
    internal Value CallSoon(ThreadState ts, Value loop, Value function, Value argument, Value context)
    {
        ReadOnlySpan<Value> args = argument.IsNull ? [function, context] : [function, argument, context];
        return context.IsNull
            ? Calls.Method(ts, loop, s_callSoon, args[..^1], null)
            : Calls.Method(ts, loop, s_callSoon, args, _contextKeyword);
    }

    /// <summary>Calls one of the functions behind repr and get_stack.</summary>
    internal static Value Python(ThreadState ts, string module, string function, params ReadOnlySpan<Value> args) =>
        Calls.Call(ts, ModuleLookup.Attribute(ts, module, function), args, null);
}
