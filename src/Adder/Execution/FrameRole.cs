namespace Adder.Execution;

/// <summary>What leaving a frame means besides handing the result to the caller's stack.</summary>
[Flags]
internal enum FrameRole : byte
{
    Plain = 0,

    /// <summary>C# code runs it: leaving it leaves the loop.</summary>
    Entry = 1,

    /// <summary>It belongs to a generator, coroutine or async generator and has values of its own.</summary>
    Generator = 2,

    /// <summary>It runs <c>__init__</c> for a call of a class: the instance is the result.</summary>
    Initializer = 4,

    /// <summary>It runs a <c>__setattr__</c>-like function whose result is thrown away.</summary>
    Discard = 8,

    /// <summary>It runs a step of an async generator for an <c>await</c> in the frame beneath.</summary>
    Step = 32,

    /// <summary>What the generator yields goes to the frame's consumer; see <see cref="Consumption"/>.</summary>
    Consumed = 64,

    /// <summary>The bottom of a thread's frames: never runs.</summary>
    Root = 16,
}
