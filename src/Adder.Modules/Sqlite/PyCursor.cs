using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.Cursor</c></summary>
[PyType("Cursor", Module = "sqlite3", Flags = TypeFlags.HasWeakref)]
internal partial class PyCursor(PyType type) : PyObject(type)
{
    private PyConnection? _connection;
    private bool _isClosed;
    private bool _isLocked;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyCursor>(type);

    [Slot(Slot.TpInit, Signature = "Cursor(connection, /)")]
    private void Init(ThreadState ts, PyConnection connection)
    {
        if (_isLocked) throw Recursive();
        _connection = connection;
        _statement = null;
        Description = LastRowId = RowFactory = Value.None;
        ArraySize = 1;
        RowCount = -1;
        _isClosed = false;
        connection.CheckThread(ts);
    }

    [PyGetSet("connection", Doc = "The connection it belongs to.")]
    private Value Connection => _connection is null ? Value.None : _connection;

    [PyGetSet("description", Doc = "A tuple for each column: its name and six times None.")]
    internal Value Description { get; private set; } = Value.None;

    [PyGetSet("lastrowid", Doc = "The row ID of the last row that was inserted.")]
    private Value LastRowId { get; set; } = Value.None;

    [PyGetSet("rowcount", Doc = "How many rows the last INSERT, UPDATE, DELETE or REPLACE changed; -1 after other statements.")]
    private long RowCount { get; set; } = -1;

    [PyGetSet("arraysize", Setter = nameof(SetArraySize), Doc = "How many rows fetchmany() returns by default.")]
    private int ArraySize { get; set; } = 1;

    private void SetArraySize(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("can't delete numeric/char attribute");
        if (!PyLong.TryInt64(value, out long size)) throw Errors.TypeError("an integer is required");
        ArraySize = (int)size;
    }

    [PyGetSet("row_factory", Setter = nameof(SetRowFactory), Doc = "What makes rows: a function of the cursor and a tuple, or None.")]
    internal Value RowFactory { get; set; } = Value.None;

    private void SetRowFactory(ThreadState ts, Value value) => RowFactory = value.IsNull ? Value.None : value;

    private static PythonException Recursive() => SqliteErrors.Programming("Recursive use of cursors not allowed.");

    // check_cursor
    private PyConnection Check(ThreadState ts)
    {
        PyConnection connection = _connection ?? throw SqliteErrors.Programming("Base Cursor.__init__ not called.");
        if (_isClosed) throw SqliteErrors.Programming("Cannot operate on a closed cursor.");
        if (_isLocked) throw Recursive();
        connection.CheckThread(ts);
        connection.CheckOpen();
        return connection;
    }

    [PyMethod("execute($self, sql, parameters=(), /)\n--\n\nExecute SQL, with values for its placeholders.", Name = "execute")]
    private Value ExecuteOne(ThreadState ts, PyStr sql, Value parameters = default) => Execute(ts, sql, parameters);

    [PyMethod("executemany($self, sql, seq_of_parameters, /)\n--\n\nExecute SQL once for each of many sets of values.", Name = "executemany")]
    private Value ExecuteEach(ThreadState ts, PyStr sql, Value seqOfParameters) => ExecuteMany(ts, sql, seqOfParameters);

    [PyMethod("executescript($self, sql_script, /)\n--\n\nExecute several SQL statements.", Name = "executescript")]
    private Value ExecuteScript(ThreadState ts, PyStr sqlScript)
    {
        Check(ts).RunScript(ts, sqlScript);
        return this;
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next(ThreadState ts) => FetchNext(ts);

    [PyMethod("fetchone($self, /)\n--\n\nReturn the next row, or None.", Name = "fetchone")]
    private Value FetchOne(ThreadState ts)
    {
        Value row = FetchNext(ts);
        return row.IsNull && !ts.HasPending ? Value.None : row;
    }

    [PyMethod("fetchmany($self, /, size=1)\n--\n\nReturn a list of the next rows, by default as many as arraysize says.", Name = "fetchmany")]
    private Value FetchMany(ThreadState ts, Value size = default)
    {
        int most = ArraySize;
        if (!size.IsNull && !ArgumentConversion.ToInt(ts, size, out most)) return default;
        PyList rows = new();
        while (FetchNext(ts) is { IsNull: false } row)
        {
            rows.Add(row);
            // Counted up to it: 0 and below are all rows.
            if (rows.Count == most) break;
        }
        return ts.HasPending ? default : rows;
    }

    [PyMethod("fetchall($self, /)\n--\n\nReturn a list of all remaining rows.", Name = "fetchall")]
    private Value FetchAll(ThreadState ts)
    {
        PyList rows = new();
        while (true)
        {
            Value row = FetchNext(ts);
            if (row.IsNull) break;
            rows.Add(row);
        }
        return ts.HasPending ? default : rows;
    }

    [PyMethod("setinputsizes($self, sizes, /)\n--\n\nDo nothing: it is part of the database API.", Name = "setinputsizes")]
    private void SetInputSizes(Value sizes) { }

    [PyMethod("setoutputsize($self, size, column=None, /)\n--\n\nDo nothing: it is part of the database API.", Name = "setoutputsize")]
    private void SetOutputSize(Value size, Value column = default) { }

    [PyMethod("close($self, /)\n--\n\nClose the cursor; it cannot be used any more.")]
    private void Close(ThreadState ts)
    {
        PyConnection connection = _connection ?? throw SqliteErrors.Programming("Base Cursor.__init__ not called.");
        if (_isLocked) throw Recursive();
        connection.CheckThread(ts);
        connection.CheckOpen();
        _statement?.Reset();
        _statement = null;
        _isClosed = true;
    }
}
