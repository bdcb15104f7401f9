using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary>What the iterators of itertools share.</summary>
internal abstract class SelfIterator(PyType type) : PyObject(type)
{
    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // ITERTOOL_PICKLE_DEPRECATION
    private protected static void WarnOfPickling(ThreadState ts) => Warnings.Warn(
        ts, PyType.DeprecationWarning, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");

    /// <summary>A state that must be a tuple of so many items.</summary>
    private protected static PyTuple StateTuple(Value state, int least, int most)
    {
        if (state.Ref is not PyTuple tuple) throw Errors.TypeError("state is not a tuple");
        if (tuple.Count >= least && tuple.Count <= most) return tuple;
        string bound = least == most ? "exactly" : tuple.Count < least ? "at least" : "at most";
        int count = tuple.Count < least ? least : most;
        throw Errors.TypeError($"function takes {bound} {count} argument{(count == 1 ? "" : "s")} ({tuple.Count} given)");
    }
}
