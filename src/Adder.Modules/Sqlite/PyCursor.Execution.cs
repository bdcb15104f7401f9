using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Executing statements. (_pysqlite_query_execute)</summary>
internal partial class PyCursor
{
    private PyStatement? _statement;
    private Value[] _converters = [];

    internal Value Execute(ThreadState ts, PyStr sql, Value parameters)
    {
        PyConnection connection = Check(ts);
        _isLocked = true;
        try
        {
            PyStatement statement = Begin(ts, connection, sql, false);
            int code = RunOnce(ts, connection, statement, parameters.IsNull ? PyTuple.Empty : parameters);
            LastRowId = Value.Int(SqliteLibrary.LastInsertRowId(connection.Database));
            if (code == SqliteCode.Done) Finish(connection, statement);
            else statement.Reader = new(this);
            return this;
        }
        catch (PythonException)
        {
            Abandon();
            throw;
        }
        finally
        {
            _isLocked = false;
        }
    }

    internal Value ExecuteMany(ThreadState ts, PyStr sql, Value sets)
    {
        PyConnection connection = Check(ts);
        _isLocked = true;
        try
        {
            Value iterator = Iteration.IsIterator(sets) ? sets : Iteration.GetIter(ts, sets).OrThrow(ts);
            PyStatement statement = Begin(ts, connection, sql, true);
            while (true)
            {
                Value parameters = Iteration.Next(ts, iterator);
                if (parameters.IsNull) break;
                if (RunOnce(ts, connection, statement, parameters) == SqliteCode.Done) RowCount += SqliteLibrary.Changes(connection.Database);
                statement.Reset();
            }
            if (ts.HasPending) throw ts.Throwable();
            _statement = null;
            return this;
        }
        catch (PythonException)
        {
            Abandon();
            throw;
        }
        finally
        {
            _isLocked = false;
        }
    }

    private PyStatement Begin(ThreadState ts, PyConnection connection, PyStr sql, bool many)
    {
        _statement?.Reset();
        _statement = null;
        Description = Value.None;
        PyStatement statement = connection.StatementFor(ts, sql);
        if (statement.IsBusy) statement = PyStatement.Prepare(ts, connection, sql);
        statement.Reset();
        _statement = statement;
        RowCount = statement.ChangesRows ? 0 : -1;
        if (many && !statement.ChangesRows) throw SqliteErrors.Programming("executemany() can only execute DML statements.");
        if (statement.ChangesRows) connection.BeginBeforeChange(ts);
        return statement;
    }

    private int RunOnce(ThreadState ts, PyConnection connection, PyStatement statement, Value parameters)
    {
        ParameterBinding.Bind(ts, connection, statement, parameters);
        int code = statement.Step(ts);
        if (code == SqliteCode.Locked && connection.ReleaseAbandoned(ts))
        {
            statement.Reset();
            code = statement.Step(ts);
        }
        if (code is not (SqliteCode.Done or SqliteCode.Row)) throw ts.HasPending ? ts.Throwable() : SqliteErrors.Of(ts, connection.Database);
        int columns = statement.Handle == 0 ? 0 : SqliteLibrary.ColumnCount(statement.Handle);
        if (columns > 0)
        {
            _converters = connection.DetectTypes == 0 ? [] : ConvertersFor(ts, connection, statement, columns);
            if (Description.IsNone) Description = Describe(connection, statement, columns);
        }
        return code;
    }

    private void Finish(PyConnection connection, PyStatement statement)
    {
        if (statement.ChangesRows) RowCount += SqliteLibrary.Changes(connection.Database);
        statement.Reset();
        _statement = null;
    }

    private void Abandon()
    {
        _statement?.Reset();
        _statement = null;
        RowCount = -1;
    }

    private static unsafe string ColumnName(PyStatement statement, int column) =>
        Marshal.PtrToStringUTF8((nint)SqliteLibrary.ColumnName(statement.Handle, column)) ?? "";

    private static PyTuple Describe(PyConnection connection, PyStatement statement, int columns)
    {
        var descriptions = new Value[columns];
        for (int i = 0; i < columns; i++)
        {
            string name = ColumnName(statement, i);
            if ((connection.DetectTypes & PyConnection.ParseColumnNames) != 0) name = WithoutType(name);
            Value none = Value.None;
            descriptions[i] = new PyTuple(name, none, none, none, none, none, none);
        }
        return new PyTuple(descriptions);
    }

    // _pysqlite_build_column_name
    private static string WithoutType(string name)
    {
        int bracket = name.IndexOf('[');
        if (bracket < 0) return name;
        return bracket > 0 && name[bracket - 1] == ' ' ? name[..(bracket - 1)] : name[..bracket];
    }

    // pysqlite_build_row_cast_map
    private static unsafe Value[] ConvertersFor(ThreadState ts, PyConnection connection, PyStatement statement, int columns)
    {
        SqliteState state = SqliteState.Of(ts);
        var converters = new Value[columns];
        for (int i = 0; i < columns; i++)
        {
            if ((connection.DetectTypes & PyConnection.ParseColumnNames) != 0) converters[i] = NamedConverter(state, ColumnName(statement, i));
            if (!converters[i].IsNull || (connection.DetectTypes & PyConnection.ParseDeclaredTypes) == 0) continue;
            string? declared = Marshal.PtrToStringUTF8((nint)SqliteLibrary.ColumnDeclaredType(statement.Handle, i));
            if (declared is null) continue;
            int end = declared.AsSpan().IndexOfAny(' ', '(');
            converters[i] = state.Converter(end < 0 ? declared : declared[..end]);
        }
        return converters;
    }

    private static Value NamedConverter(SqliteState state, string column)
    {
        int start = column.IndexOf('[');
        int end = start < 0 ? -1 : column.IndexOf(']', start);
        return end < 0 ? default : state.Converter(column[(start + 1)..end]);
    }
}
