using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary><c>defaultdict</c>: a dict that makes missing items.</summary>
[PyType("defaultdict", Module = "collections", Base = typeof(PyDict), Doc = """
    defaultdict(default_factory=None, /, [...]) --> dict with default factory

    A dict that calls the factory for an item that d[key] does not find, and keeps what it returns. The other arguments
    are those of dict.
    """)]
internal unsafe partial class PyDefaultDict(PyType type) : PyDict(type)
{
    private Value _factory = Value.None;

    [PyGetSet("default_factory", Doc = "What makes missing items, or None.", Setter = nameof(SetFactory))]
    private Value GetFactory() => _factory;

    private void SetFactory(Value value) => _factory = value.IsNull ? Value.None : value;

    [Slot(Slot.TpInit)]
    private static int Initialize(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        var dict = (PyDefaultDict)self.Ref;
        int count = args.Length - (kwnames?.Count ?? 0);
        dict._factory = Value.None;
        if (count > 0)
        {
            if (!args[0].IsNone && !Calls.IsCallable(args[0])) return ts.Fail(PyType.TypeError, "first argument must be callable or None");
            dict._factory = args[0];
            args = args[1..];
        }
        return PyType.Dict.TpInit(ts, self, args, kwnames);
    }

    [PyMethod("""
        Make, keep and return the item for a key that is missing; KeyError without a factory.
        """, Name = "__missing__")]
    private Value Missing(ThreadState ts, Value key)
    {
        if (_factory.IsNone) throw Errors.KeyError(key);
        Value value = Calls.Call(ts, _factory);
        if (value.IsNull) return default;
        return Subscript.Set(ts, this, key, value) < 0 ? default : value;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        Value items = PyType.Dict.TpRepr(ts, this).OrThrow(ts);
        string factory = "...";
        if (ts.EnterRepr(_factory.Ref))
        {
            try
            {
                factory = Repr.Of(ts, _factory).ToString();
            }
            finally
            {
                ts.LeaveRepr();
            }
        }
        return $"{Type.ShortName}({factory}, {items.Ref})";
    }

    [PyMethod("A shallow copy.", Name = "copy")]
    [PyMethod("A shallow copy.", Name = "__copy__")]
    private Value CopyOf(ThreadState ts) => Calls.Call(ts, Type, _factory, this);

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value items = Calls.Method(ts, this, "items").OrThrow(ts);
        Value iterator = Iteration.GetIter(ts, items).OrThrow(ts);
        return new PyTuple(Type, _factory.IsNone ? PyTuple.Empty : new PyTuple(_factory), Value.None, Value.None, iterator);
    }

    [Slot(Slot.NbOr)]
    private static Value Merge(ThreadState ts, Value left, Value right)
    {
        var self = left.Ref as PyDefaultDict ?? (PyDefaultDict)right.Ref;
        if (left.Ref is not PyDict || right.Ref is not PyDict) return Value.NotImplemented;
        Value merged = Calls.Call(ts, self.Type, self._factory, left);
        if (merged.IsNull) return default;
        ((PyDict)merged.Ref).Update(ts, right);
        return merged;
    }

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
