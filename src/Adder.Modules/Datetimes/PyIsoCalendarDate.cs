using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Modules.Datetimes;

/// <summary>What <c>date.isocalendar()</c> returns.</summary>
[PyType("IsoCalendarDate", Module = "datetime", Base = typeof(PyTuple), Subclassable = false, Doc = "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object attributes as named in the above tuple.")]
internal sealed partial class PyIsoCalendarDate : PyTuple
{
    internal PyIsoCalendarDate(long year, long week, long weekday) : base(TypeObject, [Value.Int(year), Value.Int(week), Value.Int(weekday)]) { }

    [Slot(Slot.TpNew, Signature = "IsoCalendarDate(year, week, weekday)")]
    internal static Value New(PyType type, long year, long week, long weekday) => new PyIsoCalendarDate(year, week, weekday);

    [PyGetSet("year")]
    private Value Year => this[0];

    [PyGetSet("week")]
    private Value Week => this[1];

    [PyGetSet("weekday")]
    private Value Weekday => this[2];

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"{Type.Name}(year={this[0]}, week={this[1]}, weekday={this[2]})";

    [PyMethod("__reduce__($self, /)\n--\n\n", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(PyType.Tuple, new PyTuple(new PyTuple(this[0], this[1], this[2])));
}
