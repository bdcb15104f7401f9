using System.Runtime.InteropServices;

namespace Adder.Modules.Sqlite;

/// <summary>What Adder calls of SQLite.</summary>
internal static unsafe partial class SqliteLibrary
{
    private const string Name = "e_sqlite3";

    /// <summary>SQLite copies what it is given. (SQLITE_TRANSIENT)</summary>
    internal const nint Transient = -1;

    [LibraryImport(Name, EntryPoint = "sqlite3_libversion")]
    internal static partial byte* Version();

    [LibraryImport(Name, EntryPoint = "sqlite3_libversion_number")]
    internal static partial int VersionNumber();

    [LibraryImport(Name, EntryPoint = "sqlite3_threadsafe")]
    internal static partial int ThreadSafe();

    [LibraryImport(Name, EntryPoint = "sqlite3_complete")]
    internal static partial int Complete(byte* sql);

    [LibraryImport(Name, EntryPoint = "sqlite3_errstr")]
    internal static partial byte* ErrorText(int code);

    [LibraryImport(Name, EntryPoint = "sqlite3_open_v2")]
    internal static partial int Open(byte* path, nint* database, int flags, byte* vfs);

    [LibraryImport(Name, EntryPoint = "sqlite3_close_v2")]
    internal static partial int Close(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_busy_timeout")]
    internal static partial int BusyTimeout(nint database, int milliseconds);

    [LibraryImport(Name, EntryPoint = "sqlite3_extended_errcode")]
    internal static partial int ExtendedErrorCode(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_errcode")]
    internal static partial int ErrorCode(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_errmsg")]
    internal static partial byte* ErrorMessage(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_get_autocommit")]
    internal static partial int GetAutocommit(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_changes")]
    internal static partial int Changes(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_total_changes")]
    internal static partial int TotalChanges(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_last_insert_rowid")]
    internal static partial long LastInsertRowId(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_interrupt")]
    internal static partial void Interrupt(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_limit")]
    internal static partial int Limit(nint database, int category, int value);

    // sqlite3_db_config takes its further arguments as C's "..." does: in registers here.
    [LibraryImport(Name, EntryPoint = "sqlite3_db_config")]
    internal static partial int Configure(nint database, int option, int value, int* result);

    [LibraryImport(Name, EntryPoint = "sqlite3_prepare_v2")]
    internal static partial int Prepare(nint database, byte* sql, int length, nint* statement, byte** tail);

    [LibraryImport(Name, EntryPoint = "sqlite3_step")]
    internal static partial int Step(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_reset")]
    internal static partial int Reset(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_finalize")]
    internal static partial int Finalize(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_stmt_busy")]
    internal static partial int IsBusy(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_parameter_count")]
    internal static partial int ParameterCount(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_parameter_name")]
    internal static partial byte* ParameterName(nint statement, int index);

    [LibraryImport(Name, EntryPoint = "sqlite3_clear_bindings")]
    internal static partial int ClearBindings(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_null")]
    internal static partial int BindNull(nint statement, int index);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_int64")]
    internal static partial int BindInt(nint statement, int index, long value);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_double")]
    internal static partial int BindDouble(nint statement, int index, double value);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_text")]
    internal static partial int BindText(nint statement, int index, byte* text, int length, nint destructor);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_blob")]
    internal static partial int BindBlob(nint statement, int index, byte* bytes, int length, nint destructor);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_count")]
    internal static partial int ColumnCount(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_data_count")]
    internal static partial int DataCount(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_name")]
    internal static partial byte* ColumnName(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_decltype")]
    internal static partial byte* ColumnDeclaredType(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_type")]
    internal static partial int ColumnType(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_int64")]
    internal static partial long ColumnInt(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_double")]
    internal static partial double ColumnDouble(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_text")]
    internal static partial byte* ColumnText(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_blob")]
    internal static partial byte* ColumnBlob(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_bytes")]
    internal static partial int ColumnBytes(nint statement, int column);
}
