using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary><c>InterpreterID</c>: an interpreter's number, which keeps it alive.</summary>
[PyType("InterpreterID", Doc = "The number of an interpreter.")]
internal partial class PyInterpreterID : PyObject
{
    private InterpreterReferences? _counted;

    public PyInterpreterID(PyType type) : base(type) { }

    internal PyInterpreterID(long id, Interpreter? interpreter) : this(TypeObject)
    {
        Number = id;
        Count(interpreter);
    }

    ~PyInterpreterID()
    {
        if (_counted is { } counted && counted.Drop() && counted.Interpreter is { } interpreter) InterpreterEnd.Orphaned(interpreter);
    }

    internal long Number { get; private set; }

    [Slot(Slot.TpNew, Signature = "InterpreterID(id, force=False)")]
    internal static unsafe Value New(ThreadState ts, PyType type, Value id, bool force = false)
    {
        long number = InterpreterNumbers.Of(ts, id);
        Interpreter? interpreter = ts.Interpreter.Runtime.Find(number);
        if (interpreter is null && !force) throw InterpreterNumbers.Unrecognized(number);
        PyInterpreterID made = (PyInterpreterID)type.AllocateInstance(type);
        made.Number = number;
        made.Count(interpreter);
        return made;
    }

    private void Count(Interpreter? interpreter)
    {
        _counted = interpreter?.References;
        if (_counted is null) GC.SuppressFinalize(this);
        else _counted.Take();
    }

    [Slot(Slot.NbInt)]
    [Slot(Slot.NbIndex)]
    private Value Int() => Number;

    [Slot(Slot.TpHash)]
    private long HashOf() => Hashing.OfInt(Number);

    [Slot(Slot.TpRepr)]
    private string ReprOf() => $"{Type.Name}({Number})";

    [Slot(Slot.TpStr)]
    private string StrOf() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        if (other.Ref is PyInterpreterID id) return Number == id.Number == (op == CompareOp.Eq);
        return InterpreterNumbers.IsNumber(other) ? Comparison.Rich(ts, Number, other, op) : Value.NotImplemented;
    }
}
