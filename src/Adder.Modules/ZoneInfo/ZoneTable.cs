using System.Text;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ZoneInfo;

/// <summary>The transitions of a time zone, from a TZif file.</summary>
internal sealed class ZoneTable
{
    private readonly long[] _utc;
    private readonly long[][] _local;
    private readonly ZoneType[] _after;
    private readonly ZoneType? _before;
    private readonly ZoneType? _fixedTail;
    private readonly ZoneTail? _tail;

    /// <summary>Throws. (load_data)</summary>
    internal ZoneTable(ThreadState ts, Value file)
    {
        Value loaded = Calls.Call(ts, ModuleLookup.Attribute(ts, "zoneinfo._common", "load_data"), file).OrThrow(ts);
        if (loaded.Ref is not PyTuple { Count: 6 } data) throw Errors.TypeError("unexpected data");
        long[] indices = Numbers(ts, data[0]), offsets = Numbers(ts, data[2]), isDaylight = Numbers(ts, data[3]);
        _utc = Numbers(ts, data[1]);
        PyTuple names = Iterables.ToTuple(ts, data[4]);
        long[] daylight = DaylightOffsets(indices, offsets, isDaylight);
        _local = Local(indices, _utc, offsets);
        var types = new ZoneType[offsets.Length];
        for (int i = 0; i < types.Length; i++) types[i] = new ZoneType((int)offsets[i], (int)daylight[i], names[i]);
        _after = new ZoneType[indices.Length];
        for (int i = 0; i < indices.Length; i++) _after[i] = types[indices[i]];
        int first = Array.FindIndex(isDaylight, static flag => flag == 0);
        _before = first >= 0 ? types[first] : _after.Length > 0 ? _after[0] : null;
        string tail = data[5].Ref is PyBytes bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
        if (tail.Length > 0) (_tail, _fixedTail) = ReadTail(ts, tail);
        else if (types.Length == 0) throw Errors.ValueError("No time zone information found.");
        else _fixedTail = _after.Length > 0 ? _after[^1] : types[^1];
        IsFixed = types.Length <= 1 && _tail is null && (types.Length == 0 || types[0].Equals(_fixedTail!));
    }

    /// <summary>The offset does not depend on the time.</summary>
    internal bool IsFixed { get; }

    private static (ZoneTail?, ZoneType?) ReadTail(ThreadState ts, string text)
    {
        try
        {
            ZoneTail tail = new ZoneTailReader(text).Read();
            return tail.Daylight is null ? (null, tail.Standard) : (tail, null);
        }
        catch (FormatException)
        {
            throw Errors.ValueError($"Malformed TZ string: {Repr.Of(ts, PyBytes.Own(Encoding.UTF8.GetBytes(text)))}");
        }
    }

    private static long[] Numbers(ThreadState ts, Value sequence)
    {
        PyTuple items = Iterables.ToTuple(ts, sequence);
        var numbers = new long[items.Count];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = Indexing.ToSsize(ts, items[i], PyType.OverflowError).OrThrow(ts);
        return numbers;
    }

    // utcoff_to_dstoff: the file does not say it, so it is what a transition from or to standard time changes.
    private static long[] DaylightOffsets(long[] indices, long[] offsets, long[] isDaylight)
    {
        var found = new long[offsets.Length];
        for (int i = 1; i < indices.Length; i++)
        {
            long index = indices[i];
            if (isDaylight[index] == 0 || found[index] != 0) continue;
            long before = indices[i - 1], difference = isDaylight[before] == 0 ? offsets[index] - offsets[before] : 0;
            if (difference == 0 && index < offsets.Length - 1 && i + 1 < indices.Length)
            {
                long next = indices[i + 1];
                if (isDaylight[next] != 0) continue;
                difference = offsets[index] - offsets[next];
            }
            found[index] = difference;
        }
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] == 0 && isDaylight[i] != 0) found[i] = 3600;
        }
        return found;
    }

    // ts_to_local: by the clock before and after each transition.
    private static long[][] Local(long[] indices, long[] utc, long[] offsets)
    {
        long[] first = (long[])utc.Clone(), second = (long[])utc.Clone();
        for (int i = 0; i < utc.Length; i++)
        {
            long before = i > 0 ? offsets[indices[i - 1]] : offsets[0], after = offsets.Length > 1 || i > 0 ? offsets[indices[i]] : before;
            first[i] += Math.Max(before, after);
            second[i] += Math.Min(before, after);
        }
        return [first, second];
    }

    internal ZoneType? AtNoTime => IsFixed ? _fixedTail : null;

    internal ZoneType? AtLocal(long time, int year, int fold)
    {
        long[] transitions = _local[fold];
        if (transitions.Length > 0 && time < transitions[0]) return _before;
        if (transitions.Length == 0 || time > transitions[^1]) return _tail is null ? _fixedTail : _tail.AtLocal(time, year, fold);
        return _after[Behind(transitions, time) - 1];
    }

    internal (ZoneType? Type, int Fold) AtUtc(long time, int year)
    {
        int count = _utc.Length;
        if (count > 0 && time < _utc[0]) return (_before, 0);
        if ((count == 0 || time > _utc[^1]) && _tail is not null) return _tail.AtUtc(time, year);
        if (count == 0) return (_fixedTail, 0);
        int index = Behind(_utc, time);
        ZoneType? previous, current;
        if (count > 1 && time >= _utc[1]) (previous, current) = (_after[index - 2], _after[index - 1]);
        else if (time > _utc[^1]) (previous, current) = (_after[^1], _fixedTail);
        else (previous, current) = (_before, _after[0]);
        long shift = previous!.Seconds - current!.Seconds;
        return (current, shift > time - _utc[index - 1] ? 1 : 0);
    }

    // bisect_right
    private static int Behind(long[] sorted, long value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (value < sorted[middle]) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
