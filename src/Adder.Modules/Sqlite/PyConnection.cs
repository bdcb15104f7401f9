using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.Connection</c></summary>
[PyType("Connection", Module = "sqlite3", Flags = TypeFlags.HasWeakref)]
internal partial class PyConnection(PyType type) : PyObject(type)
{
    internal const int ParseDeclaredTypes = 1;
    internal const int ParseColumnNames = 2;
    internal const int LimitSqlLength = 1;
    internal const int Legacy = -1;

    private const int OpenReadWrite = 2;
    private const int OpenCreate = 4;
    private const int OpenUri = 0x40;

    private SqliteDatabase? _database;
    private bool _isInitialized;
    private bool _checksThread;
    private long _thread;
    private int _mostCached;
    private PyDict _statements = new();
    private readonly List<WeakReference<PyBlob>> _blobs = [];

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyConnection>(type);

    [Slot(Slot.TpInit, Signature = "Connection(database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=<unrepresentable>, cached_statements=128, uri=False, *, autocommit=-1)")]
    private void Init(
        ThreadState ts, Value database, double timeout = 5.0, int detectTypes = 0, Value isolationLevel = default, bool checkSameThread = true,
        Value factory = default, int cachedStatements = 128, bool uri = false, Value autocommit = default)
    {
        string? level = isolationLevel.IsNull ? "" : IsolationLevels.From(isolationLevel);
        int mode = autocommit.IsNull ? Legacy : AutocommitFrom(autocommit);
        byte[] path = PathArgument.ToBytes(ts, database);
        Auditing.Raise(ts, "sqlite3.connect", database);
        if (_isInitialized) CloseDatabase();
        _isInitialized = false;
        _database = SqliteDatabase.Open(ts, path, OpenReadWrite | OpenCreate | (uri ? OpenUri : 0), timeout);
        _isolationLevel = level;
        _autocommit = mode;
        _mostCached = Math.Max(cachedStatements, 1);
        _statements = new();
        _checksThread = checkSameThread;
        _thread = ts.Identifier;
        DetectTypes = detectTypes;
        RowFactory = Value.None;
        TextFactory = PyType.Str;
        _isInitialized = true;
        Auditing.Raise(ts, "sqlite3.connect/handle", this);
        if (mode == 0) Run(ts, "BEGIN");
    }

    /// <summary>The handle; the connection must be open.</summary>
    internal nint Database => _database!.Handle;

    internal int DetectTypes { get; private set; }

    [PyGetSet("row_factory", Setter = nameof(SetRowFactory), Doc = "What makes rows of new cursors.")]
    internal Value RowFactory { get; private set; } = Value.None;

    private void SetRowFactory(ThreadState ts, Value value) => RowFactory = value.IsNull ? Value.None : value;

    [PyGetSet("text_factory", Setter = nameof(SetTextFactory), Doc = "What makes a text column's value from its bytes.")]
    internal Value TextFactory { get; private set; } = PyType.Str;

    private void SetTextFactory(ThreadState ts, Value value) => TextFactory = value.IsNull ? Value.None : value;

    // pysqlite_check_thread
    internal void CheckThread(ThreadState ts)
    {
        if (!_isInitialized || !_checksThread || ts.Identifier == _thread) return;
        throw SqliteErrors.Programming(
            "SQLite objects created in a thread can only be used in that same thread. "
            + $"The object was created in thread id {_thread} and this is thread id {ts.Identifier}.");
    }

    // pysqlite_check_connection
    internal void CheckOpen()
    {
        if (!_isInitialized) throw SqliteErrors.Programming("Base Connection.__init__ not called.");
        if (_database is null) throw SqliteErrors.Programming("Cannot operate on a closed database.");
    }

    private void Check(ThreadState ts)
    {
        CheckThread(ts);
        CheckOpen();
    }

    /// <summary>Prepared SQL, kept for the next time.</summary>
    internal PyStatement StatementFor(ThreadState ts, PyStr sql)
    {
        if (_statements.Find(ts, sql).Ref is PyStatement known) return known;
        PyStatement made = PyStatement.Prepare(ts, this, sql);
        if (_statements.Count >= _mostCached) _statements.Clear();
        _statements.Set(ts, sql, made);
        return made;
    }

