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

        Convert a cmp= function into a key= function.

          mycmp
            Function that compares two objects.
        """)]
    private static Value CmpToKey(Value mycmp) => new PyComparisonKey(mycmp, default);

    [PyFunction("""
        reduce(function, iterable[, initial], /) -> value

        Apply a function of two arguments to the items of an iterable, from left to right, so as to reduce it to a
        single value. If initial is given, it is placed before the items, and is the result when there are none.
        """, Name = "reduce", Convention = CallingConvention.VarArgs)]
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
