namespace Adder.Modules.Datetimes;

/// <summary>A time in ISO 8601 text.</summary>
internal struct IsoTime
{
    internal int Hour, Minute, Second, Microsecond;

    /// <summary>The offset from UTC in microseconds, where there is one.</summary>
    internal long Offset;
    internal bool HasOffset;
}

/// <summary>Reads dates and times in ISO 8601 formats.</summary>
internal static class IsoText
{
    private static bool Digits(ReadOnlySpan<char> text, int at, int count, out int number)
    {
        number = 0;
        if (at + count > text.Length) return false;
        foreach (char c in text.Slice(at, count))
        {
            if (!char.IsAsciiDigit(c)) return false;
            number = number * 10 + (c - '0');
        }
        return true;
    }

    // parse_isoformat_date: YYYY[-]MM[-]DD or YYYY[-]Www[[-]D]
    internal static bool TryDate(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        month = day = 0;
        if (!Digits(text, 0, 4, out year) || text.Length < 7) return false;
        bool separated = text[4] == '-';
        int at = separated ? 5 : 4;
        if (text[at] == 'W') return TryWeek(text, at + 1, separated, ref year, out month, out day);
        if (!Digits(text, at, 2, out month)) return false;
        at += 2;
        if (separated && (at >= text.Length || text[at++] != '-')) return false;
        return Digits(text, at, 2, out day) && at + 2 == text.Length;
    }

    private static bool TryWeek(ReadOnlySpan<char> text, int at, bool separated, ref int year, out int month, out int day)
    {
        month = day = 0;
        if (!Digits(text, at, 2, out int week)) return false;
        at += 2;
        int weekday = 1;
        if (at < text.Length)
        {
            if (separated && text[at++] != '-') return false;
            if (!Digits(text, at, 1, out weekday) || at + 1 != text.Length) return false;
        }
        int ordinal = Calendar.FromIso(year, week, weekday);
        if (ordinal is < 1 or > Calendar.MaxOrdinal) return false;
        (year, month, day) = Calendar.FromOrdinal(ordinal);
        return true;
    }

    // _find_isoformat_datetime_separator
    internal static int DateLength(ReadOnlySpan<char> text)
    {
        if (text.Length == 7) return 7;
        if (text[4] == '-')
        {
            if (text[5] != 'W') return 10;
            if (text.Length < 9 || text[8] != '-') return 8;
            if (text.Length == 9) return -1;
            return text.Length > 10 && char.IsAsciiDigit(text[10]) ? 8 : 10;
        }
        if (text[4] != 'W') return 8;
        int at = 7;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at < 9 ? at : at % 2 == 0 ? 7 : 8;
    }

    // parse_isoformat_time
    internal static bool TryTime(ReadOnlySpan<char> text, out IsoTime time)
    {
        time = default;
        if (text.Length < 2) return false;
        int zone = text.IndexOfAny('+', '-', 'Z');
        if (!TryClock(zone < 0 ? text : text[..zone], out time.Hour, out time.Minute, out time.Second, out time.Microsecond)) return false;
        if (zone < 0) return true;
        time.HasOffset = true;
        if (text[zone] == 'Z') return zone == text.Length - 1;
        if (!TryClock(text[(zone + 1)..], out int hour, out int minute, out int second, out int micro)) return false;
        long offset = (hour * 3600L + minute * 60 + second) * PyTimeDelta.MicrosPerSecond + micro;
        time.Offset = text[zone] == '-' ? -offset : offset;
        return true;
    }

    // parse_hh_mm_ss_ff
    private static bool TryClock(ReadOnlySpan<char> text, out int hour, out int minute, out int second, out int micro)
    {
        minute = second = micro = 0;
        if (!Digits(text, 0, 2, out hour)) return false;
        if (text.Length == 2) return true;
        bool separated = text[2] == ':';
        int at = separated ? 3 : 2;
        if (!Digits(text, at, 2, out minute)) return false;
        at += 2;
        if (at == text.Length) return true;
        if (separated && text[at++] != ':') return false;
        if (!Digits(text, at, 2, out second)) return false;
        at += 2;
        if (at == text.Length) return true;
        if (text[at] is not ('.' or ',')) return false;
        return TryFraction(text[(at + 1)..], out micro);
    }

    // Digits beyond the sixth are dropped.
    private static bool TryFraction(ReadOnlySpan<char> text, out int micro)
    {
        micro = 0;
        if (text.IsEmpty) return false;
        for (int i = 0; i < Math.Max(6, text.Length); i++)
        {
            if (i < text.Length && !char.IsAsciiDigit(text[i])) return false;
            if (i < 6) micro = micro * 10 + (i < text.Length ? text[i] - '0' : 0);
        }
        return true;
    }
}
