using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.PrepareProtocol</c>: what objects are adapted to.</summary>
[PyType("PrepareProtocol", Module = "sqlite3")]
internal partial class PyPrepareProtocol(PyType type) : PyObject(type)
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyPrepareProtocol>(type);
}

/// <summary>Adapters and converters, of one interpreter.</summary>
internal sealed class SqliteState : IState<SqliteState>
{
    static SqliteState IState<SqliteState>.New() => new();

    /// <summary>By pairs of type and protocol.</summary>
    internal PyDict Adapters { get; } = new();

    /// <summary>By the name of the type in capitals.</summary>
    internal PyDict Converters { get; } = new();

    /// <summary>Whether errors of functions that SQLite calls are shown.</summary>
    internal bool ShowsCallbackErrors { get; set; }

    /// <summary>An adapter was registered for a type that SQLite takes as it is.</summary>
    internal bool BaseTypeAdapted { get; set; }

    internal static SqliteState Of(ThreadState ts) => ts.Interpreter.State<SqliteState>();

    internal void AddAdapter(ThreadState ts, Value type, Value adapter)
    {
        if (type.Is(PyType.Int) || type.Is(PyType.Float) || type.Is(PyType.Str) || type.Is(PyType.ByteArray))
        {
            BaseTypeAdapted = true;
        }
        Adapters.Set(ts, new PyTuple(type, PyPrepareProtocol.TypeObject), adapter);
    }

    /// <summary>A parameter as something that SQLite takes. Throws.</summary>
    internal Value AdaptParameter(ThreadState ts, Value value)
    {
        if (!BaseTypeAdapted && (value.IsInt || value.IsFloat || ReferenceEquals(value.Type, PyType.Str) || ReferenceEquals(value.Type, PyType.ByteArray))) return value;
        return Adapt(ts, value, PyPrepareProtocol.TypeObject, value);
    }

    // pysqlite_microprotocols_adapt
    internal Value Adapt(ThreadState ts, Value value, Value protocol, Value alternative)
    {
        if (Adapters.Count > 0)
        {
            Value adapter = Adapters.Find(ts, new PyTuple(value.Type, protocol));
            if (!adapter.IsNull) return Calls.Call(ts, adapter, value).OrThrow(ts);
            if (ts.HasPending) throw ts.Throwable();
        }
        if (!protocol.Is(PyPrepareProtocol.TypeObject) && TryAsk(ts, protocol, "__adapt__", value, out Value adapted)) return adapted;
        bool isPlain = value.IsNone || ReferenceEquals(value.Type, PyType.Bytes) || value.IsInt || value.IsFloat;
        if (!isPlain && TryAsk(ts, value, "__conform__", protocol, out adapted)) return adapted;
        return alternative.IsNull ? throw SqliteErrors.Programming("can't adapt") : alternative;
    }

    // A TypeError, or None, means that it cannot do it.
    private static bool TryAsk(ThreadState ts, Value asked, string method, Value argument, out Value result)
    {
        result = default;
        Value function = Attributes.Find(ts, asked, method);
        if (function.IsNull) return ts.HasPending ? throw ts.Throwable() : false;
        result = Calls.Call(ts, function, argument);
        if (result.IsNull && !ts.ClearIf(PyType.TypeError)) throw ts.Throwable();
        return !result.IsNull && !result.IsNone;
    }

    /// <summary>The converter for a type, or null.</summary>
    internal Value Converter(string typeName) => Converters.Count == 0 ? default : Converters.FindString(typeName.ToUpperInvariant());
}
