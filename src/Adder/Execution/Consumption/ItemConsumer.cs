using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>What a built-in function does with the items of the generator that it is called with, one at a time.</summary>
internal abstract class ItemConsumer
{
    /// <summary>Takes the item if that runs no Python code, which might look at the generator: it is not suspended for this.</summary>
    internal abstract Taking TakeAtOnce(in Value item);

    /// <summary>Takes an item that was left to later.</summary>
    internal abstract Taking Take(ThreadState ts, Value item);

    /// <summary>What the function gives; no value with an error pending.</summary>
    internal abstract Value Result(ThreadState ts);
}

internal enum Taking
{
    Failed = -1,
    Taken,

    /// <summary>The function wants no more items.</summary>
    Done,

    /// <summary>The generator has to be suspended first.</summary>
    Later,
}
