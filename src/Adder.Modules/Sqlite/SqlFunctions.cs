using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>What SQLite calls for functions and aggregates written in Python.</summary>
internal static unsafe class SqlFunctions
{
    private sealed class Instance(Value value)
    {
        internal Value Value => value;
    }

    private delegate void Body(ThreadState ts, SqliteCallback callback);

    // Nothing may be thrown through SQLite.
    private static void Run(nint context, Body body)
    {
        NativeCall call = NativeCall.Enter(out ThreadState? ts);
        try
        {
            if (ts is null) SetError(context, "no Python thread");
            else Run(ts, context, body);
        }
        finally
        {
            call.Dispose();
        }
    }

    private static void Run(ThreadState ts, nint context, Body body)
    {
        SqliteCallback callback = SqliteCallback.From(SqliteLibrary.UserData(context));
        try
        {
            body(ts, callback);
        }
        catch (Exception exception)
        {
            ts.Catch(exception);
            Fail(ts, context, callback, "user-defined function raised exception");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Call(nint context, int count, nint* arguments) => Run(context, (ts, callback) =>
    {
        Value result = Calls.Call(ts, callback.Callable, Arguments(count, arguments));
        if (result.IsNull || !TrySetResult(ts, context, result)) Fail(ts, context, callback, "user-defined function raised exception");
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Step(nint context, int count, nint* arguments) => Run(context, (ts, callback) =>
    {
        nint* slot = SqliteLibrary.AggregateContext(context, sizeof(nint));
        if (*slot == 0)
        {
            Value made = Calls.Call(ts, callback.Callable);
            if (made.IsNull)
            {
                Fail(ts, context, callback, "user-defined aggregate's '__init__' method raised error");
                return;
            }
            *slot = GCHandle.ToIntPtr(GCHandle.Alloc(new Instance(made)));
        }
        _ = CallMethod(ts, context, callback, *slot, "step", Arguments(count, arguments));
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Inverse(nint context, int count, nint* arguments) => Run(context, (ts, callback) =>
    {
        nint* slot = SqliteLibrary.AggregateContext(context, sizeof(nint));
        if (slot is not null && *slot != 0) _ = CallMethod(ts, context, callback, *slot, "inverse", Arguments(count, arguments));
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Current(nint context) => Run(context, (ts, callback) =>
    {
        nint* slot = SqliteLibrary.AggregateContext(context, sizeof(nint));
        if (slot is not null && *slot != 0) GiveResult(ts, context, callback, *slot, "value");
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Finish(nint context) => Run(context, (ts, callback) =>
    {
        nint* slot = SqliteLibrary.AggregateContext(context, 0);
        if (slot is null || *slot == 0) return;
        GiveResult(ts, context, callback, *slot, "finalize");
        GCHandle.FromIntPtr(*slot).Free();
        *slot = 0;
    });

    private static void GiveResult(ThreadState ts, nint context, SqliteCallback callback, nint slot, string method)
    {
        Value result = CallMethod(ts, context, callback, slot, method, []);
        if (result.IsNull || TrySetResult(ts, context, result)) return;
        Fail(ts, context, callback, $"user-defined aggregate's '{method}' method raised error");
    }

    private static Value CallMethod(ThreadState ts, nint context, SqliteCallback callback, nint slot, string name, Value[] arguments)
    {
        Value instance = ((Instance)GCHandle.FromIntPtr(slot).Target!).Value;
        Value method = Attributes.Get(ts, instance, name);
        if (method.IsNull)
        {
            string problem = ts.PendingIs(PyType.AttributeError) ? "not defined" : "raised error";
            Fail(ts, context, callback, $"user-defined aggregate's '{name}' method {problem}");
            return default;
        }
        Value result = Calls.Call(ts, method, arguments);
        if (result.IsNull) Fail(ts, context, callback, $"user-defined aggregate's '{name}' method raised error");
        return result;
    }

    // _pysqlite_build_py_params
    private static Value[] Arguments(int count, nint* arguments)
    {
        var values = new Value[count];
        for (int i = 0; i < count; i++) values[i] = Argument(arguments[i]);
        return values;
    }

    private static Value Argument(nint value)
    {
        switch (SqliteLibrary.ValueType(value))
        {
            case SqliteCode.TypeInteger:
                return Value.Int(SqliteLibrary.ValueInt(value));
            case SqliteCode.TypeFloat:
                return Value.Float(SqliteLibrary.ValueDouble(value));
            case SqliteCode.TypeText:
                byte* text = SqliteLibrary.ValueText(value);
                if (text is null) throw Errors.MemoryError();
                ReadOnlySpan<byte> bytes = new(text, SqliteLibrary.ValueBytes(value));
                return SqlText.TryDecode(bytes, out PyStr decoded) ? decoded : throw Errors.ValueError("invalid UTF-8");
            case SqliteCode.TypeBlob:
                byte* blob = SqliteLibrary.ValueBlob(value);
                return PyBytes.From(new ReadOnlySpan<byte>(blob, blob is null ? 0 : SqliteLibrary.ValueBytes(value)));
            default:
                return Value.None;
        }
    }

    // _pysqlite_set_result
    private static bool TrySetResult(ThreadState ts, nint context, Value result)
    {
        if (result.IsNone)
        {
            SqliteLibrary.ResultNull(context);
        }
        else if (PyLong.Is(result))
        {
            SqliteLibrary.ResultInt(context, SqlNumber.Of(result));
        }
        else if (result.IsFloat || result.Ref is PyFloat)
        {
            SqliteLibrary.ResultDouble(context, result.IsFloat ? result.Double : ((PyFloat)result.Ref).Number);
        }
        else if (result.Ref is PyStr text)
        {
            ReadOnlySpan<byte> bytes = SqlText.Encode(ts, text);
            byte nothing = 0;
            fixed (byte* start = bytes) SqliteLibrary.ResultText(context, start is null ? &nothing : start, bytes.Length, SqliteLibrary.Transient);
        }
        else if (Buffers.Has(result))
        {
            using BufferView view = BufferView.From(ts, result);
            byte nothing = 0;
            fixed (byte* start = view.Span) SqliteLibrary.ResultBlob(context, start is null ? &nothing : start, view.Length, SqliteLibrary.Transient);
        }
        else
        {
            return false;
        }
        return true;
    }

    // set_sqlite_error
    private static void Fail(ThreadState ts, nint context, SqliteCallback callback, string message)
    {
        if (ts.PendingIs(PyType.MemoryError)) SqliteLibrary.ResultOutOfMemory(context);
        else if (ts.PendingIs(PyType.OverflowError)) SqliteLibrary.ResultTooBig(context);
        else SetError(context, message);
        callback.ShowOrForget(ts);
    }

    private static void SetError(nint context, string message)
    {
        byte[] text = SqlText.Terminated(message);
        fixed (byte* start = text) SqliteLibrary.ResultError(context, start, -1);
    }
}
