namespace Adder.Objects.Sorting;

internal sealed partial class TimSort<TKey, TLess>
{
    // merge_lo: run 1 is the shorter one and goes aside; the gap moves right.
    private void MergeLow(int start1, int length1, int start2, int length2)
    {
        Aside aside = new(_keys, _values, start1, length1);
        int target = start1, from1 = 0, from2 = start2;
        try
        {
            Move(from2++, target++);
            if (--length2 == 0) return;
            if (length1 == 1) return;
            int minGallop = _minGallop;
            while (true)
            {
                int count1 = 0, count2 = 0;
                while (true)
                {
                    if (Less(_keys[from2], aside.Keys[from1]))
                    {
                        Move(from2++, target++);
                        count2++;
                        count1 = 0;
                        if (--length2 == 0) return;
                        if (count2 >= minGallop) break;
                    }
                    else
                    {
                        Put(aside, from1++, target++);
                        count1++;
                        count2 = 0;
                        if (--length1 == 1) return;
                        if (count1 >= minGallop) break;
                    }
                }
                minGallop++;
                do
                {
                    minGallop -= minGallop > 1 ? 1 : 0;
                    _minGallop = minGallop;
                    count1 = GallopRight(_keys[from2], aside.Keys, from1, length1, 0);
                    if (count1 > 0)
                    {
                        Put(aside, from1, target, count1);
                        target += count1;
                        from1 += count1;
                        length1 -= count1;
                        if (length1 <= 1) return;
                    }
                    Move(from2++, target++);
                    if (--length2 == 0) return;
                    count2 = GallopLeft(aside.Keys[from1], _keys, from2, length2, 0);
                    if (count2 > 0)
                    {
                        Move(from2, target, count2);
                        target += count2;
                        from2 += count2;
                        length2 -= count2;
                        if (length2 == 0) return;
                    }
                    Put(aside, from1++, target++);
                    if (--length1 == 1) return;
                }
                while (count1 >= MinGallop || count2 >= MinGallop);
                minGallop++;
                _minGallop = minGallop;
            }
        }
        finally
        {
            // The last of run 1 belongs behind the rest of run 2; after a failure, what is aside fills the gap.
            if (length1 == 1 && length2 > 0)
            {
                Move(from2, target, length2);
                target += length2;
            }
            Put(aside, from1, target, length1);
        }
    }

    // merge_hi: run 2 is the shorter one and goes aside; the gap moves left.
    private void MergeHigh(int start1, int length1, int start2, int length2)
    {
        Aside aside = new(_keys, _values, start2, length2);
        int target = start2 + length2 - 1, from1 = start1 + length1 - 1, from2 = length2 - 1;
        try
        {
            Move(from1--, target--);
            if (--length1 == 0) return;
            if (length2 == 1) return;
            int minGallop = _minGallop;
            while (true)
            {
                int count1 = 0, count2 = 0;
                while (true)
                {
                    if (Less(aside.Keys[from2], _keys[from1]))
                    {
                        Move(from1--, target--);
                        count1++;
                        count2 = 0;
                        if (--length1 == 0) return;
                        if (count1 >= minGallop) break;
                    }
                    else
                    {
                        Put(aside, from2--, target--);
                        count2++;
                        count1 = 0;
                        if (--length2 == 1) return;
                        if (count2 >= minGallop) break;
                    }
                }
                minGallop++;
                do
                {
                    minGallop -= minGallop > 1 ? 1 : 0;
                    _minGallop = minGallop;
                    count1 = length1 - GallopRight(aside.Keys[from2], _keys, start1, length1, length1 - 1);
                    if (count1 > 0)
                    {
                        target -= count1;
                        from1 -= count1;
                        Move(from1 + 1, target + 1, count1);
                        length1 -= count1;
                        if (length1 == 0) return;
                    }
                    Put(aside, from2--, target--);
                    if (--length2 == 1) return;
                    count2 = length2 - GallopLeft(_keys[from1], aside.Keys, 0, length2, length2 - 1);
                    if (count2 > 0)
                    {
                        target -= count2;
                        from2 -= count2;
                        Put(aside, from2 + 1, target + 1, count2);
                        length2 -= count2;
                        if (length2 <= 1) return;
                    }
                    Move(from1--, target--);
                    if (--length1 == 0) return;
                }
                while (count1 >= MinGallop || count2 >= MinGallop);
                minGallop++;
                _minGallop = minGallop;
            }
        }
        finally
        {
            // The first of run 2 belongs before the rest of run 1; after a failure, what is aside fills the gap.
            if (length2 == 1 && length1 > 0)
            {
                target -= length1;
                from1 -= length1;
                Move(from1 + 1, target + 1, length1);
            }
            Put(aside, 0, target - length2 + 1, length2);
        }
    }

    /// <summary>A copy of one run's keys and values.</summary>
    private readonly struct Aside
    {
        internal readonly TKey[] Keys;
        internal readonly Value[]? Values;

        internal Aside(TKey[] keys, Value[]? values, int start, int length)
        {
            Keys = keys.AsSpan(start, length).ToArray();
            Values = values?.AsSpan(start, length).ToArray();
        }
    }

    private void Move(int from, int to)
    {
        _keys[to] = _keys[from];
        if (_values is not null) Value.Store(ref _values[to], _values[from]);
    }

    private void Move(int from, int to, int count)
    {
        Array.Copy(_keys, from, _keys, to, count);
        if (_values is not null) Array.Copy(_values, from, _values, to, count);
    }

    private void Put(in Aside aside, int from, int to)
    {
        _keys[to] = aside.Keys[from];
        if (_values is not null) Value.Store(ref _values[to], aside.Values![from]);
    }

    private void Put(in Aside aside, int from, int to, int count)
    {
        if (count <= 0) return;
        Array.Copy(aside.Keys, from, _keys, to, count);
        if (_values is not null) Array.Copy(aside.Values!, from, _values, to, count);
    }
}
