using Adder.Modules.Datetimes;
using Adder.Objects;

namespace Adder.Modules.ZoneInfo;

/// <summary>An offset from UTC with its share of daylight saving and its name. (_ttinfo)</summary>
internal sealed class ZoneType(int offset, int daylight, Value name)
{
    internal int Seconds { get; } = offset;

    internal PyTimeDelta Offset { get; } = PyTimeDelta.Sum(0, offset, 0);

    internal PyTimeDelta Daylight { get; } = PyTimeDelta.Sum(0, daylight, 0);

    internal Value Name { get; } = name;

    internal bool Equals(ZoneType other) =>
        Seconds == other.Seconds && Daylight.Total == other.Daylight.Total
        && (Name.Ref as PyStr)?.ContentEquals((PyStr)other.Name.Ref) == true;
}
