using Adder.Objects;

namespace Adder.Modules.Datetimes;

/// <summary>Writes numbers of fixed width.</summary>
internal ref struct IsoWriter(Span<byte> room)
{
    private readonly Span<byte> _room = room;

    internal int Length { get; private set; }

    internal readonly PyStr ToStr() => PyStr.FromLatin1(_room[..Length]);

    internal void Byte(char c) => _room[Length++] = (byte)c;

    internal void Number(int number, int width)
    {
        for (int i = width - 1; i >= 0; i--)
        {
            _room[Length + i] = (byte)('0' + number % 10);
            number /= 10;
        }
        Length += width;
    }

    internal void Date(PyDate date)
    {
        Number(date.Year, 4);
        Byte('-');
        Number(date.Month, 2);
        Byte('-');
        Number(date.Day, 2);
    }

    internal void Time(int hour, int minute, int second, int microsecond)
    {
        Number(hour, 2);
        Byte(':');
        Number(minute, 2);
        Byte(':');
        Number(second, 2);
        if (microsecond == 0) return;
        Byte('.');
        Number(microsecond, 6);
    }
}
