namespace Adder.Runtime;

/// <summary>How many Python objects stand for an interpreter, and whether it ends with the last of them.</summary>
internal sealed class InterpreterReferences(Interpreter interpreter)
{
    private int _count;

    /// <summary>Null once it has ended: whoever still has its number keeps nothing else of it.</summary>
    internal Interpreter? Interpreter { get; private set; } = interpreter;

    internal bool AreRequired { get; set; }

    internal void Forget() => Interpreter = null;

    internal void Take() => Interlocked.Increment(ref _count);

    /// <summary>True when it was the last.</summary>
    internal bool Drop() => Interlocked.Decrement(ref _count) == 0 && AreRequired;
}
