using Adder.Objects;

namespace Adder.Execution;

/// <summary>A piece of a thread's value stack. Pieces are linked as recursion deepens and stay where they are, so that frames never move.</summary>
internal sealed class StackChunk(int size)
{
    private const int FirstSize = 4096, NextSize = 65536;

    internal readonly Value[] Values = new Value[size];

    private StackChunk? _next;

    /// <summary>The piece above, if recursion ever was so deep.</summary>
    internal StackChunk? Following => _next;

    internal static StackChunk First() => new(FirstSize);

    /// <summary>The following piece; it has room for at least <paramref name="needed"/> values.</summary>
    internal StackChunk Next(int needed)
    {
        if (_next is null || _next.Values.Length < needed) _next = new StackChunk(Math.Max(NextSize, needed));
        return _next;
    }
}
