namespace Adder.Runtime;

/// <summary>How many Python objects stand for an interpreter, and whether it ends with the last of them.</summary>
internal sealed class InterpreterReferences
{
    private int _count;

    internal bool AreRequired { get; set; }

    internal void Take() => Interlocked.Increment(ref _count);

    /// <summary>True when it was the last.</summary>
    internal bool Drop() => Interlocked.Decrement(ref _count) == 0 && AreRequired;
}
