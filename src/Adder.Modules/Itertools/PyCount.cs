using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>count</c>: start, start + step, start + 2 · step ...</summary>
[PyType("count", Module = "itertools", Doc = """
    count(start=0, step=1)
    --

    Return evenly spaced values without end, beginning with start.
    """)]
internal unsafe partial class PyCount(PyType type) : SelfIterator(type)
{
    private Value _next;
    private Value _step;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value start, Value step)
    {
        if (!IsNumber(start) || !IsNumber(step)) return ts.Raise(PyType.TypeError, "a number is required");
        var count = Allocation.Of<PyCount>(type);
        count._next = start;
        count._step = step;
        return count;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var count = Unsafe.As<PyCount>(self.Ref);
        Value current = count._next;
        Value next = Numbers.Binary(ts, BinaryOperator.Add, current, count._step);
        if (next.IsNull) return default;
        Value.Store(ref count._next, next);
        return current;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => CountsByOne
        ? $"{Type.ShortName}({Repr.Of(ts, _next)})"
        : $"{Type.ShortName}({Repr.Of(ts, _next)}, {Repr.Of(ts, _step)})";

    private bool CountsByOne => PyLong.TryInt64(_step, out long step) && step == 1;

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, _next.IsInt && CountsByOne ? new PyTuple(_next) : new PyTuple(_next, _step));
    }

    // PyNumber_Check
    private static bool IsNumber(Value value) =>
        value.IsInt || value.IsFloat || value.Type.NbIndex != null || value.Type.NbInt != null || value.Type.NbFloat != null
            || value.Ref is PyComplex;
}
