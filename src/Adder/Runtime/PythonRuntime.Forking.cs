using Adder.Execution;

namespace Adder.Runtime;

// A process that forks. (_PyRuntimeState_ReInitThreads)
internal sealed partial class PythonRuntime
{
    /// <summary>This process came out of another one by fork: .NET's own end of a process would wait for threads that are not there.</summary>
    internal bool IsForked { get; private set; }

    internal Finalizers Finalizers { get; } = new();

    /// <summary>In the child: of all threads the calling one is left, and of the interpreters the main one. (_PyInterpreterState_DeleteExceptMain)</summary>
    internal void ContinueInChild(ThreadState ts)
    {
        IsForked = true;
        foreach (Interpreter interpreter in Interpreters())
        {
            bool isOwn = ReferenceEquals(interpreter, ts.Interpreter);
            interpreter.ContinueInChild(isOwn ? ts : null);
            if (!isOwn && !interpreter.IsMain) Remove(interpreter);
        }
        ts.Interpreter.Lock.ContinueInChild(ts);
        TierUp.ContinueInChild();
        SwitchTimer.ContinueInChild();
        Finalizers.ContinueInChild();
    }
}
