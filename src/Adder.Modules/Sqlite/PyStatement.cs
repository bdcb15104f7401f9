using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.Statement</c>: prepared SQL.</summary>
[PyType("Statement", Module = "sqlite3", Subclassable = false, NoInstantiation = true)]
internal sealed unsafe partial class PyStatement : PyObject
{
    private nint _statement;
    private Deathbed _deathbed;

    private PyStatement(nint statement, bool changesRows) : base(TypeObject)
    {
        _statement = statement;
        ChangesRows = changesRows;
    }

    ~PyStatement()
    {
        if (_statement == 0 || !_deathbed.IsDead(this)) return;
        _ = SqliteLibrary.Finalize(_statement);
        _statement = 0;
    }

    /// <summary>0 for SQL without any statement in it.</summary>
    internal nint Handle => _statement;

    internal bool ChangesRows { get; }

    /// <summary>The cursor that reads the rows, while there are any.</summary>
    internal WeakReference<PyCursor>? Reader { get; set; }

    /// <summary>There are rows left, and nobody to read them.</summary>
    internal bool IsAbandoned => IsBusy && Reader is { } reader && !reader.TryGetTarget(out _);

    internal bool IsBusy => _statement != 0 && SqliteLibrary.IsBusy(_statement) != 0;

    // pysqlite_statement_create
    internal static PyStatement Prepare(ThreadState ts, PyConnection connection, PyStr sql)
    {
        ReadOnlySpan<byte> text = SqlText.Encode(ts, sql);
        nint database = connection.Database;
        if (text.Length > SqliteLibrary.Limit(database, PyConnection.LimitSqlLength, -1)) throw Errors.Make(DataErrorType.TypeObject, "query string is too large");
        if (text.Contains((byte)0)) throw SqliteErrors.Programming("the query contains a null character");
        byte[] terminated = [.. text, 0];
        nint handle;
        int code;
        int rest;
        fixed (byte* start = terminated)
        {
            byte* tail;
            using (NativeCall.Leave(ts)) code = SqliteLibrary.Prepare(database, start, terminated.Length, &handle, &tail);
            rest = code == SqliteCode.Ok ? (int)(tail - start) : 0;
        }
        if (code != SqliteCode.Ok) throw SqliteErrors.Of(ts, database);
        ReadOnlySpan<byte> behind = terminated.AsSpan(rest);
        if (SqlText.Start(behind) < behind.Length)
        {
            _ = SqliteLibrary.Finalize(handle);
            throw SqliteErrors.Programming("You can only execute one statement at a time.");
        }
        return new PyStatement(handle, SqlText.ChangesRows(text[SqlText.Start(text)..]));
    }

    internal int Step(ThreadState ts)
    {
        if (_statement == 0) return SqliteCode.Done;
        int code;
        using (NativeCall.Leave(ts)) code = SqliteLibrary.Step(_statement);
        GC.KeepAlive(this);
        return code;
    }

    internal void Reset()
    {
        if (_statement != 0) _ = SqliteLibrary.Reset(_statement);
        GC.KeepAlive(this);
    }
}
