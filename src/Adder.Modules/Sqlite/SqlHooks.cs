using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>What SQLite calls for collations, authorizers, progress handlers and traces written in Python.</summary>
internal static unsafe class SqlHooks
{
    private const int Deny = 1;

    private delegate int Body(ThreadState ts, SqliteCallback callback);

    // Nothing may be thrown through SQLite.
    private static int Run(void* handle, int failed, Body body)
    {
        NativeCall call = NativeCall.Enter(out ThreadState? ts);
        try
        {
            return ts is null ? failed : Run(ts, handle, failed, body);
        }
        finally
        {
            call.Dispose();
        }
    }

    private static int Run(ThreadState ts, void* handle, int failed, Body body)
    {
        SqliteCallback callback = SqliteCallback.From(handle);
        try
        {
            return body(ts, callback);
        }
        catch (Exception exception)
        {
            ts.Catch(exception);
            callback.ShowOrForget(ts);
            return failed;
        }
    }

    // collation_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static int Compare(void* handle, int firstLength, byte* first, int secondLength, byte* second) => Run(handle, 0, (ts, callback) =>
    {
        bool isText = SqlText.TryDecode(new(first, firstLength), out PyStr left) & SqlText.TryDecode(new(second, secondLength), out PyStr right);
        Value result = isText ? callback.Call(ts, left, right) : default;
        if (result.IsNull) return 0;
        return PyLong.TryBig(result, out System.Numerics.BigInteger order) ? order.Sign : 0;
    });

    // authorizer_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static int Authorize(void* handle, int action, byte* first, byte* second, byte* database, byte* source) => Run(handle, Deny, (ts, callback) =>
    {
        Value result = callback.Call(
            ts, Value.Int(action), SqlText.FromPointer(first), SqlText.FromPointer(second), SqlText.FromPointer(database), SqlText.FromPointer(source));
        if (result.IsNull || !PyLong.TryInt64(result, out long answer)) return Deny;
        return answer is >= int.MinValue and <= int.MaxValue ? (int)answer : Deny;
    });

    // progress_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static int Progress(void* handle) => Run(handle, -1, (ts, callback) =>
    {
        Value result = callback.Call(ts);
        if (result.IsNull) return -1;
        int truth = Truth.Of(ts, result);
        if (truth < 0) callback.ShowOrForget(ts);
        return truth;
    });

    // trace_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static int Trace(uint kind, void* handle, void* statement, void* sql) => Run(handle, 0, (ts, callback) =>
    {
        byte* expanded = SqliteLibrary.ExpandedSql(statement);
        if (expanded is null)
        {
            ts.Raise(DataErrorType.TypeObject, "Expanded SQL string exceeds the maximum string length");
            callback.ShowOrForget(ts);
            _ = callback.Call(ts, SqlText.FromPointer((byte*)sql));
            return 0;
        }
        Value text = SqlText.FromPointer(expanded);
        SqliteLibrary.Free(expanded);
        _ = callback.Call(ts, text);
        return 0;
    });
}
