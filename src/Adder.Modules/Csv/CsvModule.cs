using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Csv;

/// <summary><c>csv.Error</c></summary>
[PyType("Error", Module = "_csv", Base = typeof(ExceptionType))]
internal static partial class CsvErrorType;

/// <summary>The _csv module.</summary>
[PyModule("_csv", Doc = "Reads and writes tables in text.")]
[PyModuleType(typeof(CsvErrorType), Name = "Error")]
[PyModuleType(typeof(PyDialect))]
[PyModuleType(typeof(PyCsvReader), Name = "Reader")]
[PyModuleType(typeof(PyCsvWriter), Name = "Writer")]
internal static partial class CsvModule
{
    [PyConstant(Name = "QUOTE_MINIMAL")] internal const int QuoteMinimal = 0;
    [PyConstant(Name = "QUOTE_ALL")] internal const int QuoteAll = 1;
    [PyConstant(Name = "QUOTE_NONNUMERIC")] internal const int QuoteNonNumeric = 2;
    [PyConstant(Name = "QUOTE_NONE")] internal const int QuoteNone = 3;
    [PyConstant(Name = "QUOTE_STRINGS")] internal const int QuoteStrings = 4;
    [PyConstant(Name = "QUOTE_NOTNULL")] internal const int QuoteNotNull = 5;
    [PyConstant(Name = "__version__")] internal const string Version = "1.0";

    /// <summary>What the module keeps in an interpreter.</summary>
    internal sealed class Registry : IState<Registry>
    {
        static Registry IState<Registry>.New() => new();

        internal readonly PyDict Dialects = new();
        internal long FieldLimit = 128 * 1024;
    }

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module) => module.Dict.SetString("_dialects", ts.Interpreter.State<Registry>().Dialects);

    internal static PythonException Error(string message) => Errors.Make(CsvErrorType.TypeObject, message);

    /// <summary>The registered dialect of that name. Throws.</summary>
    internal static Value Lookup(ThreadState ts, Value name)
    {
        Value dialect = ts.Interpreter.State<Registry>().Dialects.Find(ts, name);
        if (!dialect.IsNull) return dialect;
        throw ts.HasPending ? ts.Throwable() : Error("unknown dialect");
    }

    [PyFunction("list_dialects($module, /)\n--\n\nThe names of all registered dialects.", Name = "list_dialects")]
    private static Value ListDialects(ThreadState ts) => ts.Interpreter.State<Registry>().Dialects.KeysList();

    [PyFunction("register_dialect($module, /, name, dialect, **fmtparams)\n--\n\nRegister a dialect under a name.", Name = "register_dialect")]
    private static Value RegisterDialect(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count is < 1 or > 2) return ArgumentErrors.WrongCount(ts, "register_dialect", count, 1, 2);
        if (args[0].Ref is not PyStr) return ts.Raise(PyType.TypeError, "dialect name must be a string");
        PyDialect dialect = PyDialect.From(ts, count > 1 ? args[1] : default, args[count..], kwnames);
        ts.Interpreter.State<Registry>().Dialects.Set(ts, args[0], dialect);
        return Value.None;
    }

    [PyFunction("unregister_dialect($module, /, name)\n--\n\nForget the dialect of that name.", Name = "unregister_dialect")]
    private static void UnregisterDialect(ThreadState ts, Value name)
    {
        if (!ts.Interpreter.State<Registry>().Dialects.Remove(ts, name)) throw Error("unknown dialect");
    }

    [PyFunction("get_dialect($module, /, name)\n--\n\nThe dialect of that name.", Name = "get_dialect")]
    private static Value GetDialect(ThreadState ts, Value name) => Lookup(ts, name);

    [PyFunction("field_size_limit($module, /, new_limit=<unrepresentable>)\n--\n\nThe longest field that readers accept; optionally set it.", Name = "field_size_limit")]
    private static Value FieldSizeLimit(ThreadState ts, Value newLimit = default)
    {
        Registry registry = ts.Interpreter.State<Registry>();
        long old = registry.FieldLimit;
        if (newLimit.IsNull) return old;
        if (!PyLong.IsExact(newLimit)) return ts.Raise(PyType.TypeError, "limit must be an integer");
        registry.FieldLimit = Indexing.ToSsize(ts, newLimit, PyType.OverflowError).OrThrow(ts);
        return old;
    }

    [PyFunction("reader(iterable [, dialect='excel'] [optional keyword args])\n\nAn iterator over the rows of lines of text.", Name = "reader")]
    private static Value Reader(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count is < 1 or > 2) return ArgumentErrors.WrongCount(ts, "", count, 1, 2);
        Value lines = Iteration.GetIter(ts, args[0]);
        if (lines.IsNull) return default;
        return new PyCsvReader(lines, PyDialect.From(ts, count > 1 ? args[1] : default, args[count..], kwnames));
    }

    [PyFunction("writer(fileobj [, dialect='excel'] [optional keyword args])\n\nAn object that writes rows to a file.", Name = "writer")]
    private static Value Writer(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count is < 1 or > 2) return ArgumentErrors.WrongCount(ts, "", count, 1, 2);
        Value write = Attributes.Find(ts, args[0], "write");
        if (write.IsNull && ts.HasPending) return default;
        if (write.IsNull || !Calls.IsCallable(write)) return ts.Raise(PyType.TypeError, "argument 1 must have a \"write\" method");
        return new PyCsvWriter(write, PyDialect.From(ts, count > 1 ? args[1] : default, args[count..], kwnames));
    }
}
