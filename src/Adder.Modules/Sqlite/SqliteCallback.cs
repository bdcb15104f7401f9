using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>A Python function that SQLite calls; SQLite holds a handle of it. (callback_context)</summary>
internal sealed unsafe class SqliteCallback(Value callable)
{
    internal Value Callable => callable;

    /// <summary>The handle to give to SQLite.</summary>
    internal static void* Hold(Value callable) => (void*)GCHandle.ToIntPtr(GCHandle.Alloc(new SqliteCallback(callable)));

    internal static SqliteCallback From(void* handle) => (SqliteCallback)GCHandle.FromIntPtr((nint)handle).Target!;

    internal static void Free(void* handle)
    {
        if (handle is not null) GCHandle.FromIntPtr((nint)handle).Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Destroy(void* handle) => Free(handle);

    /// <summary>Calls the function; null where it failed, with the error shown or forgotten.</summary>
    internal Value Call(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        Value result = Calls.Call(ts, callable, args);
        if (result.IsNull) ShowOrForget(ts);
        return result;
    }

    /// <summary>Deals with the pending error. (print_or_clear_traceback)</summary>
    internal void ShowOrForget(ThreadState ts)
    {
        if (!ts.HasPending) return;
        if (SqliteState.Of(ts).ShowsCallbackErrors) Unraisable.Report(ts, callable);
        else ts.ClearPending();
    }
}

/// <summary>The hooks of one connection that SQLite does not free by itself.</summary>
internal sealed unsafe class ConnectionHooks
{
    private readonly void*[] _handles = new void*[3];
    private Deathbed _deathbed;

    internal const int Authorizer = 0;
    internal const int Progress = 1;
    internal const int Trace = 2;

    ~ConnectionHooks()
    {
        if (_deathbed.IsDead(this)) Clear();
    }

    /// <summary>Replaces a hook; the old one must not be called any more afterwards.</summary>
    internal void Replace(int which, void* handle)
    {
        SqliteCallback.Free(_handles[which]);
        _handles[which] = handle;
    }

    internal void Clear()
    {
        for (int i = 0; i < _handles.Length; i++) Replace(i, null);
    }
}
