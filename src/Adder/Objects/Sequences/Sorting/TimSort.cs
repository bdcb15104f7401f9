namespace Adder.Objects.Sorting;

/// <summary>
/// CPython's stable merge sort: finds natural runs, extends short ones by binary insertion, merges by the powersort policy. Values, where
/// given, move with their keys. However it ends, both arrays hold what they held before, in some order. (Objects/listsort.txt)
/// </summary>
internal sealed partial class TimSort<TKey, TLess>(TLess less, TKey[] keys, Value[]? values)
    where TKey : struct
    where TLess : struct, ILess<TKey>
{
    private const int MaxPending = 85, MinGallop = 7;

    private readonly TLess _less = less;
    private readonly TKey[] _keys = keys;
    private readonly Value[]? _values = values;
    private Run[] _pending = [];
    private int _pendingCount;
    private int _minGallop = MinGallop;
    private int _length;

    private struct Run
    {
        internal int Start, Length, Power;
    }

    internal void Sort(int count)
    {
        if (count < 2) return;
        _length = count;
        int low = 0, left = count;
        int minimum = MinimumRun(count);
        while (left > 0)
        {
            int length = CountRun(low, low + left, out bool descending);
            if (descending) Reverse(low, low + length);
            if (length < minimum)
            {
                int forced = Math.Min(left, minimum);
                BinaryInsertion(low, low + forced, low + length);
                length = forced;
            }
            if (length == count) return;
            if (low == 0) _pending = new Run[MaxPending];
            FoundNewRun(length);
            _pending[_pendingCount++] = new Run { Start = low, Length = length };
            low += length;
            left -= length;
        }
        ForceCollapse();
    }

    private bool Less(TKey left, TKey right) => _less.Less(left, right);

    // merge_compute_minrun
    private static int MinimumRun(int count)
    {
        int dropped = 0;
        while (count >= 64)
        {
            dropped |= count & 1;
            count >>= 1;
        }
        return count + dropped;
    }

    private int CountRun(int low, int high, out bool descending)
    {
        descending = false;
        if (low + 1 == high) return 1;
        int at = low + 2;
        if (Less(_keys[low + 1], _keys[low]))
        {
            descending = true;
            while (at < high && Less(_keys[at], _keys[at - 1])) at++;
        }
        else
        {
            while (at < high && !Less(_keys[at], _keys[at - 1])) at++;
        }
        return at - low;
    }

    private void Reverse(int low, int high)
    {
        Array.Reverse(_keys, low, high - low);
        if (_values is not null) Array.Reverse(_values, low, high - low);
    }

    // binarysort
    private void BinaryInsertion(int low, int high, int start)
    {
        if (start == low) start++;
        for (; start < high; start++)
        {
            TKey pivot = _keys[start];
            int left = low, right = start;
            while (left < right)
            {
                int middle = left + ((right - left) >> 1);
                if (Less(pivot, _keys[middle])) right = middle;
                else left = middle + 1;
            }
            Array.Copy(_keys, left, _keys, left + 1, start - left);
            _keys[left] = pivot;
            if (_values is null) continue;
            Value value = _values[start];
            Array.Copy(_values, left, _values, left + 1, start - left);
            _values[left] = value;
        }
    }

    // found_new_run
    private void FoundNewRun(int length)
    {
        if (_pendingCount == 0) return;
        ref Run top = ref _pending[_pendingCount - 1];
        int power = PowerOf(top.Start, top.Length, length, _length);
        while (_pendingCount > 1 && _pending[_pendingCount - 2].Power > power) MergeAt(_pendingCount - 2);
        _pending[_pendingCount - 1].Power = power;
    }

    // powerloop
    private static int PowerOf(int start, int length1, int length2, int total)
    {
        int power = 0;
        long a = 2L * start + length1;
        long b = a + length1 + length2;
        while (true)
        {
            power++;
            if (a >= total)
            {
                a -= total;
                b -= total;
            }
            else if (b >= total)
            {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    // merge_force_collapse
    private void ForceCollapse()
    {
        while (_pendingCount > 1)
        {
            int n = _pendingCount - 2;
            if (n > 0 && _pending[n - 1].Length < _pending[n + 1].Length) n--;
            MergeAt(n);
        }
    }

    private void MergeAt(int i)
    {
        (int start1, int length1) = (_pending[i].Start, _pending[i].Length);
        (int start2, int length2) = (_pending[i + 1].Start, _pending[i + 1].Length);
        _pending[i].Length = length1 + length2;
        if (i == _pendingCount - 3) _pending[i + 1] = _pending[i + 2];
        _pendingCount--;
        // What is in place already at either end needs no merging.
        int skipped = GallopRight(_keys[start2], _keys, start1, length1, 0);
        start1 += skipped;
        length1 -= skipped;
        if (length1 == 0) return;
        length2 = GallopLeft(_keys[start1 + length1 - 1], _keys, start2, length2, length2 - 1);
        if (length2 <= 0) return;
        if (length1 <= length2) MergeLow(start1, length1, start2, length2);
        else MergeHigh(start1, length1, start2, length2);
    }
}
