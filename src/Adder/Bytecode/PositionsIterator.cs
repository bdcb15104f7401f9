using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Bytecode;

/// <summary><c>co_positions()</c>: line, end line, column and end column of every code unit.</summary>
[PyType("positions_iterator", Property = "PositionsIterator", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PositionsIterator(CodeObject code) : PyObject(PyType.PositionsIterator)
{
    private LocationTable _table = new(code);
    private LocationEntry _entry = new(0, 0, -1, -1, -1, -1);
    private int _unit;

    [Slot(Slot.TpIter)]
    internal PyObject Iterate() => this;

    // positionsiter_next
    [Slot(Slot.TpIternext)]
    internal Value Next()
    {
        if (_unit >= _entry.End)
        {
            if (!_table.MoveNext()) return default;
            _entry = _table.Current;
        }
        _unit++;
        return new PyTuple(LineIterator.OrNone(_entry.Line), LineIterator.OrNone(_entry.EndLine), LineIterator.OrNone(_entry.Column), LineIterator.OrNone(_entry.EndColumn));
    }
}
