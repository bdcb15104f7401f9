using System.Diagnostics.CodeAnalysis;

namespace Adder.Runtime;

/// <summary>
/// Ends whose objects are done, to be used again. A chain, not a <c>Stack</c>: every start makes generators, and would load
/// an assembly for it.
/// </summary>
internal sealed class SpareEnds
{
    private const int Most = 1 << 16;

    private PooledEnd? _first;
    private int _count;

    internal bool TryTake([NotNullWhen(true)] out PooledEnd? end)
    {
        end = _first;
        if (end is null) return false;
        _first = end.NextSpare;
        end.NextSpare = null;
        _count--;
        return true;
    }

    /// <summary>False when there are enough.</summary>
    internal bool TryAdd(PooledEnd end)
    {
        if (_count >= Most) return false;
        end.NextSpare = _first;
        _first = end;
        _count++;
        return true;
    }
}
