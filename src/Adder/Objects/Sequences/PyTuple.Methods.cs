using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyTuple
{
    [PyMethod("""
        __getnewargs__($self, /)
        --

        """)]
    private Value GetNewArgs() => new PyTuple(From(Items));

    [PyMethod("""
        index($self, value, start=0, stop=sys.maxsize, /)
        --

        Return the position of the first item that equals the value.

        Raises ValueError if there is none.
        """)]
    private Value Index(ThreadState ts, Value value, SliceIndex start, SliceIndex stop)
    {
        int end = stop.Clamp(Count);
        for (int i = start.Clamp(Count); i < end; i++)
        {
            int equal = Comparison.EqualOrError(ts, this[i], value);
            if (equal < 0) return default;
            if (equal > 0) return i;
        }
        return ts.Raise(PyType.ValueError, "tuple.index(x): x not in tuple");
    }

    [PyMethod("""
        count($self, value, /)
        --

        Return how many items equal the value.
        """)]
    private Value CountOf(ThreadState ts, Value value)
    {
        long found = 0;
        foreach (Value item in Items)
        {
            int equal = Comparison.EqualOrError(ts, item, value);
            if (equal < 0) return default;
            found += equal;
        }
        return found;
    }

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
