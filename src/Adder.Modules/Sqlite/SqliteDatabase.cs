using System.Runtime.ConstrainedExecution;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>An open database. Statements that outlive it keep what they need of it.</summary>
internal sealed unsafe class SqliteDatabase : CriticalFinalizerObject
{
    private const int ForeignKeysOption = 1002;

    private nint _handle;
    private Deathbed _deathbed;

    private SqliteDatabase(nint handle)
    {
        _handle = handle;
    }

    ~SqliteDatabase()
    {
        if (_deathbed.IsDead(this)) Close();
    }

    internal nint Handle => _handle;

    internal static SqliteDatabase Open(ThreadState ts, byte[] path, int flags, double timeout)
    {
        nint handle;
        int code;
        fixed (byte* start = path)
        {
            using (NativeCall.Leave(ts)) code = SqliteLibrary.Open(start, &handle, flags, null);
        }
        if (handle == 0) throw Errors.MemoryError();
        SqliteDatabase database = new(handle);
        if (code != SqliteCode.Ok) throw SqliteErrors.Of(ts, handle);
        // The bundled library is compiled with foreign keys on, SQLite's own default is off.
        int enabled;
        _ = SqliteLibrary.Configure(handle, ForeignKeysOption, 0, &enabled);
        _ = SqliteLibrary.BusyTimeout(handle, (int)(timeout * 1000));
        return database;
    }

    internal void Close()
    {
        if (_handle != 0) _ = SqliteLibrary.Close(_handle);
        _handle = 0;
    }
}

/// <summary>The isolation levels that Python knows.</summary>
internal static class IsolationLevels
{
    private static readonly string[] s_all = ["", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"];

    /// <summary>The level in capitals; null for None. Throws. (isolation_level_converter)</summary>
    internal static string? From(Value value)
    {
        if (value.IsNone) return null;
        if (value.Ref is not PyStr text) throw Errors.TypeError("isolation_level must be str or None");
        string level = text.ToString();
        if (level.Contains('\0')) throw Errors.ValueError("embedded null character");
        foreach (string known in s_all)
        {
            if (known.Equals(level, StringComparison.OrdinalIgnoreCase)) return known;
        }
        throw Errors.ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
    }
}
