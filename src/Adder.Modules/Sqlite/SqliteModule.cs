using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>The _sqlite3 module.</summary>
[PyModule("_sqlite3")]
[PyModuleType(typeof(PyConnection))]
[PyModuleType(typeof(PyCursor))]
[PyModuleType(typeof(PyRow))]
[PyModuleType(typeof(PyBlob))]
[PyModuleType(typeof(PyPrepareProtocol))]
[PyModuleType(typeof(SqliteWarningType))]
[PyModuleType(typeof(SqliteErrorType))]
[PyModuleType(typeof(InterfaceErrorType))]
[PyModuleType(typeof(DatabaseErrorType))]
[PyModuleType(typeof(InternalErrorType))]
[PyModuleType(typeof(OperationalErrorType))]
[PyModuleType(typeof(ProgrammingErrorType))]
[PyModuleType(typeof(IntegrityErrorType))]
[PyModuleType(typeof(DataErrorType))]
[PyModuleType(typeof(NotSupportedErrorType))]
internal static unsafe partial class SqliteModule
{
    [PyConstant] internal const int PARSE_DECLTYPES = PyConnection.ParseDeclaredTypes;
    [PyConstant] internal const int PARSE_COLNAMES = PyConnection.ParseColumnNames;
    [PyConstant] internal const int LEGACY_TRANSACTION_CONTROL = PyConnection.Legacy;
    [PyConstant(Name = "_deprecated_version")] internal const string DeprecatedVersion = "2.6.0";

    [PyModuleExec]
    private static void Fill(ThreadState ts, PyModule module)
    {
        SqliteConstants.AddTo(module.Dict);
        SqliteState state = SqliteState.Of(ts);
        module.Dict.SetString("adapters", state.Adapters);
        module.Dict.SetString("converters", state.Converters);
        module.Dict.SetString("sqlite_version", Marshal.PtrToStringUTF8((nint)SqliteLibrary.Version()) ?? "");
        // PEP 249's levels: 0 single-threaded, 1 multi-threaded (compiled with 2), 3 serialized (compiled with 1).
        int level = SqliteLibrary.ThreadSafe() switch { 0 => 0, 2 => 1, _ => 3 };
        module.Dict.SetString("threadsafety", Value.Int(level));
    }

    [PyFunction("connect($module, /, database, timeout=5.0, detect_types=0,\n        isolation_level='', check_same_thread=True,\n        factory=ConnectionType, cached_statements=128, uri=False, *,\n        autocommit=sqlite3.LEGACY_TRANSACTION_CONTROL)\n--\n\nOpen a database and return a connection to it.", Name = "connect", Convention = Objects.Clinic.CallingConvention.FastCall | Objects.Clinic.CallingConvention.Keywords)]
    private static Value Connect(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        Value factory = positional > 5 ? args[5] : PyConnection.TypeObject;
        for (int i = positional; i < args.Length; i++)
        {
            if (((PyStr)kwnames![i - positional].Ref).ToString() == "factory") factory = args[i];
        }
        return Calls.Call(ts, factory, args, kwnames);
    }

    [PyFunction("complete_statement($module, /, statement)\n--\n\nWhether text ends with a complete SQL statement.")]
    private static bool CompleteStatement(ThreadState ts, PyStr statement)
    {
        fixed (byte* text = SqlText.Terminated(ts, statement)) return SqliteLibrary.Complete(text) != 0;
    }

    [PyFunction("register_adapter($module, type, adapter, /)\n--\n\nHave a function turn objects of a type into something that SQLite takes.")]
    private static void RegisterAdapter(ThreadState ts, Value type, Value adapter) => SqliteState.Of(ts).AddAdapter(ts, type, adapter);

    [PyFunction("register_converter($module, typename, converter, /)\n--\n\nHave a function make values from the bytes of columns of a type.")]
    private static void RegisterConverter(ThreadState ts, PyStr typename, Value converter) =>
        SqliteState.Of(ts).Converters.SetString(typename.ToString().ToUpperInvariant(), converter);

    [PyFunction("enable_callback_tracebacks($module, enable, /)\n--\n\nShow the errors of Python functions that SQLite calls, or do not.")]
    private static void EnableCallbackTracebacks(ThreadState ts, bool enable) => SqliteState.Of(ts).ShowsCallbackErrors = enable;

    [PyFunction("adapt($module, obj, proto=PrepareProtocolType, alt=<unrepresentable>, /)\n--\n\nTurn an object into something that SQLite takes.", Name = "adapt")]
    private static Value Adapt(ThreadState ts, Value obj, Value proto = default, Value alt = default) =>
        SqliteState.Of(ts).Adapt(ts, obj, proto.IsNull ? PyPrepareProtocol.TypeObject : proto, alt);
}
