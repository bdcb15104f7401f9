namespace Adder.Objects.Sorting;

internal sealed partial class TimSort<TKey, TLess>
{
    // gallop_left: where the key belongs in a sorted run, before its equals; the hint is where to begin looking.
    private int GallopLeft(TKey key, TKey[] run, int start, int length, int hint)
    {
        int last = 0, offset = 1;
        int at = start + hint;
        if (Less(run[at], key))
        {
            int most = length - hint;
            while (offset < most && Less(run[at + offset], key))
            {
                last = offset;
                offset = Next(offset);
            }
            if (offset > most) offset = most;
            last += hint;
            offset += hint;
        }
        else
        {
            int most = hint + 1;
            while (offset < most && !Less(run[at - offset], key))
            {
                last = offset;
                offset = Next(offset);
            }
            if (offset > most) offset = most;
            (last, offset) = (hint - offset, hint - last);
        }
        for (last++; last < offset;)
        {
            int middle = last + ((offset - last) >> 1);
            if (Less(run[start + middle], key)) last = middle + 1;
            else offset = middle;
        }
        return offset;
    }

    // gallop_right: as GallopLeft, but behind its equals.
    private int GallopRight(TKey key, TKey[] run, int start, int length, int hint)
    {
        int last = 0, offset = 1;
        int at = start + hint;
        if (Less(key, run[at]))
        {
            int most = hint + 1;
            while (offset < most && Less(key, run[at - offset]))
            {
                last = offset;
                offset = Next(offset);
            }
            if (offset > most) offset = most;
            (last, offset) = (hint - offset, hint - last);
        }
        else
        {
            int most = length - hint;
            while (offset < most && !Less(key, run[at + offset]))
            {
                last = offset;
                offset = Next(offset);
            }
            if (offset > most) offset = most;
            last += hint;
            offset += hint;
        }
        for (last++; last < offset;)
        {
            int middle = last + ((offset - last) >> 1);
            if (Less(key, run[start + middle])) offset = middle;
            else last = middle + 1;
        }
        return offset;
    }

    private static int Next(int offset) => offset > int.MaxValue / 2 - 1 ? int.MaxValue : (offset << 1) + 1;
}
