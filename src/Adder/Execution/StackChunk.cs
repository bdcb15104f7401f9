using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>A piece of a thread's value stack. Pieces are linked as recursion deepens and stay where they are, so that frames never move.</summary>
internal sealed class StackChunk(int size, long below)
{
    private const int FirstSize = 4096, NextSize = 65536;

    // Of the memory there is: frames take several times as much, and the program must be able to handle the error.
    private const int Share = 64;

    internal readonly Value[] Values = new Value[size];

    private StackChunk? _next;

    /// <summary>The piece above, if recursion ever was so deep.</summary>
    internal StackChunk? Following => _next;

    internal static StackChunk First() => new(FirstSize, 0);

    /// <summary>
    /// The following piece; it has room for at least <paramref name="needed"/> values. Throws OutOfMemoryException where a recursion
    /// without limit would take all the memory.
    /// </summary>
    internal StackChunk Next(int needed)
    {
        if (_next is { } known && known.Values.Length >= needed) return known;
        long upToHere = below + (long)Values.Length * Unsafe.SizeOf<Value>();
        if (upToHere > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share) throw new InsufficientMemoryException();
        return _next = new StackChunk(Math.Max(NextSize, needed), upToHere);
    }
}
