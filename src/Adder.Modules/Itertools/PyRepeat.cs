using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>repeat</c>: one object again and again.</summary>
[PyType("repeat", Module = "itertools", Doc = """
    repeat(object [,times]) -> iterator over the same object, without end or the given number of times
    """)]
internal partial class PyRepeat(PyType type) : SelfIterator(type)
{
    private const long Endless = -1;

    private Value _element;
    private long _count;

    [Slot(Slot.TpNew, Signature = "repeat(object, times=-1)")]
    internal static Value New(ThreadState ts, PyType type, Value @object, long times = long.MinValue)
    {
        var repeat = Allocation.Of<PyRepeat>(type);
        repeat._element = @object;
        // Any negative number that was given means none at all.
        repeat._count = times == long.MinValue ? Endless : Math.Max(times, 0);
        return repeat;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var repeat = Unsafe.As<PyRepeat>(self.Ref);
        if (repeat._count == 0) return default;
        if (repeat._count > 0) repeat._count--;
        return repeat._element;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => _count == Endless
        ? $"{Type.ShortName}({Repr.Of(ts, _element)})"
        : $"{Type.ShortName}({Repr.Of(ts, _element)}, {_count})";

    [PyMethod("How many items are probably left.", Name = "__length_hint__")]
    private long LengthHint() => _count == Endless ? throw Errors.TypeError("len() of unsized object") : _count;

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, _count == Endless ? new PyTuple(_element) : new PyTuple(_element, _count));
    }
}
