using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary>The itertools module.</summary>
[PyModule("itertools", Doc = "Iterators that produce, combine and select items without building lists.")]
[PyModuleType(typeof(PyAccumulate))]
[PyModuleType(typeof(PyBatched))]
[PyModuleType(typeof(PyChain))]
[PyModuleType(typeof(PyCombinations))]
[PyModuleType(typeof(PyCombinationsWithReplacement))]
[PyModuleType(typeof(PyCompress))]
[PyModuleType(typeof(PyCount))]
[PyModuleType(typeof(PyCycle))]
[PyModuleType(typeof(PyDropWhile))]
[PyModuleType(typeof(PyFilterFalse))]
[PyModuleType(typeof(PyGroupBy))]
[PyModuleType(typeof(PyGrouper))]
[PyModuleType(typeof(PyISlice))]
[PyModuleType(typeof(PyPairwise))]
[PyModuleType(typeof(PyPermutations))]
[PyModuleType(typeof(PyProduct))]
[PyModuleType(typeof(PyRepeat))]
[PyModuleType(typeof(PyStarMap))]
[PyModuleType(typeof(PyTakeWhile))]
[PyModuleType(typeof(PyTee))]
[PyModuleType(typeof(PyTeeData))]
[PyModuleType(typeof(PyZipLongest))]
internal static partial class ItertoolsModule
{
    [PyFunction("""
        tee($module, iterable, n=2, /)
        --

        Several iterators over the items of one.
        """)]
    private static Value Tee(ThreadState ts, Value iterable, long n = 2)
    {
        if (n < 0) throw Errors.ValueError("n must be >= 0");
        if (n == 0) return PyTuple.Empty;
        if (n > System.Array.MaxLength) throw Errors.MemoryError();
        Value copyable = Iteration.GetIter(ts, iterable).OrThrow(ts);
        Value copy = Attributes.Find(ts, copyable, "__copy__");
        if (copy.IsNull)
        {
            if (ts.HasPending) return default;
            copyable = PyTee.Over(copyable);
            copy = Attributes.Get(ts, copyable, "__copy__").OrThrow(ts);
        }
        var iterators = new Value[n];
        iterators[0] = copyable;
        for (int i = 1; i < iterators.Length; i++) iterators[i] = Calls.Call(ts, copy).OrThrow(ts);
        return new PyTuple(iterators);
    }
}
