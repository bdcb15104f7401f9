using System.Numerics;

namespace Adder.Modules.Sre;

/// <summary>The alternatives of one BRANCH, and by the next character those that are worth a try.</summary>
internal sealed class BranchTable(int[] starts)
{
    private const int MostMasked = 64;
    private const int RunsBeforeTable = 4;

    private readonly FirstSet[] _firsts = new FirstSet[starts.Length];
    private ulong[]? _masks;
    private ulong _highMask;
    private ulong _endMask;
    private int _runs;

    internal readonly int[] Starts = starts;

    internal void SetFirst(int alternative, FirstSet first) => _firsts[alternative] = first;

    /// <summary>The first alternative from <paramref name="from"/> on that can match before character <paramref name="c"/> (-1: the end).</summary>
    internal int Next(int from, int c)
    {
        ulong[]? masks = _masks;
        if (masks is null)
        {
            if (Starts.Length > MostMasked || ++_runs < RunsBeforeTable) return NextByTest(from, c);
            masks = BuildMasks();
        }
        if (from >= MostMasked) return Starts.Length;
        ulong mask = c < 0 ? _endMask : c < 256 ? masks[c] : _highMask;
        mask = mask >> from << from;
        return mask == 0 ? Starts.Length : BitOperations.TrailingZeroCount(mask);
    }

    private int NextByTest(int from, int c)
    {
        for (int i = from; i < _firsts.Length; i++)
        {
            if (IsViable(_firsts[i], c)) return i;
        }
        return Starts.Length;
    }

    private static bool IsViable(FirstSet first, int c) => first.Nullable || (c >= 0 && first.May((uint)c));

    private ulong[] BuildMasks()
    {
        var masks = new ulong[256];
        for (int i = 0; i < _firsts.Length; i++)
        {
            ulong bit = 1UL << i;
            FirstSet first = _firsts[i];
            for (int c = 0; c < masks.Length; c++)
            {
                if (IsViable(first, c)) masks[c] |= bit;
            }
            if (first.Nullable || first.High) _highMask |= bit;
            if (first.Nullable) _endMask |= bit;
        }
        return _masks = masks;
    }
}
