using System.Runtime.InteropServices;

namespace Adder.Modules.Sqlite;

/// <summary>Functions of SQLite that take functions, and those that the functions call; then blobs and backups.</summary>
internal static unsafe partial class SqliteLibrary
{
    [LibraryImport(Name, EntryPoint = "sqlite3_create_function_v2")]
    internal static partial int CreateFunction(
        nint database, byte* name, int arguments, int flags, void* data, delegate* unmanaged[Cdecl]<nint, int, nint*, void> call,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> step, delegate* unmanaged[Cdecl]<nint, void> final, delegate* unmanaged[Cdecl]<void*, void> destroy);

    [LibraryImport(Name, EntryPoint = "sqlite3_create_window_function")]
    internal static partial int CreateWindowFunction(
        nint database, byte* name, int arguments, int flags, void* data, delegate* unmanaged[Cdecl]<nint, int, nint*, void> step,
        delegate* unmanaged[Cdecl]<nint, void> final, delegate* unmanaged[Cdecl]<nint, void> value,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> inverse, delegate* unmanaged[Cdecl]<void*, void> destroy);

    [LibraryImport(Name, EntryPoint = "sqlite3_create_collation_v2")]
    internal static partial int CreateCollation(
        nint database, byte* name, int encoding, void* data, delegate* unmanaged[Cdecl]<void*, int, byte*, int, byte*, int> compare,
        delegate* unmanaged[Cdecl]<void*, void> destroy);

    [LibraryImport(Name, EntryPoint = "sqlite3_set_authorizer")]
    internal static partial int SetAuthorizer(nint database, delegate* unmanaged[Cdecl]<void*, int, byte*, byte*, byte*, byte*, int> authorize, void* data);

    [LibraryImport(Name, EntryPoint = "sqlite3_progress_handler")]
    internal static partial void SetProgressHandler(nint database, int steps, delegate* unmanaged[Cdecl]<void*, int> handler, void* data);

    [LibraryImport(Name, EntryPoint = "sqlite3_trace_v2")]
    internal static partial int SetTrace(nint database, uint mask, delegate* unmanaged[Cdecl]<uint, void*, void*, void*, int> trace, void* data);

    [LibraryImport(Name, EntryPoint = "sqlite3_expanded_sql")]
    internal static partial byte* ExpandedSql(void* statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_free")]
    internal static partial void Free(void* memory);

    [LibraryImport(Name, EntryPoint = "sqlite3_user_data")]
    internal static partial void* UserData(nint context);

    [LibraryImport(Name, EntryPoint = "sqlite3_aggregate_context")]
    internal static partial nint* AggregateContext(nint context, int size);

    [LibraryImport(Name, EntryPoint = "sqlite3_value_type")]
    internal static partial int ValueType(nint value);

    [LibraryImport(Name, EntryPoint = "sqlite3_value_int64")]
    internal static partial long ValueInt(nint value);

    [LibraryImport(Name, EntryPoint = "sqlite3_value_double")]
    internal static partial double ValueDouble(nint value);

    [LibraryImport(Name, EntryPoint = "sqlite3_value_text")]
    internal static partial byte* ValueText(nint value);

    [LibraryImport(Name, EntryPoint = "sqlite3_value_blob")]
    internal static partial byte* ValueBlob(nint value);

    [LibraryImport(Name, EntryPoint = "sqlite3_value_bytes")]
    internal static partial int ValueBytes(nint value);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_null")]
    internal static partial void ResultNull(nint context);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_int64")]
    internal static partial void ResultInt(nint context, long value);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_double")]
    internal static partial void ResultDouble(nint context, double value);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_text")]
    internal static partial void ResultText(nint context, byte* text, int length, nint destructor);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_blob")]
    internal static partial void ResultBlob(nint context, byte* bytes, int length, nint destructor);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_error")]
    internal static partial void ResultError(nint context, byte* message, int length);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_error_nomem")]
    internal static partial void ResultOutOfMemory(nint context);

    [LibraryImport(Name, EntryPoint = "sqlite3_result_error_toobig")]
    internal static partial void ResultTooBig(nint context);

    [LibraryImport(Name, EntryPoint = "sqlite3_blob_open")]
    internal static partial int BlobOpen(nint database, byte* name, byte* table, byte* column, long row, int flags, nint* blob);

    [LibraryImport(Name, EntryPoint = "sqlite3_blob_close")]
    internal static partial int BlobClose(nint blob);

    [LibraryImport(Name, EntryPoint = "sqlite3_blob_bytes")]
    internal static partial int BlobBytes(nint blob);

    [LibraryImport(Name, EntryPoint = "sqlite3_blob_read")]
    internal static partial int BlobRead(nint blob, byte* buffer, int count, int offset);

    [LibraryImport(Name, EntryPoint = "sqlite3_blob_write")]
    internal static partial int BlobWrite(nint blob, byte* buffer, int count, int offset);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_init")]
    internal static partial nint BackupInit(nint target, byte* targetName, nint source, byte* sourceName);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_step")]
    internal static partial int BackupStep(nint backup, int pages);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_remaining")]
    internal static partial int BackupRemaining(nint backup);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_pagecount")]
    internal static partial int BackupPageCount(nint backup);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_finish")]
    internal static partial int BackupFinish(nint backup);
}
