using System.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.Row</c>: a row whose fields have names too.</summary>
[PyType("Row", Module = "sqlite3", Sequence = true)]
internal partial class PyRow(PyType type) : PyObject(type)
{
    private PyTuple _values = PyTuple.Empty;
    private PyTuple _description = PyTuple.Empty;

    [Slot(Slot.TpNew, Signature = "Row(cursor, data, /)")]
    internal static Value New(ThreadState ts, PyType type, PyCursor cursor, PyTuple data)
    {
        PyRow row = Allocation.Of<PyRow>(type);
        row._values = data;
        row._description = cursor.Description.Ref as PyTuple ?? PyTuple.Empty;
        return row;
    }

    private PyStr NameAt(int index) => (PyStr)((PyTuple)_description[index].Ref)[0].Ref;

    [Slot(Slot.SqLength)]
    private long Length() => _values.Count;

    [Slot(Slot.SqItem)]
    private Value Item(ThreadState ts, long index) => Subscript.Item(ts, _values, index);

    [Slot(Slot.TpIter)]
    private Value Iterate(ThreadState ts) => Iteration.GetIter(ts, _values);

    [Slot(Slot.MpSubscript)]
    private Value Get(ThreadState ts, Value key)
    {
        if (PyLong.Is(key) || key.Ref is PySlice) return Subscript.Get(ts, _values, key);
        if (key.Ref is not PyStr wanted) return ts.Raise(PyType.IndexError, "Index must be int or string");
        string name = wanted.ToString();
        for (int i = 0; i < _description.Count && i < _values.Count; i++)
        {
            if (IsSameName(NameAt(i).ToString(), name)) return _values[i];
        }
        return ts.Raise(PyType.IndexError, "No item with that key");
    }

    // Only the ASCII letters are the same in capitals.
    private static bool IsSameName(string first, string second)
    {
        if (first.Length != second.Length) return false;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i] != second[i] && (!char.IsAsciiLetter(first[i]) || (first[i] | 0x20) != (second[i] | 0x20))) return false;
        }
        return true;
    }

    [PyMethod("keys($self, /)\n--\n\nReturn a list of the names of the fields.")]
    private PyList Keys()
    {
        PyList names = new();
        for (int i = 0; i < _description.Count; i++) names.Add(NameAt(i));
        return names;
    }

    [Slot(Slot.TpHash)]
    private long Hash(ThreadState ts)
    {
        long description = Hashing.Of(ts, _description).OrThrow(ts);
        return description ^ Hashing.Of(ts, _values).OrThrow(ts);
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyRow row) return Value.NotImplemented;
        Value same = Comparison.Rich(ts, _description, row._description, CompareOp.Eq);
        if (same.IsNull) return default;
        return same.IsTrue ? Comparison.Rich(ts, _values, row._values, op) : op == CompareOp.Ne;
    }
}
