using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Transactions, and statements that give no rows.</summary>
internal unsafe partial class PyConnection
{
    private string? _isolationLevel = "";
    private int _autocommit = Legacy;

    private bool InTransactionNow => SqliteLibrary.GetAutocommit(Database) == 0;

    /// <summary>Executes one statement. Throws.</summary>
    private void Run(ThreadState ts, string sql)
    {
        byte[] text = SqlText.Terminated(sql);
        fixed (byte* start = text)
        {
            byte* tail = start;
            RunNext(ts, ref tail);
        }
    }

    // Prepares, executes and forgets the statement at the text, and moves behind it.
    private void RunNext(ThreadState ts, ref byte* sql)
    {
        nint statement;
        int code;
        byte* tail;
        using (NativeCall.Leave(ts))
        {
            code = SqliteLibrary.Prepare(Database, sql, -1, &statement, &tail);
            if (code == SqliteCode.Ok)
            {
                do code = statement == 0 ? SqliteCode.Done : SqliteLibrary.Step(statement);
                while (code == SqliteCode.Row);
            }
        }
        PythonException? error = code == SqliteCode.Done ? null : SqliteErrors.Of(ts, Database);
        if (statement != 0) _ = SqliteLibrary.Finalize(statement);
        if (error is not null) throw error;
        sql = tail;
    }

    /// <summary>executescript()</summary>
    internal void RunScript(ThreadState ts, PyStr script)
    {
        byte[] text = SqlText.Terminated(ts, script);
        if (text.AsSpan(0, text.Length - 1).Contains((byte)0)) throw Errors.ValueError("embedded null character");
        if (text.Length - 1 > SqliteLibrary.Limit(Database, LimitSqlLength, -1)) throw Errors.Make(DataErrorType.TypeObject, "query string is too large");
        if (_autocommit == Legacy && InTransactionNow) Run(ts, "COMMIT");
        fixed (byte* start = text)
        {
            byte* position = start;
            while (*position != 0) RunNext(ts, ref position);
        }
    }

    /// <summary>Begins a transaction by itself, where that is the mode. (begin_transaction)</summary>
    internal void BeginBeforeChange(ThreadState ts)
    {
        if (_autocommit == Legacy && _isolationLevel is not null && !InTransactionNow) Run(ts, _isolationLevel.Length == 0 ? "BEGIN " : $"BEGIN {_isolationLevel}");
    }

    [PyMethod("commit($self, /)\n--\n\nCommit the open transaction, if there is one.")]
    private void Commit(ThreadState ts) => End(ts, "COMMIT");

    [PyMethod("rollback($self, /)\n--\n\nUndo the open transaction, if there is one.")]
    private void Rollback(ThreadState ts) => End(ts, "ROLLBACK");

    private void End(ThreadState ts, string how)
    {
        Check(ts);
        if (_autocommit == Legacy && InTransactionNow)
        {
            Run(ts, how);
        }
        else if (_autocommit == 0)
        {
            Run(ts, how);
            Run(ts, "BEGIN");
        }
    }

    [PyGetSet("in_transaction", Doc = "Whether a transaction is open.")]
    private bool GetInTransaction()
    {
        CheckOpen();
        return InTransactionNow;
    }

    [PyGetSet("isolation_level", Setter = nameof(SetIsolationLevel), Doc = "How transactions begin by themselves; None: not at all.")]
    private Value GetIsolationLevel()
    {
        CheckOpen();
        return _isolationLevel is null ? Value.None : _isolationLevel;
    }

    private void SetIsolationLevel(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        if (value.IsNone)
        {
            _isolationLevel = null;
            Commit(ts);
            return;
        }
        _isolationLevel = IsolationLevels.From(value);
    }

    // autocommit_converter
    private static int AutocommitFrom(Value value)
    {
        if (value.IsTrue) return 1;
        if (value.IsFalse) return 0;
        return value.IsInt && value.Bits == Legacy ? Legacy : throw Errors.ValueError("autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL");
    }

    [PyGetSet("autocommit", Setter = nameof(SetAutocommit), Doc = "True, False, or LEGACY_TRANSACTION_CONTROL.")]
    private Value GetAutocommit(ThreadState ts)
    {
        Check(ts);
        return _autocommit == Legacy ? Value.Int(Legacy) : _autocommit == 1;
    }

    private void SetAutocommit(ThreadState ts, Value value)
    {
        Check(ts);
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        int mode = AutocommitFrom(value);
        if (mode == 1 && InTransactionNow) Run(ts, "COMMIT");
        else if (mode == 0 && !InTransactionNow) Run(ts, "BEGIN");
        _autocommit = mode;
    }

    [PyMethod("__enter__($self, /)\n--\n\nReturn the connection itself.", Name = "__enter__")]
    private PyConnection Enter(ThreadState ts)
    {
        Check(ts);
        return this;
    }

    [PyMethod("__exit__($self, type, value, traceback, /)\n--\n\nCommit, or undo everything if there was an exception.", Name = "__exit__")]
    private bool Exit(ThreadState ts, Value type, Value value, Value traceback)
    {
        if (_autocommit == 1) return false;
        if (!type.IsNone)
        {
            Calls.Method(ts, this, "rollback").OrThrow(ts);
            return false;
        }
        if (!Calls.Method(ts, this, "commit").IsNull) return false;
        PyException error = ts.TakePending();
        if (Calls.Method(ts, this, "rollback").IsNull)
        {
            PyException second = ts.TakePending();
            second.Context ??= error;
            throw new PythonException(second);
        }
        throw new PythonException(error);
    }
}
