using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Csv;

/// <summary><c>csv.Dialect</c> as the C code keeps it: checked parameters of a format.</summary>
[PyType("Dialect", Module = "_csv", Doc = "CSV dialect\n\nThe parameters of a format.")]
internal partial class PyDialect(PyType type) : PyObject(type)
{
    private static readonly string[] s_names =
        ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"];

    internal const int NotSet = -1;

    internal int DelimiterChar = ',';
    internal int EscapeChar = NotSet;
    internal int QuoteChar = '"';
    internal PyStr Terminator = PyStr.From("\r\n");

    [PyMember("doublequote")]
    internal bool DoubleQuote = true;

    [PyMember("skipinitialspace")]
    internal bool SkipInitialSpace;

    [PyMember("strict")]
    internal bool Strict;

    [PyGetSet("delimiter")]
    private Value Delimiter => Char(DelimiterChar);

    [PyGetSet("escapechar")]
    private Value Escape => Char(EscapeChar);

    [PyGetSet("lineterminator")]
    private Value LineTerminator => Terminator;

    [PyGetSet("quotechar")]
    private Value Quote => Char(QuoteChar);

    [PyGetSet("quoting")]
    internal int Quoting { get; private set; }

    private static Value Char(int c) => c == NotSet ? Value.None : PyStr.FromCodePoint(c);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        var values = new Value[s_names.Length];
        if (count > values.Length + 1) return ts.Raise(PyType.TypeError, $"function takes at most 9 arguments ({count} given)");
        for (int i = 1; i < count; i++) values[i - 1] = args[i];
        Value dialect = count > 0 ? args[0] : default;
        for (int i = 0; i < (kwnames?.Count ?? 0); i++)
        {
            if (((PyStr)kwnames![i].Ref).Is("dialect")) dialect = args[count + i];
        }
        return Make(ts, type, dialect, values, args[count..], kwnames);
    }

    /// <summary>A dialect by name or from an object, with single parameters changed. Throws. (_call_dialect)</summary>
    internal static PyDialect From(ThreadState ts, Value dialect, ReadOnlySpan<Value> parameters, PyTuple? names)
    {
        for (int i = 0; i < (names?.Count ?? 0); i++)
        {
            if (((PyStr)names![i].Ref).Is("dialect")) dialect = parameters[i];
        }
        return (PyDialect)Make(ts, TypeObject, dialect, new Value[s_names.Length], parameters, names).Ref;
    }

    // dialect_new
    private static Value Make(ThreadState ts, PyType type, Value dialect, Value[] values, ReadOnlySpan<Value> parameters, PyTuple? names)
    {
        bool changed = false;
        for (int i = 0; i < (names?.Count ?? 0); i++)
        {
            PyStr name = (PyStr)names![i].Ref;
            if (name.Is("dialect")) continue;
            int index = System.Array.IndexOf(s_names, name.ToString());
            if (index < 0) throw Errors.TypeError($"'{name}' is an invalid keyword argument for this function");
            values[index] = parameters[i];
            changed = true;
        }
        if (!dialect.IsNull)
        {
            if (dialect.Ref is PyStr) dialect = CsvModule.Lookup(ts, dialect);
            if (!changed && dialect.Ref is PyDialect) return dialect;
            for (int i = 0; i < values.Length; i++)
            {
                if (!values[i].IsNull) continue;
                values[i] = Attributes.Get(ts, dialect, s_names[i]);
                if (values[i].IsNull) ts.ClearPending();
            }
        }
        var made = Allocation.Of<PyDialect>(type);
        made.Set(ts, values);
        return made;
    }

    private void Set(ThreadState ts, Value[] values)
    {
        if (!values[0].IsNull) DelimiterChar = Character(values[0], "delimiter", false);
        if (!values[1].IsNull) DoubleQuote = Truth.Test(ts, values[1]);
        if (!values[2].IsNull) EscapeChar = Character(values[2], "escapechar", true);
        if (!values[3].IsNull)
        {
            Terminator = values[3].Ref as PyStr
                ?? throw Errors.TypeError(values[3].IsNone ? "lineterminator must be set" : "\"lineterminator\" must be a string");
        }
        if (!values[4].IsNull) QuoteChar = Character(values[4], "quotechar", true);
        if (!values[5].IsNull)
        {
            if (!PyLong.IsExact(values[5])) throw Errors.TypeError("\"quoting\" must be an integer");
            long quoting = Indexing.ToSsize(ts, values[5], null);
            if (quoting is < CsvModule.QuoteMinimal or > CsvModule.QuoteNotNull) throw Errors.TypeError("bad \"quoting\" value");
            Quoting = (int)quoting;
        }
        if (!values[6].IsNull) SkipInitialSpace = Truth.Test(ts, values[6]);
        if (!values[7].IsNull) Strict = Truth.Test(ts, values[7]);
        if (values[4].Ref is not null && values[4].IsNone && values[5].IsNull) Quoting = CsvModule.QuoteNone;
        if (Quoting != CsvModule.QuoteNone && QuoteChar == NotSet) throw Errors.TypeError("quotechar must be set if quoting enabled");
    }

    private static int Character(Value value, string name, bool orNone)
    {
        if (orNone && value.IsNone) return NotSet;
        string allowed = orNone ? "string or None" : "string";
        if (value.Ref is not PyStr text) throw Errors.TypeError($"\"{name}\" must be {allowed}, not {value.Type.Name}");
        return text.Length == 1 ? text[0] : throw Errors.TypeError($"\"{name}\" must be a 1-character string");
    }

    [PyMethod("", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => ts.Raise(PyType.TypeError, $"cannot pickle '{Type.Name}' instances");

    [PyMethod("", Name = "__reduce_ex__")]
    private Value ReduceEx(ThreadState ts, Value protocol) => ts.Raise(PyType.TypeError, $"cannot pickle '{Type.Name}' instances");
}
