using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Functools;

/// <summary>The _functools module.</summary>
[PyModule("_functools", Doc = "Tools that operate on functions.")]
[PyModuleType(typeof(PyPartial))]
[PyModuleType(typeof(PyLruCache))]
internal static partial class FunctoolsModule
{
    [PyFunction("""
        cmp_to_key($module, /, mycmp)
        --

        A key function that sorts as a three-way comparison function says.
        """)]
    private static Value CmpToKey(Value mycmp) => new PyComparisonKey(mycmp, default);

    [PyFunction("""
        reduce(function, iterable[, initial], /) -> value

        Combine the items from left to right by a function of two arguments; the initial value, where there is one,
        comes first.
        """, Name = "reduce")]
    private static Value Reduce(ThreadState ts, Value function, Value sequence, Value initial = default)
    {
        Value iterator = Iteration.GetIter(ts, sequence);
        if (iterator.IsNull)
        {
            return ts.ClearIf(PyType.TypeError) ? ts.Raise(PyType.TypeError, "reduce() arg 2 must support iteration") : default;
        }
        Value result = initial;
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) break;
            result = result.IsNull ? item : Calls.Call(ts, function, result, item);
            if (result.IsNull) return default;
        }
        if (ts.HasPending) return default;
        return result.IsNull ? ts.Raise(PyType.TypeError, "reduce() of empty iterable with no initial value") : result;
    }
}
