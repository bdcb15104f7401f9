using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>cell</c>: a variable shared by nested functions.</summary>
[PyType("cell", Property = "Cell", Subclassable = false,
    Doc = "cell([contents])\n--\n\nMake a cell, empty or with what it holds.")]
public sealed partial class PyCell : PyObject
{
    internal PyCell(Value contents) : base(PyType.Cell)
    {
        Contents = contents;
    }

    internal Value Contents;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError("cell() takes no keyword arguments");
        if (args.Length > 1) throw Errors.TypeError($"cell expected at most 1 argument, got {args.Length}");
        return new PyCell(args.Length == 1 ? args[0] : default);
    }

    [PyGetSet("cell_contents", Setter = nameof(SetContents))]
    private Value GetContents() => Contents.IsNull ? throw Errors.ValueError("Cell is empty") : Contents;

    private void SetContents(Value value) => Contents = value;

    [Slot(Slot.TpRepr)]
    internal Value ReprOf() => Contents.IsNull
        ? $"<cell at {Identity.Hex(this)}: empty>"
        : $"<cell at {Identity.Hex(this)}: {Contents.Type.Name} object at {Identity.Hex(Contents)}>";

    // cell_richcompare
    [Slot(Slot.TpRichcompare)]
    internal Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (other.Ref is not PyCell cell) return Value.NotImplemented;
        if (!Contents.IsNull && !cell.Contents.IsNull) return Comparison.Rich(ts, Contents, cell.Contents, op);
        int left = Contents.IsNull ? 0 : 1, right = cell.Contents.IsNull ? 0 : 1;
        return Value.Bool(Comparison.Holds(left.CompareTo(right), op));
    }
}
