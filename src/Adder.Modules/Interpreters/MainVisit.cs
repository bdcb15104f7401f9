using Adder.Hosting;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>The calling thread runs something in the <c>__main__</c> of another interpreter; nobody else does so meanwhile.</summary>
internal readonly ref struct MainVisit
{
    private readonly ThreadState _caller;

    /// <summary>Throws RuntimeError of the caller when some thread runs code there already.</summary>
    internal MainVisit(ThreadState caller, Interpreter interpreter)
    {
        if (!interpreter.TryStartMain(caller)) throw Errors.RuntimeError("interpreter already running");
        _caller = caller;
        State = InterpreterSwitch.Enter(caller, interpreter);
        interpreter.MainThread = State;
    }

    /// <summary>The thread in that interpreter.</summary>
    internal ThreadState State { get; }

    /// <summary>The namespace of <c>__main__</c>.</summary>
    internal PyDict Names => MainModule.Get(State).Dict;

    public void Dispose()
    {
        State.Interpreter.MainThread = null;
        State.Interpreter.FinishMain();
        InterpreterSwitch.Leave(State, _caller);
    }
}
