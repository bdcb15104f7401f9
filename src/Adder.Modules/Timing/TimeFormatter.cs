using System.Globalization;
using System.Text;
using Adder.Objects;

namespace Adder.Modules.Timing;

/// <summary>strftime in the C locale.</summary>
internal static class TimeFormatter
{
    private static readonly string[] s_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] s_months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    internal static string AscTime(long[] f)
    {
        Check(f);
        return $"{Day(f)[..3]} {Month(f)[..3]} {f[2],2} {f[3]:00}:{f[4]:00}:{f[5]:00} {f[0]}";
    }

    internal static string Format(string format, long[] f, string zone, long offset)
    {
        Check(f);
        StringBuilder text = new();
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length) text.Append(format[i]);
            else Append(text, format[++i], f, zone, offset);
        }
        return text.ToString();
    }

    // checktm, after gettmarg's adjustments: a month or day of 0 counts as 1.
    private static void Check(long[] f)
    {
        if (f[1] == 0) f[1] = 1;
        if (f[2] == 0) f[2] = 1;
        if (f[7] == 0) f[7] = 1;
        if (f[1] is < 1 or > 12) throw Errors.ValueError("month out of range");
        if (f[2] is < 1 or > 31) throw Errors.ValueError("day of month out of range");
        if (f[3] is < 0 or > 23) throw Errors.ValueError("hour out of range");
        if (f[4] is < 0 or > 59) throw Errors.ValueError("minute out of range");
        if (f[5] is < 0 or > 61) throw Errors.ValueError("seconds out of range");
        if (f[6] < -1) throw Errors.ValueError("day of week out of range");
        if (f[7] is < 1 or > 366) throw Errors.ValueError("day of year out of range");
    }

    private static string Day(long[] f) => s_days[(f[6] % 7 + 7) % 7];

    private static string Month(long[] f) => s_months[f[1] - 1];

    private static void Append(StringBuilder text, char code, long[] f, string zone, long offset)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        long hour12 = f[3] % 12 == 0 ? 12 : f[3] % 12, sunday = (f[6] + 1) % 7;
        _ = code switch
        {
            'a' => text.Append(Day(f).AsSpan(0, 3)),
            'A' => text.Append(Day(f)),
            'b' or 'h' => text.Append(Month(f).AsSpan(0, 3)),
            'B' => text.Append(Month(f)),
            'c' => text.Append(invariant, $"{Day(f)[..3]} {Month(f)[..3]} {f[2],2} {f[3]:00}:{f[4]:00}:{f[5]:00} {f[0]}"),
            'C' => text.Append(invariant, $"{f[0] / 100:00}"),
            'd' => text.Append(invariant, $"{f[2]:00}"),
            'D' or 'x' => text.Append(invariant, $"{f[1]:00}/{f[2]:00}/{f[0] % 100:00}"),
            'e' => text.Append(invariant, $"{f[2],2}"),
            'F' => text.Append(invariant, $"{f[0]}-{f[1]:00}-{f[2]:00}"),
            'g' => text.Append(invariant, $"{IsoYear(f) % 100:00}"),
            'G' => text.Append(invariant, $"{IsoYear(f)}"),
            'H' => text.Append(invariant, $"{f[3]:00}"),
            'I' => text.Append(invariant, $"{hour12:00}"),
            'j' => text.Append(invariant, $"{f[7]:000}"),
            'k' => text.Append(invariant, $"{f[3],2}"),
            'l' => text.Append(invariant, $"{hour12,2}"),
            'm' => text.Append(invariant, $"{f[1]:00}"),
            'M' => text.Append(invariant, $"{f[4]:00}"),
            'n' => text.Append('\n'),
            'p' => text.Append(f[3] < 12 ? "AM" : "PM"),
            'P' => text.Append(f[3] < 12 ? "am" : "pm"),
            'r' => text.Append(invariant, $"{hour12:00}:{f[4]:00}:{f[5]:00} {(f[3] < 12 ? "AM" : "PM")}"),
            'R' => text.Append(invariant, $"{f[3]:00}:{f[4]:00}"),
            'S' => text.Append(invariant, $"{f[5]:00}"),
            't' => text.Append('\t'),
            'T' or 'X' => text.Append(invariant, $"{f[3]:00}:{f[4]:00}:{f[5]:00}"),
            'u' => text.Append(f[6] + 1),
            'U' => text.Append(invariant, $"{(f[7] + 6 - sunday) / 7:00}"),
            'V' => text.Append(invariant, $"{IsoWeek(f):00}"),
            'w' => text.Append(sunday),
            'W' => text.Append(invariant, $"{(f[7] + 6 - f[6]) / 7:00}"),
            'y' => text.Append(invariant, $"{f[0] % 100:00}"),
            'Y' => text.Append(f[0]),
            'z' => text.Append(invariant, $"{(offset < 0 ? '-' : '+')}{Math.Abs(offset) / 3600:00}{Math.Abs(offset) / 60 % 60:00}"),
            'Z' => text.Append(zone),
            '%' => text.Append('%'),
            _ => text.Append('%').Append(code),
        };
    }

    private static long IsoWeek(long[] f)
    {
        long week = (f[7] - (f[6] + 1) + 10) / 7;
        if (week < 1) return WeeksIn(f[0] - 1);
        return week > WeeksIn(f[0]) ? 1 : week;
    }

    private static long IsoYear(long[] f)
    {
        long week = (f[7] - (f[6] + 1) + 10) / 7;
        return week < 1 ? f[0] - 1 : week > WeeksIn(f[0]) ? f[0] + 1 : f[0];
    }

    private static long WeeksIn(long year)
    {
        static long Shift(long y) => (y + y / 4 - y / 100 + y / 400) % 7;
        return Shift(year) == 4 || Shift(year - 1) == 3 ? 53 : 52;
    }
}
