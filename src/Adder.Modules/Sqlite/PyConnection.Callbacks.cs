using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Functions, collations and hooks that Python gives to SQLite.</summary>
internal unsafe partial class PyConnection
{
    private const int Utf8 = 1;
    private const int Deterministic = 0x800;
    private const uint TraceStatements = 1;

    private readonly ConnectionHooks _hooks = new();

    [PyMethod("create_function($self, /, name, narg, func, *, deterministic=False)\n--\n\nMake a Python function a function of SQL; None takes it away.")]
    private void CreateFunction(ThreadState ts, PyStr name, int narg, Value func, bool deterministic = false)
    {
        Check(ts);
        void* data = func.IsNone ? null : SqliteCallback.Hold(func);
        int code;
        fixed (byte* text = SqlText.Terminated(ts, name))
        {
            code = SqliteLibrary.CreateFunction(
                Database, text, narg, Utf8 | (deterministic ? Deterministic : 0), data, data is null ? null : &SqlFunctions.Call, null, null,
                data is null ? null : &SqliteCallback.Destroy);
        }
        if (code != SqliteCode.Ok) throw SqliteErrors.Operational("Error creating function");
    }

    [PyMethod("create_aggregate($self, /, name, n_arg, aggregate_class)\n--\n\nMake a class with step() and finalize() an aggregate function of SQL.")]
    private void CreateAggregate(ThreadState ts, PyStr name, int nArg, Value aggregateClass)
    {
        Check(ts);
        void* data = aggregateClass.IsNone ? null : SqliteCallback.Hold(aggregateClass);
        int code;
        fixed (byte* text = SqlText.Terminated(ts, name))
        {
            code = SqliteLibrary.CreateFunction(
                Database, text, nArg, Utf8, data, null, data is null ? null : &SqlFunctions.Step, data is null ? null : &SqlFunctions.Finish,
                data is null ? null : &SqliteCallback.Destroy);
        }
        if (code != SqliteCode.Ok) throw SqliteErrors.Operational("Error creating aggregate");
    }

    [PyMethod("create_window_function($self, name, num_params, aggregate_class, /)\n--\n\nMake a class with step(), inverse(), value() and finalize() a window function of SQL.")]
    private void CreateWindowFunction(ThreadState ts, PyStr name, int numParams, Value aggregateClass)
    {
        Check(ts);
        int code;
        fixed (byte* text = SqlText.Terminated(ts, name))
        {
            code = aggregateClass.IsNone
                ? SqliteLibrary.CreateWindowFunction(Database, text, numParams, Utf8, null, null, null, null, null, null)
                : SqliteLibrary.CreateWindowFunction(
                    Database, text, numParams, Utf8, SqliteCallback.Hold(aggregateClass), &SqlFunctions.Step, &SqlFunctions.Finish,
                    &SqlFunctions.Current, &SqlFunctions.Inverse, &SqliteCallback.Destroy);
        }
        if (code != SqliteCode.Ok) throw SqliteErrors.Programming(SqliteErrors.Message(Database));
    }

    [PyMethod("create_collation($self, name, callback, /)\n--\n\nMake a function that compares two strings a collation; None takes it away.")]
    private void CreateCollation(ThreadState ts, PyStr name, Value callback)
    {
        Check(ts);
        if (!callback.IsNone && !Calls.IsCallable(callback)) throw Errors.TypeError("parameter must be callable");
        void* data = callback.IsNone ? null : SqliteCallback.Hold(callback);
        int code;
        fixed (byte* text = SqlText.Terminated(ts, name))
        {
            code = SqliteLibrary.CreateCollation(
                Database, text, Utf8, data, data is null ? null : &SqlHooks.Compare, data is null ? null : &SqliteCallback.Destroy);
        }
        if (code == SqliteCode.Ok) return;
        // Here SQLite does not free what it was given.
        SqliteCallback.Free(data);
        throw SqliteErrors.Of(ts, Database);
    }

    [PyMethod("set_authorizer($self, /, authorizer_callback)\n--\n\nHave a function decide what SQL may do; None: everything.")]
    private void SetAuthorizer(ThreadState ts, Value authorizerCallback)
    {
        Check(ts);
        void* data = authorizerCallback.IsNone ? null : SqliteCallback.Hold(authorizerCallback);
        int code = SqliteLibrary.SetAuthorizer(Database, data is null ? null : &SqlHooks.Authorize, data);
        _hooks.Replace(ConnectionHooks.Authorizer, data);
        if (code != SqliteCode.Ok) throw SqliteErrors.Operational("Error setting authorizer callback");
    }

    [PyMethod("set_progress_handler($self, /, progress_handler, n)\n--\n\nHave a function called every n instructions of SQLite's machine; a true result stops it.")]
    private void SetProgressHandler(ThreadState ts, Value progressHandler, int n)
    {
        Check(ts);
        void* data = progressHandler.IsNone ? null : SqliteCallback.Hold(progressHandler);
        SqliteLibrary.SetProgressHandler(Database, n, data is null ? null : &SqlHooks.Progress, data);
        _hooks.Replace(ConnectionHooks.Progress, data);
    }

    [PyMethod("set_trace_callback($self, /, trace_callback)\n--\n\nHave a function called with each statement that is executed; None: no more.")]
    private void SetTraceCallback(ThreadState ts, Value traceCallback)
    {
        Check(ts);
        void* data = traceCallback.IsNone ? null : SqliteCallback.Hold(traceCallback);
        _ = SqliteLibrary.SetTrace(Database, data is null ? 0 : TraceStatements, data is null ? null : &SqlHooks.Trace, data);
        _hooks.Replace(ConnectionHooks.Trace, data);
    }
}
