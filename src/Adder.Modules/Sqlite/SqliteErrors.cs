using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.Warning</c></summary>
[PyType("Warning", Module = "sqlite3", Base = typeof(ExceptionType))]
internal static partial class SqliteWarningType;

/// <summary><c>sqlite3.Error</c></summary>
[PyType("Error", Module = "sqlite3", Base = typeof(ExceptionType))]
internal static partial class SqliteErrorType;

/// <summary><c>sqlite3.InterfaceError</c></summary>
[PyType("InterfaceError", Module = "sqlite3", Base = typeof(SqliteErrorType))]
internal static partial class InterfaceErrorType;

/// <summary><c>sqlite3.DatabaseError</c></summary>
[PyType("DatabaseError", Module = "sqlite3", Base = typeof(SqliteErrorType))]
internal static partial class DatabaseErrorType;

/// <summary><c>sqlite3.InternalError</c></summary>
[PyType("InternalError", Module = "sqlite3", Base = typeof(DatabaseErrorType))]
internal static partial class InternalErrorType;

/// <summary><c>sqlite3.OperationalError</c></summary>
[PyType("OperationalError", Module = "sqlite3", Base = typeof(DatabaseErrorType))]
internal static partial class OperationalErrorType;

/// <summary><c>sqlite3.ProgrammingError</c></summary>
[PyType("ProgrammingError", Module = "sqlite3", Base = typeof(DatabaseErrorType))]
internal static partial class ProgrammingErrorType;

/// <summary><c>sqlite3.IntegrityError</c></summary>
[PyType("IntegrityError", Module = "sqlite3", Base = typeof(DatabaseErrorType))]
internal static partial class IntegrityErrorType;

/// <summary><c>sqlite3.DataError</c></summary>
[PyType("DataError", Module = "sqlite3", Base = typeof(DatabaseErrorType))]
internal static partial class DataErrorType;

/// <summary><c>sqlite3.NotSupportedError</c></summary>
[PyType("NotSupportedError", Module = "sqlite3", Base = typeof(DatabaseErrorType))]
internal static partial class NotSupportedErrorType;

/// <summary>Exceptions for what SQLite reports.</summary>
internal static unsafe class SqliteErrors
{
    internal static PythonException Programming(string message) => Errors.Make(ProgrammingErrorType.TypeObject, message);

    internal static PythonException Operational(string message) => Errors.Make(OperationalErrorType.TypeObject, message);

    /// <summary>What SQLite says about the database's last error.</summary>
    internal static string Message(nint database) => Marshal.PtrToStringUTF8((nint)SqliteLibrary.ErrorMessage(database)) ?? "";

    // get_exception_class
    private static PyType? TypeOf(int code) => code switch
    {
        SqliteCode.Internal or SqliteCode.NotFound => InternalErrorType.TypeObject,
        SqliteCode.NoMemory => null,
        SqliteCode.Error or SqliteCode.Perm or SqliteCode.Abort or SqliteCode.Busy or SqliteCode.Locked or SqliteCode.ReadOnly or SqliteCode.Interrupt
            or SqliteCode.IOError or SqliteCode.Full or SqliteCode.CantOpen or SqliteCode.Protocol or SqliteCode.Empty or SqliteCode.Schema
            => OperationalErrorType.TypeObject,
        SqliteCode.TooBig => DataErrorType.TypeObject,
        SqliteCode.Constraint or SqliteCode.Mismatch => IntegrityErrorType.TypeObject,
        SqliteCode.Misuse or SqliteCode.Range => InterfaceErrorType.TypeObject,
        _ => DatabaseErrorType.TypeObject,
    };

    /// <summary>The exception for the database's last error. (_pysqlite_seterror)</summary>
    internal static PythonException Of(ThreadState ts, nint database)
    {
        PyType? type = TypeOf(SqliteLibrary.ErrorCode(database) & 0xFF);
        if (type is null) return Errors.MemoryError();
        return Make(ts, type, SqliteLibrary.ExtendedErrorCode(database), SqliteLibrary.ErrorMessage(database));
    }

    /// <summary>The exception for a code, where there is no database to ask. (set_error_from_code)</summary>
    internal static PythonException OfCode(ThreadState ts, int code)
    {
        PyType? type = TypeOf(code & 0xFF);
        return type is null ? Errors.MemoryError() : Make(ts, type, code, SqliteLibrary.ErrorText(code));
    }

    private static PythonException Make(ThreadState ts, PyType type, int code, byte* message)
    {
        PythonException error = Errors.Make(type, Marshal.PtrToStringUTF8((nint)message) ?? "");
        Attributes.Set(ts, error.Error, "sqlite_errorcode", Value.Int(code));
        Attributes.Set(ts, error.Error, "sqlite_errorname", SqliteConstants.ErrorName(code));
        return error;
    }
}

/// <summary>SQLite's result codes and other numbers that C# code asks for.</summary>
internal static class SqliteCode
{
    internal const int Ok = 0;
    internal const int Error = 1;
    internal const int Internal = 2;
    internal const int Perm = 3;
    internal const int Abort = 4;
    internal const int Busy = 5;
    internal const int Locked = 6;
    internal const int NoMemory = 7;
    internal const int ReadOnly = 8;
    internal const int Interrupt = 9;
    internal const int IOError = 10;
    internal const int NotFound = 12;
    internal const int Full = 13;
    internal const int CantOpen = 14;
    internal const int Protocol = 15;
    internal const int Empty = 16;
    internal const int Schema = 17;
    internal const int TooBig = 18;
    internal const int Constraint = 19;
    internal const int Mismatch = 20;
    internal const int Misuse = 21;
    internal const int Range = 25;
    internal const int Row = 100;
    internal const int Done = 101;

    internal const int TypeInteger = 1;
    internal const int TypeFloat = 2;
    internal const int TypeText = 3;
    internal const int TypeBlob = 4;
    internal const int TypeNull = 5;
}
