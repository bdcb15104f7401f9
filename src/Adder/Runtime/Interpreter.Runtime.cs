namespace Adder.Runtime;

public sealed partial class Interpreter
{
    private ThreadState? _runningMain;

    /// <summary>The interpreters that this one belongs to.</summary>
    internal PythonRuntime Runtime { get; }

    /// <summary>Its number: 0 is the main one.</summary>
    internal long Id { get; }

    /// <summary>The objects that stand for it in any interpreter.</summary>
    internal InterpreterReferences References { get; }

    internal bool IsMain => ReferenceEquals(Runtime.Main, this);

    internal InterpreterFeatures Features { get; init; } = InterpreterFeatures.Legacy | InterpreterFeatures.OwnLock;

    internal bool Allows(InterpreterFeatures feature) => (Features & feature) != 0;

    /// <summary>Whether some thread runs code in its <c>__main__</c>. (_PyInterpreterState_IsRunningMain)</summary>
    internal bool IsRunningMain => _runningMain is not null || IsMain;

    /// <summary>Claims <c>__main__</c> for a thread; false when another one has it.</summary>
    internal bool TryStartMain(ThreadState ts) => !IsMain && Interlocked.CompareExchange(ref _runningMain, ts, null) is null;

    internal void FinishMain() => _runningMain = null;
}