    /// <summary>
    /// Resets statements that nobody reads on: their cursors are gone, as CPython would have noticed at once. False if there was none.
    /// </summary>
    internal bool ReleaseAbandoned(ThreadState ts)
    {
        GC.Collect();
        ts.Interpreter.Runtime.Finalizers.Await();
        bool any = false;
        foreach (Value sql in _statements.KeysList().Items)
        {
            if (_statements.Find(ts, sql).Ref is PyStatement { IsAbandoned: true } statement)
            {
                statement.Reset();
                any = true;
            }
        }
        return any;
    }

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyConnection connection = (PyConnection)self.Ref;
        connection.Check(ts);
        if (kwnames is { Count: > 0 }) return ts.Raise(PyType.TypeError, "Connection() takes no keyword arguments");
        if (args.Length != 1) return ts.Raise(PyType.TypeError, $"function takes exactly 1 argument ({args.Length} given)");
        if (args[0].Ref is not PyStr sql) return ts.Raise(PyType.TypeError, $"argument 1 must be str, not {args[0].Type.Name}");
        return PyStatement.Prepare(ts, connection, sql);
    }

    [PyMethod("close($self, /)\n--\n\nClose the connection; changes that were not committed are lost.")]
    private void Close(ThreadState ts)
    {
        CheckThread(ts);
        if (!_isInitialized) throw SqliteErrors.Programming("Base Connection.__init__ not called.");
        if (_database is null) return;
        if (_autocommit == 0 && InTransactionNow) Run(ts, "ROLLBACK");
        CloseDatabase();
    }

    private void CloseDatabase()
    {
        foreach (WeakReference<PyBlob> reference in _blobs)
        {
            if (reference.TryGetTarget(out PyBlob? blob)) blob.Shut();
        }
        _blobs.Clear();
        _statements = new();
        _database?.Close();
        _database = null;
        _hooks.Clear();
    }

    [PyMethod("cursor($self, /, factory=<unrepresentable>)\n--\n\nReturn a new cursor.", Name = "cursor")]
    private Value MakeCursor(ThreadState ts, Value factory = default)
    {
        Check(ts);
        Value made = Calls.Call(ts, factory.IsNull ? PyCursor.TypeObject : factory, this).OrThrow(ts);
        if (made.Ref is not PyCursor cursor) throw Errors.TypeError($"factory must return a cursor, not {made.Type.Name}");
        if (!RowFactory.IsNone) cursor.RowFactory = RowFactory;
        return made;
    }

    private PyCursor NewCursor(ThreadState ts) => (PyCursor)Calls.Method(ts, this, "cursor").OrThrow(ts).Ref;

    [PyMethod("execute($self, sql, parameters=<unrepresentable>, /)\n--\n\nExecute SQL with a new cursor, and return the cursor.")]
    private Value Execute(ThreadState ts, PyStr sql, Value parameters = default) =>
        parameters.IsNull ? Calls.Method(ts, NewCursor(ts), "execute", sql) : Calls.Method(ts, NewCursor(ts), "execute", sql, parameters);

    [PyMethod("executemany($self, sql, parameters, /)\n--\n\nExecute SQL many times with a new cursor, and return the cursor.", Name = "executemany")]
    private Value ExecuteMany(ThreadState ts, Value sql, Value parameters) => Calls.Method(ts, NewCursor(ts), "executemany", sql, parameters);

    [PyMethod("executescript($self, sql_script, /)\n--\n\nExecute several statements with a new cursor, and return the cursor.", Name = "executescript")]
    private Value ExecuteScript(ThreadState ts, Value sqlScript) => Calls.Method(ts, NewCursor(ts), "executescript", sqlScript);

    [PyMethod("iterdump($self, /)\n--\n\nReturn an iterator over SQL statements that make the database again.", Name = "iterdump")]
    private Value IterDump(ThreadState ts)
    {
        CheckOpen();
        return Calls.Call(ts, ModuleLookup.Attribute(ts, "sqlite3.dump", "_iterdump"), this);
    }

    [PyMethod("interrupt($self, /)\n--\n\nAbort what is being executed, from another thread.")]
    private void Interrupt()
    {
        CheckOpen();
        SqliteLibrary.Interrupt(Database);
    }

    [PyGetSet("total_changes", Doc = "How many rows were changed since the connection was opened.")]
    private int GetTotalChanges()
    {
        CheckOpen();
        return SqliteLibrary.TotalChanges(Database);
    }

    // The exceptions are attributes of connections, as the database API wants it.
    [PyGetSet("Warning")] private Value Warning => SqliteWarningType.TypeObject;
    [PyGetSet("Error")] private Value Error => SqliteErrorType.TypeObject;
    [PyGetSet("InterfaceError")] private Value InterfaceError => InterfaceErrorType.TypeObject;
    [PyGetSet("DatabaseError")] private Value DatabaseError => DatabaseErrorType.TypeObject;
    [PyGetSet("InternalError")] private Value InternalError => InternalErrorType.TypeObject;
    [PyGetSet("OperationalError")] private Value OperationalError => OperationalErrorType.TypeObject;
    [PyGetSet("ProgrammingError")] private Value ProgrammingError => ProgrammingErrorType.TypeObject;
    [PyGetSet("IntegrityError")] private Value IntegrityError => IntegrityErrorType.TypeObject;
    [PyGetSet("DataError")] private Value DataError => DataErrorType.TypeObject;
    [PyGetSet("NotSupportedError")] private Value NotSupportedError => NotSupportedErrorType.TypeObject;
}
