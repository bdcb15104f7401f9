using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>A built-in function that goes over its one argument, as a CALL which has seen it called with a generator keeps it.</summary>
internal sealed class ConsumingCall
{
    private readonly PyObject _callable;
    private readonly Kind _kind;

    private ConsumingCall(PyObject callable, Kind kind) => (_callable, _kind) = (callable, kind);

    /// <summary>Null where the loop has nothing better than to call it.</summary>
    internal static ConsumingCall? For(Value callable, bool isMethod)
    {
        Kind kind = callable.Ref switch
        {
            PyMethodDescriptor { Name: "join" } join when isMethod && ReferenceEquals(join.Owner, PyType.Str) => Kind.Join,
            PyType type when !isMethod => OfClass(type),
            PyBuiltinFunction { Self.Ref: PyModule { Definition.Name: "builtins" } } builtin when !isMethod => OfFunction(builtin.Def.Name),
            _ => Kind.None,
        };
        return kind == Kind.None ? null : new ConsumingCall(callable.Ref, kind);
    }

    private static Kind OfClass(PyType type) => ReferenceEquals(type, PyType.Tuple) || ReferenceEquals(type, PyType.List) ? Kind.Gather
        : ReferenceEquals(type, PyType.Set) ? Kind.Set
        : ReferenceEquals(type, PyType.FrozenSet) ? Kind.FrozenSet
        : Kind.None;

    private static Kind OfFunction(string name) => name switch
    {
        "any" => Kind.Any,
        "all" => Kind.All,
        "sum" => Kind.Sum,
        "sorted" => Kind.Gather,
        _ => Kind.None,
    };

    /// <summary>Whether the call whose operands stand from there on is this one.</summary>
    internal bool Fits(ref Value bottom)
    {
        ref Value second = ref Unsafe.Add(ref bottom, 1);
        return _kind == Kind.Join ? bottom.Is(_callable) && ReferenceEquals(second.Type, PyType.Str) : bottom.IsNull && second.Is(_callable);
    }

    internal ItemConsumer Begin(ThreadState ts, ref Value bottom) => _kind switch
    {
        Kind.Any => new TruthSearch(wanted: true),
        Kind.All => new TruthSearch(wanted: false),
        Kind.Sum => new Adding(),
        Kind.Set => new SetFiller(ts, new PySet()),
        Kind.FrozenSet => new SetFiller(ts, new PyFrozenSet(PyType.FrozenSet)),
        Kind.Join => new Gatherer(_callable, Unsafe.Add(ref bottom, 1)),
        _ => new Gatherer(_callable, default),
    };

    private enum Kind : byte
    {
        None, Gather, Join, Set, FrozenSet, Sum, Any, All,
    }
}
