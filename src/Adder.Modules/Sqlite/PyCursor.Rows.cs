using System.Text;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Reading rows: the statement always stands on the next one.</summary>
internal partial class PyCursor
{
    /// <summary>The next row; null behind the last one. (pysqlite_cursor_iternext)</summary>
    private Value FetchNext(ThreadState ts)
    {
        PyConnection connection = Check(ts);
        if (_statement is not { } statement) return default;
        if (SqliteLibrary.DataCount(statement.Handle) == 0)
        {
            statement.Reset();
            _statement = null;
            return default;
        }
        _isLocked = true;
        Value row;
        try
        {
            row = ReadRow(ts, connection, statement);
        }
        finally
        {
            _isLocked = false;
        }
        int code = statement.Step(ts);
        if (code == SqliteCode.Done)
        {
            if (statement.ChangesRows) RowCount = SqliteLibrary.Changes(connection.Database);
            statement.Reset();
            _statement = null;
        }
        else if (code != SqliteCode.Row)
        {
            PythonException error = SqliteErrors.Of(ts, connection.Database);
            statement.Reset();
            _statement = null;
            throw error;
        }
        return RowFactory.IsNone ? row : Calls.Call(ts, RowFactory, this, row);
    }

    // _pysqlite_fetch_one_row
    private PyTuple ReadRow(ThreadState ts, PyConnection connection, PyStatement statement)
    {
        int columns = SqliteLibrary.DataCount(statement.Handle);
        var values = new Value[columns];
        for (int i = 0; i < columns; i++)
        {
            Value converter = i < _converters.Length ? _converters[i] : default;
            values[i] = converter.IsNull ? Plain(ts, connection, statement, i) : Converted(ts, statement, i, converter);
        }
        GC.KeepAlive(statement);
        return PyTuple.Own(values);
    }

    private static unsafe ReadOnlySpan<byte> Blob(PyStatement statement, int column)
    {
        byte* bytes = SqliteLibrary.ColumnBlob(statement.Handle, column);
        return new ReadOnlySpan<byte>(bytes, bytes is null ? 0 : SqliteLibrary.ColumnBytes(statement.Handle, column));
    }

    private static Value Converted(ThreadState ts, PyStatement statement, int column, Value converter)
    {
        // As in CPython, an empty blob counts as NULL here: SQLite has no address for it.
        ReadOnlySpan<byte> blob = Blob(statement, column);
        return blob.IsEmpty ? Value.None : Calls.Call(ts, converter, PyBytes.From(blob)).OrThrow(ts);
    }

    private static Value Plain(ThreadState ts, PyConnection connection, PyStatement statement, int column) =>
        SqliteLibrary.ColumnType(statement.Handle, column) switch
        {
            SqliteCode.TypeInteger => Value.Int(SqliteLibrary.ColumnInt(statement.Handle, column)),
            SqliteCode.TypeFloat => Value.Float(SqliteLibrary.ColumnDouble(statement.Handle, column)),
            SqliteCode.TypeText => Text(ts, connection, statement, column),
            SqliteCode.TypeNull => Value.None,
            _ => PyBytes.From(Blob(statement, column)),
        };

    private static unsafe Value Text(ThreadState ts, PyConnection connection, PyStatement statement, int column)
    {
        byte* start = SqliteLibrary.ColumnText(statement.Handle, column);
        ReadOnlySpan<byte> bytes = new(start, start is null ? 0 : SqliteLibrary.ColumnBytes(statement.Handle, column));
        Value factory = connection.TextFactory;
        if (factory.Is(PyType.Str))
        {
            if (SqlText.TryDecode(bytes, out PyStr text)) return text;
            throw SqliteErrors.Operational($"Could not decode to UTF-8 column '{ColumnName(statement, column)}' with text '{Encoding.UTF8.GetString(bytes)}'");
        }
        if (factory.Is(PyType.Bytes)) return PyBytes.From(bytes);
        return Calls.Call(ts, factory, PyBytes.From(bytes)).OrThrow(ts);
    }
}
