using Adder.Objects;

namespace Adder.Modules.ZoneInfo;

/// <summary>What holds after the last transition of a file: a POSIX TZ string. (_TZStr)</summary>
internal sealed class ZoneTail(ZoneType standard, ZoneType? daylight, ZoneRule start, ZoneRule end)
{
    internal ZoneType Standard { get; } = standard;

    /// <summary>Null where there is no daylight saving.</summary>
    internal ZoneType? Daylight { get; } = daylight;

    private long Difference => Daylight!.Seconds - Standard.Seconds;

    internal ZoneType AtLocal(long time, int year, int fold)
    {
        if (Daylight is null) return Standard;
        long begins = start.InYear(year), ends = end.InYear(year);
        // Fold and the sign of the difference decide which of the two readings of the clock counts.
        if (fold == (Difference >= 0 ? 1 : 0)) ends -= Difference;
        else begins += Difference;
        bool isDaylight = begins < ends ? begins <= time && time < ends : !(ends <= time && time < begins);
        return isDaylight ? Daylight : Standard;
    }

    internal (ZoneType Type, int Fold) AtUtc(long time, int year)
    {
        if (Daylight is null) return (Standard, 0);
        long begins = start.InYear(year) - Standard.Seconds, ends = end.InYear(year) - Daylight.Seconds;
        bool isDaylight = begins < ends ? begins <= time && time < ends : !(ends <= time && time < begins);
        (long from, long to) = Difference > 0 ? (ends, ends + Difference) : (begins, begins - Difference);
        return (isDaylight ? Daylight : Standard, from <= time && time < to ? 1 : 0);
    }
}

/// <summary>Reads a POSIX TZ string; throws FormatException.</summary>
internal ref struct ZoneTailReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    internal ZoneTail Read()
    {
        Value standardName = Name();
        int standard = _rest.IsEmpty ? 0 : -Clock(24, allowsSign: true);
        if (_rest.IsEmpty) return new ZoneTail(new ZoneType(standard, 0, standardName), null, default, default);
        Value daylightName = Name();
        int daylight = !_rest.IsEmpty && _rest[0] != ',' ? -Clock(24, allowsSign: true) : standard + 3600;
        Take(',');
        ZoneRule start = Rule();
        Take(',');
        ZoneRule end = Rule();
        if (!_rest.IsEmpty) throw new FormatException();
        return new ZoneTail(new ZoneType(standard, 0, standardName), new ZoneType(daylight, daylight - standard, daylightName), start, end);
    }

    private void Take(char c)
    {
        if (_rest.IsEmpty || _rest[0] != c) throw new FormatException();
        _rest = _rest[1..];
    }

    private Value Name()
    {
        bool quoted = !_rest.IsEmpty && _rest[0] == '<';
        if (quoted) _rest = _rest[1..];
        int length = 0;
        while (length < _rest.Length && (char.IsAsciiLetter(_rest[length]) || (quoted && (char.IsAsciiDigit(_rest[length]) || _rest[length] is '+' or '-')))) length++;
        if (length == 0) throw new FormatException();
        PyStr name = PyStr.From(_rest[..length]);
        _rest = _rest[length..];
        if (quoted) Take('>');
        return name;
    }

    private int Digits(int least, int most)
    {
        int count = 0, number = 0;
        while (count < most && count < _rest.Length && char.IsAsciiDigit(_rest[count])) number = number * 10 + (_rest[count++] - '0');
        if (count < least) throw new FormatException();
        _rest = _rest[count..];
        return number;
    }

    // [+-]h[hh][:mm[:ss]] in seconds.
    private int Clock(int mostHours, bool allowsSign)
    {
        int sign = 1;
        if (allowsSign && !_rest.IsEmpty && _rest[0] is '+' or '-')
        {
            sign = _rest[0] == '-' ? -1 : 1;
            _rest = _rest[1..];
        }
        int hours = Digits(1, 3), seconds = 0;
        if (hours > mostHours) throw new FormatException();
        if (!_rest.IsEmpty && _rest[0] == ':')
        {
            _rest = _rest[1..];
            seconds = Digits(2, 2) * 60;
            if (!_rest.IsEmpty && _rest[0] == ':')
            {
                _rest = _rest[1..];
                seconds += Digits(2, 2);
            }
        }
        return sign * (hours * 3600 + seconds);
    }

    private ZoneRule Rule()
    {
        char kind = _rest.IsEmpty ? throw new FormatException() : _rest[0];
        int month = 0, week = 0, day;
        if (kind == 'M')
        {
            _rest = _rest[1..];
            month = Digits(1, 2);
            Take('.');
            week = Digits(1, 1);
            Take('.');
            day = Digits(1, 1);
            if (month is < 1 or > 12 || week is < 1 or > 5 || day > 6) throw new FormatException();
        }
        else
        {
            if (kind == 'J') _rest = _rest[1..];
            else kind = 'D';
            day = Digits(1, 3);
            if (day > 365 || (kind == 'J' && day < 1)) throw new FormatException();
        }
        int time = 2 * 3600;
        if (!_rest.IsEmpty && _rest[0] == '/')
        {
            _rest = _rest[1..];
            time = Clock(167, allowsSign: true);
        }
        return new ZoneRule(kind, month, week, day, time);
    }
}
