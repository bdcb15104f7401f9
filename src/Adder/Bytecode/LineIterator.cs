using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Bytecode;

/// <summary><c>co_lines()</c>: start, end and line of runs of instructions on one line.</summary>
[PyType("line_iterator", Property = "LineIterator", Subclassable = false, NoInstantiation = true)]
internal sealed partial class LineIterator(CodeObject code) : PyObject(PyType.LineIterator)
{
    private LocationTable _table = new(code);
    private bool _hasEntry;
    private bool _started;

    [Slot(Slot.TpIter)]
    internal PyObject Iterate() => this;

    internal static Value OrNone(int number) => number < 0 ? Value.None : Value.Int(number);

    // lineiter_next
    [Slot(Slot.TpIternext)]
    internal Value Next()
    {
        if (!_started) _hasEntry = _table.MoveNext();
        _started = true;
        if (!_hasEntry) return default;
        LocationEntry first = _table.Current;
        int end = first.End;
        while ((_hasEntry = _table.MoveNext()) && _table.Current.Line == first.Line) end = _table.Current.End;
        return new PyTuple(first.Start * 2, end * 2, OrNone(first.Line));
    }
}
