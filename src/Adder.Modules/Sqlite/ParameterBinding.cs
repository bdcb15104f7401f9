using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Parameters into the placeholders of a statement. Throws. (bind_parameters)</summary>
internal static unsafe class ParameterBinding
{
    internal static void Bind(ThreadState ts, PyConnection connection, PyStatement statement, Value parameters)
    {
        int needed = statement.Handle == 0 ? 0 : SqliteLibrary.ParameterCount(statement.Handle);
        bool isExactDict = ReferenceEquals(parameters.Type, PyType.Dict);
        if (parameters.Ref is PyTuple or PyList || (!isExactDict && parameters.Ref is not PyDict && Iteration.IsSequence(parameters.Type)))
        {
            BindSequence(ts, connection, statement, parameters, needed);
        }
        else if (parameters.Type.MpSubscript != null)
        {
            BindNames(ts, connection, statement, parameters, needed);
        }
        else
        {
            throw SqliteErrors.Programming("parameters are of unsupported type");
        }
        GC.KeepAlive(statement);
    }

    private static void BindSequence(ThreadState ts, PyConnection connection, PyStatement statement, Value parameters, int needed)
    {
        long given = parameters.Ref switch
        {
            PyTuple tuple => tuple.Count,
            PyList list => list.Count,
            _ => Lengths.Of(ts, parameters).OrThrow(ts),
        };
        if (given != needed)
        {
            throw SqliteErrors.Programming(
                $"Incorrect number of bindings supplied. The current statement uses {needed}, and there are {given} supplied.");
        }
        SqliteState state = SqliteState.Of(ts);
        for (int i = 0; i < needed; i++)
        {
            byte* name = SqliteLibrary.ParameterName(statement.Handle, i + 1);
            if (name is not null && *name != '?') WarnOfName(ts, i + 1, name);
            Value value = parameters.Ref is PyTuple tuple ? tuple[i] : Subscript.Item(ts, parameters, i).OrThrow(ts);
            BindOne(ts, connection, statement, i + 1, state.AdaptParameter(ts, value));
        }
    }

    private static void WarnOfName(ThreadState ts, int index, byte* name) => Warnings.Warn(
        ts, PyType.DeprecationWarning,
        $"Binding {index} ('{Marshal.PtrToStringUTF8((nint)name)}') is a named parameter, but you supplied a sequence which requires nameless (qmark) "
        + "placeholders. Starting with Python 3.14 an sqlite3.ProgrammingError will be raised.");

    private static void BindNames(ThreadState ts, PyConnection connection, PyStatement statement, Value parameters, int needed)
    {
        SqliteState state = SqliteState.Of(ts);
        for (int i = 1; i <= needed; i++)
        {
            byte* name = SqliteLibrary.ParameterName(statement.Handle, i);
            if (name is null) throw SqliteErrors.Programming($"Binding {i} has no name, but you supplied a dictionary (which has only names).");
            string key = Marshal.PtrToStringUTF8((nint)(name + 1))!;
            Value value = ReferenceEquals(parameters.Type, PyType.Dict) ? ((PyDict)parameters.Ref).FindString(key) : Subscript.Get(ts, parameters, key);
            if (value.IsNull)
            {
                if (ts.HasPending && !ts.ClearIf(PyType.LookupError)) throw ts.Throwable();
                throw SqliteErrors.Programming($"You did not supply a value for binding parameter :{key}.");
            }
            BindOne(ts, connection, statement, i, state.AdaptParameter(ts, value));
        }
    }

    // bind_param
    private static void BindOne(ThreadState ts, PyConnection connection, PyStatement statement, int index, Value value)
    {
        nint handle = statement.Handle;
        int code;
        if (value.IsNone) code = SqliteLibrary.BindNull(handle, index);
        else if (value.IsInt) code = SqliteLibrary.BindInt(handle, index, value.Bits);
        else if (value.IsFloat) code = SqliteLibrary.BindDouble(handle, index, value.Double);
        else if (value.Ref is PyStr text) code = BindText(handle, index, SqlText.Encode(ts, text));
        else if (PyLong.Is(value)) code = SqliteLibrary.BindInt(handle, index, SqlNumber.Of(value));
        else if (value.Ref is PyFloat number) code = SqliteLibrary.BindDouble(handle, index, number.Number);
        else if (Buffers.Has(value)) code = BindBlob(ts, handle, index, value);
        else throw SqliteErrors.Programming($"Error binding parameter {index}: type '{value.Type.Name}' is not supported");
        if (code != SqliteCode.Ok) throw SqliteErrors.Of(ts, connection.Database);
    }

    private static int BindText(nint handle, int index, ReadOnlySpan<byte> text)
    {
        fixed (byte* bytes = text)
        {
            byte nothing = 0;
            return SqliteLibrary.BindText(handle, index, bytes is null ? &nothing : bytes, text.Length, SqliteLibrary.Transient);
        }
    }

    private static int BindBlob(ThreadState ts, nint handle, int index, Value value)
    {
        using BufferView view = BufferView.From(ts, value);
        fixed (byte* bytes = view.Span)
        {
            byte nothing = 0;
            return SqliteLibrary.BindBlob(handle, index, bytes is null ? &nothing : bytes, view.Length, SqliteLibrary.Transient);
        }
    }
}

/// <summary>Python's numbers in SQLite's 64 bits.</summary>
internal static class SqlNumber
{
    // _pysqlite_long_as_int64
    internal static long Of(Value value) =>
        PyLong.TryBig(value, out System.Numerics.BigInteger number) && number >= long.MinValue && number <= long.MaxValue
            ? (long)number
            : throw Errors.OverflowError("Python int too large to convert to SQLite INTEGER");
}
