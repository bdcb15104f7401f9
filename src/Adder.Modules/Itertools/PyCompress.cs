using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>compress</c>: the items whose selectors are true.</summary>
[PyType("compress", Module = "itertools", Doc = """
    compress(data, selectors)
    --

    Return the items of data for which the selector at the same position is true.
    """)]
internal partial class PyCompress(PyType type) : SelfIterator(type)
{
    private Value _data;
    private Value _selectors;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value data, Value selectors)
    {
        Value dataIterator = Iteration.GetIter(ts, data);
        if (dataIterator.IsNull) return default;
        Value selectorIterator = Iteration.GetIter(ts, selectors);
        if (selectorIterator.IsNull) return default;
        var compress = Allocation.Of<PyCompress>(type);
        compress._data = dataIterator;
        compress._selectors = selectorIterator;
        return compress;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var compress = Unsafe.As<PyCompress>(self.Ref);
        while (true)
        {
            Value item = Iteration.Next(ts, compress._data);
            if (item.IsNull) return default;
            Value selector = Iteration.Next(ts, compress._selectors);
            if (selector.IsNull) return default;
            int chosen = Truth.Of(ts, selector);
            if (chosen != 0) return chosen > 0 ? item : default;
        }
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, new PyTuple(_data, _selectors));
    }
}
